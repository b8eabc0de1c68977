// Makes one of several batches that wait: who is behind gets on faster with few transactions than with many.
import type { CaseId } from '../../shared/domain/ids';
import type { FeedBatch } from '../../shared/ipc/feed';
import { joinRows, takeFollowing } from './merge-fills';

/** In one transaction, which costs as much as dozens of rows. */
const mostAtOnce = 4;

/** Takes those that may be one from the front of what waits. What somebody waits for comes with open rows, and alone. */
export function takeBatches(waiting: FeedBatch[], isAwaited: boolean): readonly FeedBatch[] {
  const most = isAwaited ? 1 : mostAtOnce;
  const open = waiting.findIndex(({ plain }) => plain.length > 0);
  return takeFollowing(waiting, open === -1 ? most : Math.min(most, Math.max(1, open)));
}

/**
 * What all of them together come to: of each case its last state, without those that are older than the step that the
 * store holds of it (`ahead`). Null for none.
 */
export function mergeBatches(
  waiting: readonly FeedBatch[],
  ahead: ReadonlyMap<CaseId, number>,
): FeedBatch | null {
  const [first] = waiting;
  const last = waiting.at(-1);
  if (first === undefined || last === undefined) return null;
  if (waiting.length === 1) return first;
  // Each by its own position: the last one's may be beyond the step while only an earlier one has a row of the case.
  const batches = waiting.map((batch) => ({
    ...batch,
    rows: batch.rows.filter(({ id }) => (ahead.get(id) ?? 0) <= batch.to),
  }));
  const gone = new Set<CaseId>();
  for (const { rows, removed } of batches) {
    for (const { id } of rows) gone.delete(id);
    for (const id of removed) gone.add(id);
  }
  const { rows, sealed } = joinRows(batches);
  const { live } = last;
  const newest = new Map(rows.filter(({ id }) => !gone.has(id)).map((row) => [row.id, row]));
  return {
    type: 'batch',
    from: first.from,
    to: last.to,
    rows: [...newest.values()],
    sealed,
    removed: [...gone],
    plain: [],
    live,
  };
}
