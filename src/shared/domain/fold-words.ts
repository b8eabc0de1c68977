// Text as words that can be compared: case, accents and spelling of quotes do not matter.

/** Letters that Unicode does not take apart but people leave out. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/**
 * Lower case without accents. Only the diacritics of Latin, Greek and Cyrillic go; the vowel signs of other scripts
 * are part of the word and stay.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøæœłđı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’‘ʼ]/g, '')
    .normalize('NFC');
}

/** The words of a text, folded, in order. Apostrophes join ("don't" is one word); everything else separates. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
