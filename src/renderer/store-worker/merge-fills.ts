// Makes one of several parts of a gap that follow on each other: a transaction costs as much as dozens of rows.
import type { FeedFill } from '../../shared/ipc/feed';

/** Takes as many as follow on each other, `most` of them at most, from the front of what waits. */
export function takeFollowing(waiting: FeedFill[], most: number): readonly FeedFill[] {
  const follows = (fill: FeedFill, index: number) =>
    index === 0 || (index < most && fill.from === waiting[index - 1]?.to);
  const end = waiting.findIndex((fill, index) => !follows(fill, index));
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

/** The same rows in the same order. Null for none. */
export function mergeFills(fills: readonly FeedFill[]): FeedFill | null {
  const [first] = fills;
  const last = fills.at(-1);
  if (first === undefined || last === undefined) return null;
  if (fills.length === 1) return first;
  const sealed = new Uint8Array(fills.reduce((length, fill) => length + fill.sealed.length, 0));
  let at = 0;
  const rows = fills.flatMap((fill) => {
    const from = at;
    sealed.set(fill.sealed, from);
    at += fill.sealed.length;
    return fill.rows.map((row) => ({ ...row, start: from + row.start, end: from + row.end }));
  });
  const removed = fills.flatMap((fill) => fill.removed);
  return {
    type: 'fill',
    from: first.from,
    to: last.to,
    rows,
    sealed,
    removed,
    fresh: fills.every(({ fresh }) => fresh),
  };
}
