// How much of ready words was changed before they were sent: what a canned response is reviewed by (A5).

/** A longer middle is not compared any further: it counts as changed from end to end. */
const cellsAtMost = 4_000_000;
/** What somebody fills a variable with is nobody's change, up to so many words and gaps. */
const filledPieces = 12;
const variable = /\{\{[^{}]*\}\}/u;
const pieces = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu;

/** Null: any one piece, or none, of what a variable was filled with. */
type Piece = string | null;

/**
 * The share of characters that the ready words and what was sent do not have in common: 0 when it was sent as it
 * stands, whatever its variables were filled with; 1 when nothing of it is left. Whole words are compared.
 */
export function changedShare(ready: string, sent: string): number {
  const [from, to] = withoutEnds(piecesOf(ready.trim()), sent.trim().match(pieces) ?? []);
  const all = lengthOf(piecesOf(ready.trim())) + sent.trim().length;
  if (all === 0) return 0;
  const isTooLong = from.length * to.length > cellsAtMost;
  return (isTooLong ? lengthOf(from) + lengthOf(to) : difference(from, to)) / all;
}

function piecesOf(ready: string): readonly Piece[] {
  return ready
    .split(variable)
    .flatMap((part, index): readonly Piece[] => [
      ...(index === 0 ? [] : new Array<null>(filledPieces).fill(null)),
      ...(part.match(pieces) ?? []),
    ]);
}

function lengthOf(list: readonly Piece[]): number {
  return list.reduce((sum, piece) => sum + (piece?.length ?? 0), 0);
}

/** Most was sent as it stands, or changed in one place. */
function withoutEnds(
  from: readonly Piece[],
  to: readonly string[],
): readonly [readonly Piece[], readonly string[]] {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  return [from.slice(start, from.length - end), to.slice(start, to.length - end)];
}

/** The fewest characters to take out of one and to put in from the other, row by row. */
function difference(from: readonly Piece[], to: readonly string[]): number {
  let below = new Float64Array(to.length + 1);
  for (let at = to.length - 1; at >= 0; at -= 1) below[at] = (below[at + 1] ?? 0) + (to[at]?.length ?? 0);
  for (let line = from.length - 1; line >= 0; line -= 1) {
    const piece = from[line] ?? null;
    const row = new Float64Array(to.length + 1);
    row[to.length] = (below[to.length] ?? 0) + (piece?.length ?? 0);
    for (let at = to.length - 1; at >= 0; at -= 1) {
      const out = (below[at] ?? 0) + (piece?.length ?? 0);
      const put = (row[at + 1] ?? 0) + (to[at]?.length ?? 0);
      const fits = piece === null || piece === to[at] ? (below[at + 1] ?? 0) : Number.POSITIVE_INFINITY;
      row[at] = Math.min(out, put, fits);
    }
    below = row;
  }
  return below[0] ?? 0;
}
