// Words in a text that the guard looks for, with their places: phrases as whole words, folded.
import { foldText, wordsOf } from '../fold-words';
import { isWrittenWithoutSpaces } from '../spoken-text';
import { formsOf } from '../word-forms';

export interface FoundPhrase {
  readonly from: number;
  readonly to: number;
  readonly phrase: string;
}

interface PlacedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Each run of letters, digits and apostrophes: what wordsOf takes for one word. */
const runs = /[\p{L}\p{N}\p{M}'’‘ʼ]+/gu;

/** Every place at which one of the phrases stands, in the inflections of word-forms.ts; the longest at each place. */
export function findPhrases(text: string, phrases: readonly string[]): readonly FoundPhrase[] {
  const wanted = wantedOf(phrases);
  const words = placedWords(text);
  const found: FoundPhrase[] = [];
  for (let at = 0; at < words.length; ) {
    const one = wanted.find((each) =>
      each.words.every((forms, offset) => forms.has(words[at + offset]?.word ?? '')),
    );
    const [first, last] = [words[at], words[at + (one?.words.length ?? 1) - 1]];
    if (one !== undefined && first !== undefined && last !== undefined)
      found.push({ from: first.from, to: last.to, phrase: one.phrase });
    at += one?.words.length ?? 1;
  }
  return [...found, ...findAnywhere(text, phrases)];
}

interface WantedWords {
  readonly phrase: string;
  readonly words: readonly ReadonlySet<string>[];
}

/** A list is made ready once: it is looked for at every key. */
const ready = new WeakMap<readonly string[], readonly WantedWords[]>();

function wantedOf(phrases: readonly string[]): readonly WantedWords[] {
  const known = ready.get(phrases);
  if (known !== undefined) return known;
  const wanted = phrases
    .filter((phrase) => !isWrittenWithoutSpaces(phrase))
    .map((phrase) => ({ phrase, words: wordsOf(phrase).map(formsOf) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
  ready.set(phrases, wanted);
  return wanted;
}

function placedWords(text: string): readonly PlacedWord[] {
  return [...text.matchAll(runs)].flatMap((match) =>
    wordsOf(match[0]).map((word) => ({ word, from: match.index, to: match.index + match[0].length })),
  );
}

/** Phrases of signs, and of scripts without spaces, wherever they stand just so. */
function findAnywhere(text: string, phrases: readonly string[]): readonly FoundPhrase[] {
  return phrases
    .filter((phrase) => wordsOf(phrase).length === 0 || isWrittenWithoutSpaces(phrase))
    .flatMap((phrase) => {
      const wanted = phrase.trim();
      const from = foldText(wanted) === '' ? -1 : text.indexOf(wanted);
      return from < 0 ? [] : [{ from, to: from + wanted.length, phrase }];
    });
}
