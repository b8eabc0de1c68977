// What counts as a word when searching: the same letters however they were typed, in any script.

/** Looked for at most; what a person pastes beyond that hardly makes the answer better. */
const mostWords = 16;
/** Shorter words are looked for whole: as beginnings they would match nearly everything. */
const shortestBeginning = 3;

const beyondAscii = /[\u0080-\uffff]/;
/** Accents and vowel signs; marks that only say how to draw; the stretch of Arabic letters. */
const unspoken = /[\p{M}\p{Cf}\u0640]+/gu;
const beyondAlphabets = /[\u0e00-\u0eff\u2000-\u9fff\ud800-\udfff\uf900-\uffff]/;
const pictures = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/**
 * Text as its words are compared: lower case, without accents, each picture a word (the index knows only letters and
 * digits), and so each sign of a script that puts no spaces between words.
 */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  const folded = text.toLowerCase().normalize('NFKD').replace(unspoken, '');
  if (!beyondAlphabets.test(folded)) return folded;
  return folded
    .replace(pictures, (picture) => ` u${picture.codePointAt(0)?.toString(16)} `)
    .replace(unspaced, ' $& ');
}

export interface SearchTerm {
  readonly word: string;
  /** Whether words that only begin so are meant too. */
  readonly isBeginning: boolean;
}

/** The words a person asks for, each once; none of what they type is an operator. */
export function searchTerms(text: string): readonly SearchTerm[] {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)]
    .slice(0, mostWords)
    .map((word) => ({ word, isBeginning: [...word].length >= shortestBeginning }));
}

/** In the language of the index: every word, in any order. */
export function matchOf(terms: readonly SearchTerm[]): string {
  return terms.map(({ word, isBeginning }) => `"${word}"${isBeginning ? '*' : ''}`).join(' ');
}
