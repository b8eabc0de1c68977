// Telephone numbers of colleagues, as people write them (R67).

/** As many digits as the numbering plan of the world allows (E.164); an extension within a house has fewer. */
const digits = { least: 3, most: 15 };

/**
 * Whether a text is nothing but a telephone number: digits, a plus before them, and what people part them with. So it
 * is never a link or a command, wherever somebody puts it.
 */
export function isPhoneNumber(text: string): boolean {
  const count = text.replace(/[^0-9]/gu, '').length;
  return (
    /^\+?[0-9(][0-9 ()./-]*$/u.test(text) &&
    text.length <= 32 &&
    count >= digits.least &&
    count <= digits.most
  );
}
