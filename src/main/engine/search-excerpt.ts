// The words around a hit, cut out of the text as it was written.
import { foldText, type SearchTerm } from './search-words';

const wordsBefore = 5;
const wordsAfter = 9;
/** A text beyond this shows its beginning when the hit lies further on. */
const charactersRead = 20_000;

const writtenWord = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu;

/** About 14 words around the first that was asked for; the beginning where none is in this text. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): string {
  const whole = text.slice(0, charactersRead);
  const starts: number[] = [];
  let found = -1;
  let end = whole.length;
  for (const match of whole.matchAll(writtenWord)) {
    starts.push(match.index);
    if (found < 0 && isAskedFor(match[0], terms)) found = starts.length - 1;
    const last = Math.max(found, wordsBefore) + wordsAfter;
    if (starts.length > last && (found >= 0 || starts.length > charactersRead / 8)) {
      end = match.index;
      break;
    }
  }
  if (found < 0) end = starts[wordsBefore + wordsAfter] ?? whole.length;
  const from = found <= wordsBefore ? 0 : (starts[found - wordsBefore] ?? 0);
  const words = whole.slice(from, end).trim().replace(/\s+/gu, ' ');
  return `${from > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`;
}

function isAskedFor(written: string, terms: readonly SearchTerm[]): boolean {
  const folded = foldText(written);
  return terms.some(({ word, isBeginning }) =>
    isBeginning
      ? folded.startsWith(word) || folded.includes(` ${word}`)
      : folded === word || folded.split(' ').includes(word),
  );
}
