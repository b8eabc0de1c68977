// Links of a reply that lead to hosts the brand has not named, and mail addresses.
import { findLinks, linkTarget } from '../link-target';
import type { Finding } from './finding';

/** What channels make a link of although no scheme stands there. */
const bare =
  /(?<![\p{L}\p{N}@/.:-])(?:www\.[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s<>"«»]*)?|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,24}\/[^\s<>"«»]+)/giu;
const addresses =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Links to any host that is not among the known ones or below one of them. */
export function findUnknownHosts(text: string, known: readonly string[]): readonly Finding[] {
  const written = findLinks(text).filter(({ target }) => target.scheme !== 'mailto');
  const found = written.map(({ from, to, target }) => ({ from, to, host: target.host }));
  for (const match of text.matchAll(bare)) {
    const from = match.index;
    const to = from + match[0].replace(/[.,;:!?)\]}'…]+$/u, '').length;
    const target = linkTarget(`https://${text.slice(from, to)}`);
    const isInside = found.some((one) => from < one.to && one.from < to);
    if (target !== null && !isInside) found.push({ from, to, host: target.host });
  }
  return found
    .filter(({ host }) => !isKnown(host, known))
    .map(({ from, to, host }) => ({ kind: 'unknown-host', from, to, about: host }));
}

function isKnown(host: string, known: readonly string[]): boolean {
  return known.some((one) => {
    const name = one.trim().toLowerCase();
    return name !== '' && (host === name || host.endsWith(`.${name}`));
  });
}

/** Mail addresses, also those in a mailto link. */
export function findAddresses(text: string): readonly Finding[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(addresses)].map((match) => ({
    kind: 'email',
    from: match.index,
    to: match.index + match[0].length,
    about: match[0],
  }));
}
