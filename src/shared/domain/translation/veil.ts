// What a text to be translated elsewhere keeps back: what looks personal leaves as a number in brackets.
import { foldText } from '../fold-words';
import { findAddresses, findUnknownHosts } from '../guard/find-links';
import { findNumbers } from '../guard/find-numbers';
import { findLinks } from '../link-target';

export interface VeiledText {
  readonly text: string;
  /** What was kept back, by its number. */
  readonly kept: ReadonlyMap<number, string>;
}

export interface WhatIsPersonal {
  /** Patterns of the brand, as its guard has them. */
  readonly orderNumbers: readonly string[];
  /** Of the people in the conversation; each piece of a name counts. */
  readonly names: readonly string[];
  /** Theirs; a handle counts as a whole. */
  readonly handles: readonly string[];
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const mentions = /(?<![\p{L}\p{N}._@-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu;
const words = /[\p{L}\p{M}]+/gu;
const marks = /\[\s*#\s*(\d{1,4})\s*\]/gu;

/**
 * Keeps back cards, accounts, identity, phone and order numbers, mail addresses, links, handles, and the names that
 * are given, also a first name alone. What else a person says of themselves in words stays: no rule finds that.
 */
export function veiled(text: string, { orderNumbers, names, handles }: WhatIsPersonal): VeiledText {
  const places = [
    ...findLinks(text),
    ...findUnknownHosts(text, []),
    ...findAddresses(text),
    ...[...text.matchAll(mentions)].map((match) => placeOf(match.index, match[0])),
    ...findNumbers(text, orderNumbers),
    ...[...names, ...handles].flatMap((name) => placesOfName(text, name)),
    ...placesOfPieces(text, names),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  const kept = new Map<number, string>();
  // A mark that the writer made is none of ours.
  let number = Math.max(0, ...[...text.matchAll(marks)].map((match) => Number(match[1])));
  let written = '';
  let at = 0;
  for (const { from, to } of places) {
    if (to <= at) continue;
    number += 1;
    kept.set(number, text.slice(Math.max(from, at), to));
    written += `${text.slice(at, Math.max(from, at))}[#${number}]`;
    at = to;
  }
  return { text: written + text.slice(at), kept };
}

/** The text with everything back in its place; `lost` counts what the translation left out. */
export function unveiled(
  text: string,
  kept: VeiledText['kept'],
): { readonly text: string; readonly lost: number } {
  const found = new Set<number>();
  const whole = text.replace(marks, (mark, digits: string) => {
    const number = Number(digits);
    found.add(number);
    return kept.get(number) ?? mark;
  });
  return { text: whole, lost: [...kept.keys()].filter((number) => !found.has(number)).length };
}

const shortestName = 3;

function placesOfName(text: string, name: string): readonly Place[] {
  const wanted = name.trim();
  if (wanted.length < shortestName) return [];
  const sign = [...wanted].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join('');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${sign}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(whole)].map((match) => placeOf(match.index, match[0]));
}

/** "del" in the middle of a name is a word like any other. */
function placesOfPieces(text: string, names: readonly string[]): readonly Place[] {
  const isPiece = (word: string) =>
    word.length > shortestName || (word.length === shortestName && /^\P{Ll}/u.test(word));
  const pieces = new Set(
    names.flatMap((name) => (name.match(words) ?? []).filter(isPiece).map((piece) => foldText(piece))),
  );
  if (pieces.size === 0) return [];
  return [...text.matchAll(words)]
    .filter(([word]) => pieces.has(foldText(word)))
    .map((match) => placeOf(match.index, match[0]));
}

function placeOf(from: number, written: string): Place {
  return { from, to: from + written.length };
}
