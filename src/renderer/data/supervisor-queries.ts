// Reads for who supervises, and for who learns: the day in figures, early warning, crises, and the coaching record.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentId } from '../../shared/domain/ids';
import type { CoachingRecord, TodayReading } from '../../shared/ipc/engine-answers';
import type { IncidentReading } from '../../shared/ipc/incident-port';
import type { SurgeReading } from '../../shared/ipc/surges';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** The engine keeps the sums: asking costs it the same however much there is. */
const lookEveryMs = 2_000;
/** One is raised every ten minutes at most. */
const lookAtSurgesEveryMs = 20_000;

export function useToday(): { readonly today: TodayReading | undefined; readonly error: Error | null } {
  const { engine } = useServices();
  const { data, error } = useQuery({
    queryKey: queryKeys.today,
    queryFn: () => engine.query('today.read', {}),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: lookEveryMs,
  });
  return { today: data, error };
}

/** What stands out of the usual, with its evidence; undefined until it is known, or for who may not read it. */
export function useSurges(): readonly SurgeReading[] | undefined {
  const { engine } = useServices();
  const { data } = useQuery({
    queryKey: queryKeys.surges,
    queryFn: () => engine.query('surges.read', {}),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: lookAtSurgesEveryMs,
  });
  return data;
}

/** Throws DeskError. */
export function useDismissSurge(): (surgeId: string, reason: string) => Promise<void> {
  const { engine } = useServices();
  const queries = useQueryClient();
  return async (surgeId, reason) => {
    await engine.command('surge.dismiss', { surgeId, reason });
    await queries.invalidateQueries({ queryKey: queryKeys.surges });
  };
}

/** Crises with everything that was written down of them, the newest first. */
export function useIncidents(): {
  readonly incidents: readonly IncidentReading[] | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error } = useQuery({
    queryKey: queryKeys.incidents,
    queryFn: () => engine.query('incidents.read', {}),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: lookEveryMs,
  });
  return { incidents: data, error };
}

/** Null: of everybody. */
export function useCoaching(agent: AgentId | null): {
  readonly record: CoachingRecord | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error } = useQuery({
    queryKey: queryKeys.coaching(agent),
    queryFn: () => engine.query('coaching.read', { agent }),
    staleTime: 0,
    gcTime: 0,
  });
  return { record: data, error };
}
