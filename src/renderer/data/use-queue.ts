// Follows the list of the current view from a component: one row, or how long the list is.
import { useCallback, useSyncExternalStore } from 'react';
import type { CaseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import { useServices } from './services';

/** The row of a case, while the page holds it. */
export function useRow(id: CaseId): CaseRow | undefined {
  const { rows } = useServices().queue;
  const follow = useCallback((listener: () => void) => rows.follow(id, listener), [rows, id]);
  return useSyncExternalStore(follow, () => rows.get(id));
}

/** How many cases the view holds, and how many of them the list goes on for. */
export function useQueueSize(): { readonly size: number; readonly reachable: number } {
  const { queue, store } = useServices();
  const follow = useCallback(
    (listener: () => void) => {
      const stops = [queue.list.subscribe(listener), store.counters.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [queue, store],
  );
  const size = useSyncExternalStore(follow, () => queue.size());
  const reachable = useSyncExternalStore(follow, () => queue.reachable());
  return { size, reachable };
}
