// The outbound guard: everything in a text that should be seen before it is sent (requirements, section 3.9; R44).
import { variablesOf } from '../canned-response';
import { findLinks } from '../link-target';
import { findAsking } from './find-asking';
import { findAddresses, findUnknownHosts } from './find-links';
import { findNumbers, overlap } from './find-numbers';
import { type FoundPhrase, findPhrases } from './find-words';
import type { Finding, FindingKind, GuardedBrand } from './finding';
import { profanity } from './profanity';
import { spokenLanguage } from './spoken-language';

export interface InspectedReply {
  readonly text: string;
  readonly brand: GuardedBrand;
  /** In which language the customer writes; null: nobody knows. */
  readonly customerLanguage: string | null;
}

/**
 * Every finding, in the order of its place. What the brand publishes itself is none: its contacts and hosts, and those
 * that stand in its canned responses. Naming another brand is asked about apart (names-other-brand.ts).
 */
export function inspectReply({ text, brand, customerLanguage }: InspectedReply): readonly Finding[] {
  const { guard } = brand;
  return [
    ...personalData(text, guard.orderNumbers).filter((one) => !isPublished(one, guard.contacts)),
    ...findUnknownHosts(text, guard.hosts).filter(
      (host) => !findAddresses(text).some((one) => overlap(one, host)),
    ),
  ]
    .filter((one) => !isPublishedText(one, brand))
    .concat(
      wordsIn(text, profanity, guard.allowedWords).map((one) => ({ kind: 'profanity' as const, ...one })),
      wordsIn(text, guard.forbidden, []).map((one) => ({ kind: 'forbidden-phrase' as const, ...one })),
      findAsking(text),
      unfilled(text),
      wrongLanguage(text, customerLanguage),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function personalData(text: string, orderNumbers: readonly string[]): readonly Finding[] {
  const addresses = findAddresses(text);
  const links = findLinks(text);
  const isInAddress = (one: Finding) => addresses.some((address) => overlap(address, one));
  // Any number in a link looks like a phone; what proves itself, or is an order, is told on in a link too.
  const isOfLink = (one: Finding) => one.kind === 'phone' && links.some((link) => overlap(link, one));
  const numbers = findNumbers(text, orderNumbers).filter((one) => !isInAddress(one) && !isOfLink(one));
  return [...numbers, ...addresses];
}

/** Looked at only for what was found, so that hundreds of canned responses cost nothing while nothing is. */
function isPublishedText({ kind, about }: Finding, brand: GuardedBrand): boolean {
  const wanted = about.toLowerCase();
  const finds: Partial<Record<FindingKind, (text: string) => readonly Finding[]>> = {
    phone: (text) => findNumbers(text, []),
    email: findAddresses,
    'unknown-host': (text) => findUnknownHosts(text, []),
  };
  const find = finds[kind];
  if (find === undefined) return false;
  const { cannedResponses, terms = '', diversions } = brand;
  const places = diversions.map(({ place = '' }) => place);
  const texts = [...cannedResponses.map((one) => one.text), terms, ...places];
  return texts.some(
    (text) =>
      text.toLowerCase().includes(wanted) && find(text).some((one) => one.about.toLowerCase() === wanted),
  );
}

function wordsIn(text: string, phrases: readonly string[], allowed: readonly string[]) {
  const free = allowed.length === 0 ? [] : findPhrases(text, allowed);
  return findPhrases(text, phrases)
    .filter((found) => !free.some((one) => overlap(one, found)) && hasSameEnye(text, found))
    .map(({ from, to, phrase }) => ({ from, to, about: phrase }));
}

/** "Cono" is a cone: of all accents only the tilde of the eñe makes another word of it. */
function hasSameEnye(text: string, { from, to, phrase }: FoundPhrase): boolean {
  const has = (words: string) => words.normalize('NFC').toLowerCase().includes('ñ');
  return has(text.slice(from, to)) === has(phrase);
}

/** Shorter ones are no phone: two numbers may end in the same few digits. */
const fewestDigits = 7;

function isPublished({ kind, about }: Finding, contacts: readonly string[]): boolean {
  if (kind === 'email') return contacts.some((one) => one.trim().toLowerCase() === about.toLowerCase());
  if (kind !== 'phone') return false;
  const digits = about.replace(/\D/g, '');
  return contacts.some((one) => {
    const published = one.includes('@') ? '' : one.replace(/\D/g, '');
    const [short, long] = published.length < digits.length ? [published, digits] : [digits, published];
    return short.length >= fewestDigits && long.endsWith(short);
  });
}

/** Also a brace that was opened and not closed: half a variable is none the customer should read. */
const braces = /\{\{[^{}\n]{0,60}(?:\}\}?|$)?/gmu;

function unfilled(text: string): readonly Finding[] {
  return [...text.matchAll(braces)].map((match) => ({
    kind: 'unfilled-variable',
    from: match.index,
    to: match.index + match[0].length,
    about: variablesOf(match[0])[0] ?? match[0].trim(),
  }));
}

function wrongLanguage(text: string, customerLanguage: string | null): readonly Finding[] {
  const spoken = customerLanguage === null ? null : spokenLanguage(text);
  if (spoken === null || customerLanguage?.toLowerCase().split('-')[0] === spoken) return [];
  return [{ kind: 'wrong-language', from: 0, to: text.length, about: spoken }];
}
