// Reads about the team's hub, when its screen is opened.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { HubPlace } from '../../shared/ipc/hub-orders';
import type { DefinitionDifference, HubMember } from '../../shared/ipc/hub-status';
import { queryKeys } from './query-keys';
import { useServices } from './services';

export interface Read<Value> {
  /** Undefined until it is known. */
  readonly value: Value | undefined;
  readonly hasFailed: boolean;
  readonly again: () => Promise<unknown>;
}

/** Where this desktop shares; null: with nobody. */
export function useHubPlace(): Read<HubPlace | null> {
  const { desk } = useServices();
  const queryFn = () => desk.request('hub.place', undefined);
  const read = useQuery({ queryKey: queryKeys.hubPlace, queryFn, refetchOnMount: 'always', retry: false });
  return { value: read.data, hasFailed: read.isError, again: read.refetch };
}

/** Who is let in, for who manages the hub. */
export function useHubMembers(): Read<readonly HubMember[]> {
  const { engine } = useServices();
  const queryFn = () => engine.query('hub.members', {});
  const read = useQuery({ queryKey: queryKeys.hubMembers, queryFn, refetchOnMount: 'always', retry: false });
  return { value: read.data, hasFailed: read.isError, again: read.refetch };
}

/** What a colleague's definition has otherwise than the one here; null: nothing to decide. */
export function useDefinitionDifference(version: number): Read<DefinitionDifference | null> {
  const { engine } = useServices();
  const queryFn = () => engine.query('hub.difference', {});
  const queryKey = queryKeys.hubDifference(version);
  const read = useQuery({ queryKey, queryFn, refetchOnMount: 'always', retry: false });
  return { value: read.data, hasFailed: read.isError, again: read.refetch };
}

/** What was read of the hub may be otherwise now. */
export function useHubChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: queryKeys.hubPlace });
    await queries.invalidateQueries({ queryKey: queryKeys.hubMembers });
  };
}
