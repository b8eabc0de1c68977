// Reads of the desk itself: its state, its settings, the workspace, the accounts' health.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeychainState, RequestOutput } from '../../shared/ipc/contract';
import type { DeskStatus } from '../../shared/ipc/engine-answers';
import type { Settings } from '../../shared/ipc/settings';
import type { Account, Brand, Member, Workspace } from '../../shared/workspace/schema';
import { queryKeys } from './query-keys';
import { useServices } from './services';

export type AppInfo = RequestOutput<'app.info'>;
export type DeskState = AppInfo['desk'];
export type { KeychainState };

const told = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } as const;

export function useAppInfo(): AppInfo | undefined {
  const { desk } = useServices();
  return useQuery({
    ...told,
    queryKey: queryKeys.appInfo,
    queryFn: () => desk.request('app.info', undefined),
  }).data;
}

export function useDeskState(): DeskState | undefined {
  const { desk } = useServices();
  const queryFn = async () => (await desk.request('app.info', undefined)).desk;
  return useQuery({ ...told, queryKey: queryKeys.deskState, queryFn }).data;
}

export function useSettings(): Settings | undefined {
  const { desk } = useServices();
  return useQuery({
    ...told,
    queryKey: queryKeys.settings,
    queryFn: () => desk.request('settings.read', undefined),
  }).data;
}

/** Writes some settings; the interface follows at once and falls back when the shell refuses. */
export function useWriteSettings(): (patch: Partial<Settings>) => Promise<void> {
  const { desk } = useServices();
  const queries = useQueryClient();
  return async (patch) => {
    const before = queries.getQueryData<Settings>(queryKeys.settings);
    if (before !== undefined) queries.setQueryData(queryKeys.settings, { ...before, ...patch });
    try {
      queries.setQueryData(queryKeys.settings, await desk.request('settings.write', patch));
    } catch (error) {
      queries.setQueryData(queryKeys.settings, before);
      throw error;
    }
  };
}

/** The workspace; null when there is none yet, undefined until that is known. */
export function useWorkspace(): Workspace | null | undefined {
  const { engine } = useServices();
  return useQuery({
    ...told,
    queryKey: queryKeys.workspace,
    queryFn: () => engine.query('workspace.read', {}),
  }).data;
}

export function useStatus(): DeskStatus | undefined {
  const { engine } = useServices();
  return useQuery({ ...told, queryKey: queryKeys.status, queryFn: () => engine.query('status.read', {}) })
    .data;
}

export function useBrand(id: string): Brand | undefined {
  return useWorkspace()?.brands.find((brand) => brand.id === id);
}

export function useAccount(id: string): Account | undefined {
  return useWorkspace()?.accounts.find((account) => account.id === id);
}

/** Who sits here: the chosen agent, or the workspace's first member. */
export function useMe(): Member | undefined {
  const settings = useSettings();
  const members = useWorkspace()?.members;
  return members?.find((member) => member.id === settings?.agentId) ?? members?.[0];
}
