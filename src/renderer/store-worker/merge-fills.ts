// Makes one of several parts of a gap that follow on each other: a transaction costs as much as dozens of rows.
import type { FeedFill } from '../../shared/ipc/feed';
import type { ProjectedRows } from '../../shared/ipc/projected-row';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Takes as many as follow on each other, `most` of them at most, from the front of what waits. */
export function takeFollowing<Part extends Stretch>(waiting: Part[], most: number): readonly Part[] {
  const follows = (part: Part, index: number) =>
    index === 0 || (index < most && part.from === waiting[index - 1]?.to);
  const end = waiting.findIndex((part, index) => !follows(part, index));
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

/** All rows in their order, with their bytes in one piece. */
export function joinRows(parts: readonly ProjectedRows[]): ProjectedRows {
  const sealed = new Uint8Array(parts.reduce((length, part) => length + part.sealed.length, 0));
  let at = 0;
  const rows = parts.flatMap((part) => {
    const from = at;
    sealed.set(part.sealed, from);
    at += part.sealed.length;
    return part.rows.map((row) => ({ ...row, start: from + row.start, end: from + row.end }));
  });
  return { rows, sealed };
}

/** The same rows in the same order. Null for none. */
export function mergeFills(fills: readonly FeedFill[]): FeedFill | null {
  const [first] = fills;
  const last = fills.at(-1);
  if (first === undefined || last === undefined) return null;
  if (fills.length === 1) return first;
  const removed = fills.flatMap((fill) => fill.removed);
  return {
    type: 'fill',
    from: first.from,
    to: last.to,
    ...joinRows(fills),
    removed,
    fresh: fills.every(({ fresh }) => fresh),
  };
}
