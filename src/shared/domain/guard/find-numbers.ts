// Personal numbers in a text: cards, accounts, identity numbers, phones and the brand's order numbers.
import { ibanLength, isCardNumber, isIban, isSpanishIdentity } from './checksums';
import type { Finding, FindingKind } from './finding';

/** People group digits by spaces (also narrow ones), dots and hyphens. */
const gap = '[ .\\u00a0\\u2009\\u202f\\u2010\\u2011-]';
const notWithin = '(?<![\\p{L}\\p{N}])';
const notAfter = '(?![\\p{L}\\p{N}])';

const cards = new RegExp(`${notWithin}\\d(?:${gap}?\\d){12,18}${notAfter}`, 'gu');
const ibanBeginnings = new RegExp(`${notWithin}[A-Za-z]{2}${gap}?\\d${gap}?\\d`, 'gu');
const identities = new RegExp(`${notWithin}[XYZxyz\\d]${gap}?(?:\\d${gap}?){7}[A-Za-z]${notAfter}`, 'gu');
/** International, or nine digits as in Spain, or ten in the groups of North America and Mexico. */
const phones = new RegExp(
  `(?<![\\p{L}\\p{N}+])(?:(?:\\+|00)${gap}?\\d(?:[()]?${gap}?[()]?\\d){6,13}|[6789]\\d{2}(?:${gap}?\\d{3}){2}|` +
    `[6789]\\d{2}(?:${gap}?\\d{2}){3}|\\(?\\d{3}\\)?${gap}\\d{3}${gap}\\d{4}|\\d{2}(?:${gap}\\d{4}){2})${notAfter}`,
  'gu',
);
const withoutGaps = new RegExp(`[()]|${gap}`, 'gu');

/** In the order in which they count: what is a card is not also a phone. */
export function findNumbers(text: string, orderNumbers: readonly string[]): readonly Finding[] {
  if (!/\d/.test(text)) return orderNumbers.length === 0 ? [] : findOrders(text, orderNumbers);
  const taken: Finding[] = [];
  const take = (found: readonly Finding[]) => {
    for (const one of found) if (!taken.some((other) => overlap(one, other))) taken.push(one);
  };
  take(findOrders(text, orderNumbers));
  take(findIbans(text));
  take(proven(text, cards, { kind: 'card', isOne: isCardNumber }));
  take(proven(text, identities, { kind: 'identity-number', isOne: isSpanishIdentity }));
  take(proven(text, phones, { kind: 'phone', isOne: () => true }));
  return taken;
}

interface Proof {
  readonly kind: FindingKind;
  readonly isOne: (signs: string) => boolean;
}

function proven(text: string, pattern: RegExp, { kind, isOne }: Proof): readonly Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const signs = match[0].replace(withoutGaps, '').toUpperCase();
    return isOne(signs) ? [findingAt(kind, match.index, match[0])] : [];
  });
}

/** How many signs an account number has is known from its first two, so that words behind it stay out of it. */
function findIbans(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(ibanBeginnings)) {
    const length = ibanLength(match[0].slice(0, 2).toUpperCase());
    if (length === null) continue;
    const written = takeSigns(text, match.index, length);
    if (isIban(written.replace(withoutGaps, '').toUpperCase()))
      found.push(findingAt('iban', match.index, written));
  }
  return found;
}

/** So many letters and digits from a place on, with the gaps among them. */
function takeSigns(text: string, from: number, count: number): string {
  let left = count;
  let to = from;
  for (; to < text.length && left > 0; to += 1) {
    const sign = text[to] ?? '';
    if (/[A-Za-z0-9]/.test(sign)) left -= 1;
    else if (sign.replace(withoutGaps, '') !== '') break;
  }
  return text.slice(from, to);
}

function findOrders(text: string, patterns: readonly string[]): readonly Finding[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(orderPattern(pattern))]
      .filter((match) => match[0] !== '')
      .map((match) => findingAt('order-number', match.index, match[0])),
  );
}

const placeholders: Readonly<Record<string, string>> = {
  '#': '\\d',
  '@': '\\p{L}',
  '?': '[\\p{L}\\p{N}]',
};

/** Each sign of a brand's pattern is one sign of the text, so that no pattern can take longer than the text is. */
function orderPattern(pattern: string): RegExp {
  const signs = [...pattern.trim()].map(
    (sign) =>
      placeholders[sign] ?? (/[\p{L}\p{N}]/u.test(sign) ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`),
  );
  return new RegExp(`${notWithin}${signs.join('')}${notAfter}`, 'giu');
}

function findingAt(kind: FindingKind, from: number, written: string): Finding {
  return { kind, from, to: from + written.length, about: written };
}

export function overlap(a: Pick<Finding, 'from' | 'to'>, b: Pick<Finding, 'from' | 'to'>): boolean {
  return a.from < b.to && b.from < a.to;
}
