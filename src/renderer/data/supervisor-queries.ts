// Reads for who supervises, and for who learns: the day in figures, and the coaching record.
import { useQuery } from '@tanstack/react-query';
import type { AgentId } from '../../shared/domain/ids';
import type { CoachingRecord, TodayReading } from '../../shared/ipc/engine-answers';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** The engine keeps the sums: asking costs it the same however much there is. */
const lookEveryMs = 2_000;

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
