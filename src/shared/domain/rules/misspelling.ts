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

const base = 0x01000193;
/** V8 keeps numbers up to here without a place of their own in memory. */
const smallNumber = 0x3fffffff;
const powers = powersOf(base, longestWord + 1);

function powersOf(factor: number, count: number): Int32Array {
  const all = new Int32Array(count).fill(1);
  for (let at = 1; at < count; at += 1) all[at] = Math.imul(all[at - 1] ?? 0, factor);
  return all;
}

/**
 * Marks of the word and of every spelling of it with up to so many letters left out (2 at most), never the first. Two
 * words that are at most `count` slips apart share at least one of them; others may, too. Numbers in place of the
 * spellings: a word of ten letters has 46, and putting those together cost fifteen times as much. Longer words than
 * slips are looked for in have none.
 */
export function shortenings(word: string, count: number): readonly number[] {
  const { length } = word;
  if (length > longestWord) return [];
  // A mark is a polynomial of the letters, so that what stands before and after a gap makes the mark of both.
  const upTo = new Int32Array(length + 1);
  for (let at = 0; at < length; at += 1) upTo[at + 1] = next(upTo[at] ?? 0, word, at);
  const power = (of: number) => powers[of] ?? 0;
  const whole = upTo[length] ?? 0;
  const withRest = (before: number, from: number) => {
    const rest = whole - Math.imul(upTo[from] ?? 0, power(length - from));
    return (Math.imul(before, power(length - from)) + rest) & smallNumber;
  };
  const marks = [whole & smallNumber];
  for (let gap = 1; count > 0 && gap < length; gap += 1) {
    let before = upTo[gap] ?? 0;
    marks.push(withRest(before, gap + 1));
    for (let second = gap + 1; count > 1 && second < length; second += 1) {
      marks.push(withRest(before, second + 1));
      before = next(before, word, second);
    }
  }
  return marks;
}

function next(mark: number, word: string, at: number): number {
  return (Math.imul(mark, base) + word.charCodeAt(at)) | 0;
}

/**
 * How many slips lie between two words: a letter too many, too few or wrong, or two neighbours exchanged, each letter
 * touched once.
 */
export function slipsBetween(a: string, b: string): number {
  const [from, to] = whereTheyDiffer(a, b);
  return slipsOfAll(a.slice(from, a.length - to), b.slice(from, b.length - to));
}

/** How many letters two words share at their beginning, and after those at their end. */
function whereTheyDiffer(a: string, b: string): readonly [from: number, to: number] {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from += 1;
  let to = 0;
  while (to < most - from && a[a.length - 1 - to] === b[b.length - 1 - to]) to += 1;
  return [from, to];
}

function slipsOfAll(a: string, b: string): number {
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
