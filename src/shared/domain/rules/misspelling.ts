// Slips of the fingers: under which wrong spellings a word is still recognised.

const oneSlipFrom = 5;
const twoSlipsFrom = 9;
/** Nobody misspells more than that; what is longer is a code, or glued together. */
const longestWord = 32;

/** How many slips a word of a rule forgives. Short words and codes with digits forgive none. */
export function slipsForgiven(word: string): number {
  if (word.length < oneSlipFrom || word.length > longestWord || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < twoSlipsFrom ? 1 : 2;
}

/** How many letters have to be left out of what somebody wrote to meet any word it may be a slip of. */
export function slipsToTry(written: string): number {
  if (written.length > longestWord || !/^\p{L}+$/u.test(written)) return 0;
  if (written.length >= twoSlipsFrom - 2) return 2;
  return written.length >= oneSlipFrom - 1 ? 1 : 0;
}

/**
 * The word and every spelling of it with up to so many letters left out, never the first. Two words that are at most
 * `count` slips apart share at least one of them.
 */
export function shortenings(word: string, count: number): ReadonlySet<string> {
  const all = new Set([word]);
  let last: readonly string[] = [word];
  for (let left = count; left > 0; left -= 1) {
    const next: string[] = [];
    for (const one of last)
      for (let at = 1; at < one.length; at += 1) {
        const shorter = one.slice(0, at) + one.slice(at + 1);
        if (all.has(shorter)) continue;
        all.add(shorter);
        next.push(shorter);
      }
    last = next;
  }
  return all;
}

/**
 * How many slips lie between two words: a letter too many, too few or wrong, or two neighbours exchanged, each letter
 * touched once.
 */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchange =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isExchange) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** "holaaaa" as "holaa" and "hola": letters that were held down; empty where none was. */
export function withoutHeldKeys(written: string): readonly string[] {
  if (!/(.)\1\1/u.test(written)) return [];
  return [written.replace(/(.)\1{2,}/gu, '$1$1'), written.replace(/(.)\1{2,}/gu, '$1')];
}
