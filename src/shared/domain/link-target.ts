// Where a link in a customer's text really leads, so that a person can decide whether to follow it.
import { type HostWarning, hostWarnings } from './host-name';
import { readableLabel } from './punycode';

export type LinkWarning =
  | HostWarning
  /** "https://bank.example@evil.test": what stands before the @ is not the place. */
  | 'credentials'
  | 'not-encrypted'
  | 'unusual-port'
  /** A mailto link that fills in more than the address. */
  | 'prefilled-mail';

export interface LinkTarget {
  readonly scheme: 'https' | 'http' | 'mailto';
  /** What is opened: complete, in ASCII. */
  readonly href: string;
  /** The real host in ASCII; of an address its domain. */
  readonly host: string;
  /** The host as it looks; equal to `host` unless it has letters beyond ASCII. */
  readonly hostAsSeen: string;
  readonly warnings: readonly LinkWarning[];
}

/** Every runtime has the WHATWG parser, which alone knows where a browser would go; shared code has no DOM types. */
declare const URL: new (
  text: string,
) => {
  readonly protocol: string;
  readonly href: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
  readonly search: string;
};

const longestLink = 2_048;

/** The target of a link, or null for what we never open: other schemes, relative or broken ones, ones without a host. */
export function linkTarget(text: string): LinkTarget | null {
  if (text.length > longestLink || /[\s\p{C}]/u.test(text)) return null;
  const url = parsed(text);
  if (url === null) return null;
  if (url.protocol === 'mailto:') return mailTarget(url);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null;
  const warnings: LinkWarning[] = [...hostWarnings(url.hostname)];
  if (url.username !== '' || url.password !== '') warnings.push('credentials');
  if (url.protocol === 'http:') warnings.push('not-encrypted');
  if (url.port !== '') warnings.push('unusual-port');
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  return { scheme, href: url.href, host: url.hostname, hostAsSeen: asSeen(url.hostname), warnings };
}

function mailTarget(url: InstanceType<typeof URL>): LinkTarget | null {
  const domain = /^[^@,;?%]+@([^@,;?%]+)$/u.exec(url.pathname)?.[1];
  const place = domain === undefined ? null : parsed(`https://${domain}`);
  if (place === null || place.hostname === '') return null;
  const warnings: LinkWarning[] = [...hostWarnings(place.hostname)];
  if (url.search !== '') warnings.push('prefilled-mail');
  return {
    scheme: 'mailto',
    href: url.href,
    host: place.hostname,
    hostAsSeen: asSeen(place.hostname),
    warnings,
  };
}

function parsed(text: string): InstanceType<typeof URL> | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function asSeen(host: string): string {
  return host
    .split('.')
    .map((label) => readableLabel(label) ?? label)
    .join('.');
}

export interface FoundLink {
  /** Places in the text, in UTF-16 units, as `slice` takes them. */
  readonly from: number;
  readonly to: number;
  readonly target: LinkTarget;
}

/** A scheme must be written out and nothing invisible may stand inside: "www.shop.example" alone is only text. */
const candidates = /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:)[^\s\p{C}<>"«»“”‘’`]+/giu;

/** Without one of these there is no candidate; looking for them costs a hundredth. */
const beginnings = /https?:\/\/|mailto:/iu;

/** The links in a text, in order. Conservative: closing punctuation and brackets that were not opened stay outside. */
export function findLinks(text: string): readonly FoundLink[] {
  if (!beginnings.test(text)) return [];
  const links: FoundLink[] = [];
  for (const match of text.matchAll(candidates)) {
    const written = withoutTrailingPunctuation(match[0]);
    const target = linkTarget(written);
    if (target !== null) links.push({ from: match.index, to: match.index + written.length, target });
  }
  return links;
}

function withoutTrailingPunctuation(written: string): string {
  let end = written.length;
  let opened = countOf(written, '(') - countOf(written, ')');
  for (; end > 0; end -= 1) {
    const last = written[end - 1] ?? '';
    if (last === ')' && opened < 0) opened += 1;
    else if (!/[.,;:!?'*_~\]}…]/.test(last)) break;
  }
  return written.slice(0, end);
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
