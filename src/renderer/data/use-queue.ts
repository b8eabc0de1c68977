// Follows the list of the current view from a component: one row, or how long the list is.
import { useCallback, useSyncExternalStore } from 'react';
import type { CaseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import { longestList } from './queue-list';
import { useServices } from './services';
import { useSignal } from './use-signal';

/** The row of a case, while the page holds it. */
export function useRow(id: CaseId): CaseRow | undefined {
  const { rows } = useServices().queue;
  const follow = useCallback((listener: () => void) => rows.follow(id, listener), [rows, id]);
  return useSyncExternalStore(follow, () => rows.get(id));
}

/** How many cases the view holds, and how many of them the list goes on for. */
export function useQueueSize(): { readonly size: number; readonly reachable: number } {
  const size = useSignal(useServices().queue.size);
  return { size, reachable: Math.min(size, longestList) };
}
