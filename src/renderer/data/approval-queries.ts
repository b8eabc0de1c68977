// Reads of what waits for an approval, which the engine answers from the log.
import { useQuery } from '@tanstack/react-query';
import type { ApprovalItem } from '../../shared/ipc/engine-answers';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** Undefined until it is known. */
export function useApprovals(): readonly ApprovalItem[] | undefined {
  const { engine } = useServices();
  const queryFn = () => engine.query('approvals.list', {});
  return useQuery({ queryKey: queryKeys.approvals, queryFn, staleTime: Number.POSITIVE_INFINITY }).data;
}
