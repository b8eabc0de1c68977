// Why a rule can never fit, as far as that can be told from the rule and the workspace.
import { wordsOf } from '../fold-words';
import type { ChannelKind } from '../message';
import { spokenText } from '../spoken-text';
import type { NumberRange, RuleConditions, TriageRule } from './rule';
import { brandsOf, type CheckedWorld, channelsOf, type NeverBecause } from './rule-fault';
import { phraseContains } from './wider-conditions';

/** Channels that tell how many followers an author has; on a practice channel the scenario may. */
const withFollowers: readonly ChannelKind[] = ['bluesky', 'mastodon', 'sandbox'];

/** The first reason; null: it may fit. */
export function neverFits(rule: TriageRule, world: CheckedWorld): NeverBecause | null {
  const { when } = rule;
  const brands = brandsOf(rule, world);
  const here = channelsOf(brands, world);
  const channels = when.channels?.filter((channel) => here.includes(channel)) ?? here;
  if (brands.length === 0 || channels.length === 0) return { reason: 'no-account' };
  const words = onlyLinks(when) ?? forbidsWhatItAsks(when);
  if (words !== null) return words;
  if (isEmpty(when.followers)) return { reason: 'empty-range', of: 'followers' };
  if (isEmpty(when.history)) return { reason: 'empty-range', of: 'history' };
  if (when.followers !== undefined && !channels.some((channel) => withFollowers.includes(channel)))
    return { reason: 'no-followers-there', channels };
  if (when.isOpen === false && brands.every(({ businessHours }) => businessHours === undefined))
    return { reason: 'never-closed' };
  return null;
}

function isEmpty(range: NumberRange | undefined): boolean {
  if (range?.under === undefined) return false;
  return range.under <= (range.from ?? 0);
}

/** A phrase of which nothing is read as words: a link, or somebody's handle. */
function isOnlyLink(phrase: string): boolean {
  return wordsOf(phrase).length > 0 && wordsOf(spokenText(phrase)).length === 0;
}

function onlyLinks({ anyOf = [], allOf = [] }: RuleConditions): NeverBecause | null {
  const must = allOf.filter(isOnlyLink);
  if (must.length > 0) return { reason: 'only-links', phrases: must };
  return anyOf.length > 0 && anyOf.every(isOnlyLink) ? { reason: 'only-links', phrases: anyOf } : null;
}

function forbidsWhatItAsks({ anyOf = [], allOf = [], noneOf = [] }: RuleConditions): NeverBecause | null {
  const forbiddenIn = (asked: string) => noneOf.find((forbidden) => phraseContains(asked, forbidden));
  for (const asked of allOf) {
    const forbidden = forbiddenIn(asked);
    if (forbidden !== undefined) return { reason: 'forbids-what-it-asks', asked, forbidden };
  }
  const [asked] = anyOf;
  if (asked === undefined || !anyOf.every((phrase) => forbiddenIn(phrase) !== undefined)) return null;
  return { reason: 'forbids-what-it-asks', asked, forbidden: forbiddenIn(asked) ?? '' };
}
