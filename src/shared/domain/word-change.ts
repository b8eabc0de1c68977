// What an approver changed in a reply: words that stayed, went and came, for its author to learn from.

export interface WordRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Longer texts are compared as a whole: nobody reads a difference of thousands of words. */
const wordsCompared = 1_500;

/** The words of both texts in order, with what lies between them; equal texts give one run. */
export function wordChange(before: string, after: string): readonly WordRun[] {
  const old = before.match(pieces) ?? [];
  const now = after.match(pieces) ?? [];
  if (old.length > wordsCompared || now.length > wordsCompared) {
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  }
  return joined(runs(old, now));
}

/** How much of a text was changed: 0 for nothing, 1 for every word of it. */
export function shareChanged(before: string, after: string): number {
  const lengthOf = (kinds: readonly WordRun['kind'][], all: readonly WordRun[]) =>
    all.reduce((sum, { kind, text }) => (kinds.includes(kind) ? sum + text.length : sum), 0);
  const all = wordChange(before, after);
  const changed = Math.max(lengthOf(['gone'], all), lengthOf(['new'], all));
  return changed === 0 ? 0 : changed / Math.max(before.length, after.length);
}

/** Words with the space after them, so that joining them gives the text back. */
const pieces = /\s*\S+\s*|\s+/gu;

function runs(old: readonly string[], now: readonly string[]): readonly WordRun[] {
  const table = commonLengths(old, now);
  const found: WordRun[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [gone, came] = [old[at], now[to]];
    if (gone !== undefined && gone === came) {
      found.push({ kind: 'same', text: gone });
      at += 1;
      to += 1;
    } else if (
      came === undefined ||
      (gone !== undefined && lengthAt(table, at + 1, to) >= lengthAt(table, at, to + 1))
    ) {
      found.push({ kind: 'gone', text: gone ?? '' });
      at += 1;
    } else {
      found.push({ kind: 'new', text: came });
      to += 1;
    }
  }
  return found;
}

type Lengths = readonly (readonly number[])[];

/** The length of the longest common run of words from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): Lengths {
  const table: number[][] = Array.from({ length: old.length + 1 }, () => []);
  for (let at = old.length - 1; at >= 0; at--) {
    const row = Array.from({ length: now.length + 1 }, () => 0);
    for (let to = now.length - 1; to >= 0; to--) {
      row[to] =
        old[at] === now[to]
          ? lengthAt(table, at + 1, to + 1) + 1
          : Math.max(lengthAt(table, at + 1, to), row[to + 1] ?? 0);
    }
    table[at] = row;
  }
  return table;
}

function lengthAt(table: Lengths, at: number, to: number): number {
  return table[at]?.[to] ?? 0;
}

function joined(all: readonly WordRun[]): readonly WordRun[] {
  const result: WordRun[] = [];
  for (const run of all) {
    const last = result.at(-1);
    if (last?.kind === run.kind) result[result.length - 1] = { kind: run.kind, text: last.text + run.text };
    else if (run.text !== '') result.push(run);
  }
  return result;
}
