// Whether one rule fits wherever another one does. Says yes only where that is certain.
import { wordsOf } from '../fold-words';
import type { NumberRange, RuleConditions } from './rule';

/** Whether `wide` holds for every message for which `narrow` holds. */
export function isWiderOrSame(wide: RuleConditions, narrow: RuleConditions): boolean {
  return (
    wordsFollow(wide, narrow) &&
    includesList(wide.brands, narrow.brands) &&
    includesList(wide.channels, narrow.channels) &&
    includesList(wide.languages, narrow.languages) &&
    includesList(wide.authors, narrow.authors) &&
    (wide.audience === undefined || wide.audience === narrow.audience) &&
    (wide.isBot === undefined || wide.isBot === narrow.isBot) &&
    (wide.isOpen === undefined || wide.isOpen === narrow.isOpen) &&
    (wide.time === undefined || isSame(wide.time, narrow.time)) &&
    includesRange(wide.followers, narrow.followers) &&
    includesRange(wide.history, narrow.history) &&
    (wide.history === undefined ||
      (wide.history.tier === narrow.history?.tier && wide.history.within === narrow.history?.within))
  );
}

/** Whether both hold for the same messages. */
export function isSameCondition(a: RuleConditions, b: RuleConditions): boolean {
  return isWiderOrSame(a, b) && isWiderOrSame(b, a);
}

/** Whether a text that has the first phrase has the second one too. */
export function phraseContains(phrase: string, part: string): boolean {
  const words = wordsOf(phrase);
  const wanted = wordsOf(part);
  if (wanted.length === 0) return phrase === part;
  return words.some((_, start) => wanted.every((word, offset) => words[start + offset] === word));
}

function wordsFollow(wide: RuleConditions, narrow: RuleConditions): boolean {
  const [asks, asked] = [hasWords(wide), hasWords(narrow)];
  if (!asks) return true;
  if (!asked || wide.misspellings !== narrow.misspellings) return false;
  const must = narrow.allOf ?? [];
  const choice = narrow.anyOf ?? [];
  const isThere = (part: string) =>
    must.some((phrase) => phraseContains(phrase, part)) ||
    (choice.length > 0 && choice.every((phrase) => phraseContains(phrase, part)));
  const oneIsThere = (parts: readonly string[]) =>
    parts.some(isThere) ||
    (choice.length > 0 && choice.every((phrase) => parts.some((part) => phraseContains(phrase, part))));
  return (
    (wide.allOf ?? []).every(isThere) &&
    (wide.anyOf === undefined || oneIsThere(wide.anyOf)) &&
    (wide.noneOf ?? []).every((forbidden) =>
      (narrow.noneOf ?? []).some((part) => phraseContains(forbidden, part)),
    )
  );
}

export function hasWords({ anyOf, allOf, noneOf }: RuleConditions): boolean {
  return [anyOf, allOf, noneOf].some((list) => list !== undefined && list.length > 0);
}

function includesList<Value>(
  wide: readonly Value[] | undefined,
  narrow: readonly Value[] | undefined,
): boolean {
  return wide === undefined || (narrow?.every((one) => wide.includes(one)) ?? false);
}

function includesRange(wide: NumberRange | undefined, narrow: NumberRange | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  return (
    (wide.from ?? 0) <= (narrow.from ?? 0) &&
    (wide.under ?? Number.POSITIVE_INFINITY) >= (narrow.under ?? Number.POSITIVE_INFINITY)
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
