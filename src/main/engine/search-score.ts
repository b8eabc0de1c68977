// How well a text answers a question (BM25): rare words count more, repeated ones less each time, long texts less.
import type { SearchTerm } from './search-words';

export interface ScoredTerm extends SearchTerm {
  /** Of all documents, how many hold the word: 0 to 1. */
  readonly share: number;
}

export interface ScoredText {
  /** Who wrote it, and the subject. Folded. */
  readonly heading: string;
  readonly body: string;
}

/** BM25's usual two settings, and the length of a usual message in characters. */
const saturation = 1.2;
const lengthWeight = 0.75;
const usualLength = 240;
/** A name or a subject says more than a word in passing; a word that only begins so says less than the word. */
const headingWeight = 3;
const beginningWeight = 0.4;
/** As if the words had been counted in so many documents. */
const documents = 10_000;

/** Higher is better; only comparable between texts of one question. */
export function scoreOf({ heading, body }: ScoredText, terms: readonly ScoredTerm[]): number {
  const length = (heading.length + body.length) / usualLength;
  const damping = saturation * (1 - lengthWeight + lengthWeight * length);
  let score = 0;
  for (const term of terms) {
    const weight = Math.log(1 + (documents * (1 - term.share) + 0.5) / (documents * term.share + 0.5));
    const uses = timesIn(body, term) + headingWeight * timesIn(heading, term);
    score += (weight * uses * (saturation + 1)) / (uses + damping);
  }
  return score;
}

const partOfWord = /[\p{L}\p{N}]/u;

function timesIn(text: string, { word, isBeginning }: SearchTerm): number {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (at > 0 && partOfWord.test(text[at - 1] ?? '')) continue;
    const isWhole = !partOfWord.test(text[at + word.length] ?? ' ');
    if (isWhole) times += 1;
    else if (isBeginning) times += beginningWeight;
  }
  return times;
}
