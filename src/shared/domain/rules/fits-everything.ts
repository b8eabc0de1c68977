// Why a rule fits every message, or nearly every one.
import { weekdays } from '../business-calendar';
import { wordsOf } from '../fold-words';
import type { NumberRange, RuleConditions, TriageRule } from './rule';
import { brandsOf, type CheckedWorld, channelsOf, type EverythingBecause } from './rule-fault';

/** Words that stand in most messages of any length. */
const inNearlyEveryMessage = new Set(
  (
    'a an and are at be but can do for have i im in is it its me my no not of on or so that the this to we with you ' +
    'your al con de del el en es esta este fue hay la las lo los mas me mi muy no o para pero por que se si su te tu ' +
    'un una y ya'
  ).split(' '),
);

/** The first reason; null: it limits itself. */
export function fitsEverything(rule: TriageRule, world: CheckedWorld): EverythingBecause | null {
  const { when } = rule;
  if (limitsBesideWords(rule, world)) return null;
  const { anyOf = [], allOf = [], noneOf = [] } = when;
  if (anyOf.length + allOf.length + noneOf.length === 0)
    return saysAnything(when) ? { reason: 'asks-what-always-is' } : { reason: 'asks-nothing' };
  if (anyOf.length + allOf.length === 0) return { reason: 'only-forbids' };
  const everyday = anyOf.filter(isEveryday);
  const isLoose = (anyOf.length === 0 || everyday.length > 0) && allOf.every(isEveryday);
  return isLoose ? { reason: 'everyday-words', phrases: [...allOf, ...everyday] } : null;
}

function isEveryday(phrase: string): boolean {
  const words = wordsOf(phrase);
  return words.length === 1 && words.every((word) => inNearlyEveryMessage.has(word));
}

function saysAnything({ misspellings: _always, ...asked }: RuleConditions): boolean {
  return Object.values(asked).some((value) => value !== undefined);
}

/** Whether anything but the words leaves some messages out. */
function limitsBesideWords(rule: TriageRule, world: CheckedWorld): boolean {
  const { when } = rule;
  const brands = brandsOf(rule, world);
  const channels = channelsOf(brands, world);
  const isNoLimit =
    brands.length === world.brands.length &&
    (when.channels === undefined || channels.every((channel) => when.channels?.includes(channel))) &&
    when.audience === undefined &&
    when.languages === undefined &&
    when.followers === undefined &&
    when.isBot === undefined &&
    when.authors === undefined &&
    isAnyNumber(when.history) &&
    (when.isOpen !== true || brands.every(({ businessHours }) => businessHours === undefined)) &&
    when.isOpen !== false &&
    isAnyTime(when.time);
  return !isNoLimit;
}

function isAnyNumber(range: NumberRange | undefined): boolean {
  return range === undefined || ((range.from ?? 0) <= 0 && range.under === undefined);
}

function isAnyTime(time: RuleConditions['time']): boolean {
  if (time === undefined) return true;
  const isEveryDay = time.days === undefined || weekdays.every((one) => time.days?.includes(one));
  return isEveryDay && (time.from ?? '00:00') === '00:00' && (time.to ?? '24:00') === '24:00';
}
