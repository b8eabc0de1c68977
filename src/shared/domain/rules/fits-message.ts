// What a rule asks of a message beside its words: where it was written, by whom, when, and what came before.
import { isOpenAt, type Weekday, type WeeklyHours, weekdays } from '../business-calendar';
import type { BrandId } from '../ids';
import { day, type Instant } from '../time';
import { wallOfDay, wallTime } from '../zone-clock';
import type { MessageFacts, NumberRange, RuleConditions, RuleHistory, RuleTime } from './rule';

/** What conditions are read against. */
export interface RuleWorld {
  /** Opening hours of each brand that has some. */
  readonly hoursOf: (brand: BrandId) => WeeklyHours | undefined;
}

/** Whether everything but the words holds. What is not known (a language, a number of followers) does not hold. */
export function fitsMessage(when: RuleConditions, facts: MessageFacts, world: RuleWorld): boolean {
  return (
    isAmong(when.brands, facts.brand) &&
    isAmong(when.channels, facts.channel) &&
    (when.audience === undefined || when.audience === facts.audience) &&
    speaks(when.languages, facts.language) &&
    (when.followers === undefined || isWithin(when.followers, facts.author.followers)) &&
    (when.isBot === undefined || when.isBot === facts.author.isBot) &&
    isBy(when.authors, facts.author.handle) &&
    (when.history === undefined || hasHistory(when.history, facts)) &&
    (when.isOpen === undefined || when.isOpen === isBrandOpen(facts, world)) &&
    (when.time === undefined || isAtTime(when.time, facts.postedAt))
  );
}

function isAmong<Value>(list: readonly Value[] | undefined, value: Value): boolean {
  return list === undefined || list.includes(value);
}

function speaks(languages: readonly string[] | undefined, language: string | null): boolean {
  if (languages === undefined) return true;
  return language !== null && languages.some((one) => baseOf(one) === baseOf(language));
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

function isBy(authors: readonly string[] | undefined, handle: string): boolean {
  if (authors === undefined) return true;
  const wanted = handle.toLowerCase();
  return authors.some((one) => one.toLowerCase().replace(/^@/, '') === wanted);
}

function isWithin({ from, under }: NumberRange, value: number | null): boolean {
  return value !== null && (from === undefined || value >= from) && (under === undefined || value < under);
}

function hasHistory(history: RuleHistory, { earlier, postedAt }: MessageFacts): boolean {
  const { tier, within } = history;
  const counted = earlier.filter(
    (one) =>
      (tier === undefined || one.tier === tier) &&
      (within === undefined || one.openedAt >= postedAt - within),
  );
  return isWithin(history, counted.length);
}

function isBrandOpen({ brand, postedAt }: MessageFacts, world: RuleWorld): boolean {
  const hours = world.hoursOf(brand);
  return hours === undefined || isOpenAt(postedAt, hours);
}

function isAtTime(time: RuleTime, at: Instant): boolean {
  const wall = wallTime(at, time.timeZone);
  const wallDay = Math.floor(wall / day);
  if (time.days !== undefined && !time.days.includes(weekdayOf(wallDay))) return false;
  const ofDay = wall - wallDay * day;
  const from = wallOfDay(time.from ?? '00:00');
  const to = wallOfDay(time.to ?? '24:00');
  return from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
}

/** 1970-01-01 was a Thursday. */
const weekdayOfDayZero = 4;

function weekdayOf(wallDay: number): Weekday {
  return weekdays[(((wallDay + weekdayOfDayZero) % 7) + 7) % 7] ?? 'sun';
}
