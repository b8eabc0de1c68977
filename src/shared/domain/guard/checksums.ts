// Numbers that prove themselves: cards, accounts and identity numbers by their checksum.

/** A card number of 13 to 19 digits of a known kind, by Luhn's checksum (ISO/IEC 7812). Digits only. */
export function isCardNumber(digits: string): boolean {
  if (!/^[2-6]\d{12,18}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Lengths of account numbers by country, from the registry of ISO 13616; the countries our brands may meet. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SV: 28,
  TR: 26,
};

/** An account number by its country's length and ISO 7064 modulo 97. Capitals and digits only. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) || ibanLengths[text.slice(0, 2)] !== text.length) return false;
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** How long the account number of a country is; null where we do not know the country. */
export function ibanLength(country: string): number | null {
  return ibanLengths[country] ?? null;
}

const controlLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** A Spanish DNI (eight digits and a letter) or NIE (X, Y or Z, seven digits and a letter). Capitals, no separators. */
export function isSpanishIdentity(text: string): boolean {
  if (!/^[XYZ\d]\d{7}[A-Z]$/.test(text)) return false;
  const number = Number(text.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return controlLetters[number % 23] === text[8];
}
