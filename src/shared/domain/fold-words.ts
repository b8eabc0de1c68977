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

// Most text of most languages here; nothing of what follows changes it but its capitals and apostrophes.
const plainText = /^[\0-\x7f]*$/;

/**
 * Lower case without accents. Only the diacritics of Latin, Greek and Cyrillic go; the vowel signs of other scripts
 * are part of the word and stay.
 */
export function foldText(text: string): string {
  if (plainText.test(text)) return text.toLowerCase().replaceAll("'", '');
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
  const folded = foldText(text);
  return folded.match(plainText.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
