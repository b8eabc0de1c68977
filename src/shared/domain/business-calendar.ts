// Business time: a weekly calendar in its own time zone, with DST nights and holidays (R13, A4).
import { type DurationMs, day, type Instant } from './time';
import { type DayNumber, dayOfDate, instantsOfDay, localDay, wallOfDay } from './zone-clock';

/** Clock times such as "09:00"; the end may be "24:00". */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a brand works, on the wall clock of one time zone. */
export interface WeeklyHours {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<Weekday, readonly OpenSpan[]>>;
  /** Local dates such as "2026-12-25", closed all day. */
  readonly holidays: readonly string[];
}

interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** 1970-01-01 was a Thursday. */
const weekdayOfDayZero = 4;
/** Beyond this neither Date nor Intl knows instants. */
const lastInstant: Instant = 8_640_000_000_000_000 - 2 * day;

/**
 * The instant at which `duration` of open time has passed since `start`; `start` itself for a duration of zero.
 * When the time runs out exactly at closing, that is the closing instant, not the next opening. Null when the
 * calendar never opens again. Throws RangeError for a duration that is negative or not finite.
 */
export function addBusinessTime(start: Instant, duration: DurationMs, hours: WeeklyHours): Instant | null {
  if (!Number.isFinite(duration) || duration < 0)
    throw new RangeError(`Not a length of time: ${duration} ms`);
  if (duration === 0) return start;
  // With one open day a week, holidays are all that can close a calendar for longer; two weeks more cover a DST gap.
  const closedDaysAtMost = hours.holidays.length * 7 + 21;
  let left = duration;
  let closedDays = 0;
  for (let today = localDay(start, hours.timeZone); closedDays <= closedDaysAtMost; today++) {
    if (today * day > lastInstant) return null;
    const open = openIntervals(today, hours).filter((interval) => interval.to > start);
    closedDays = open.length === 0 ? closedDays + 1 : 0;
    for (const interval of open) {
      const from = Math.max(interval.from, start);
      if (left <= interval.to - from) return from + left;
      left -= interval.to - from;
    }
  }
  return null;
}

/** Open time from `a` to `b` in milliseconds; 0 when `b` is not after `a`. */
export function businessTimeBetween(a: Instant, b: Instant, hours: WeeklyHours): DurationMs {
  if (b <= a) return 0;
  let total = 0;
  const last = localDay(b, hours.timeZone);
  for (let today = localDay(a, hours.timeZone); today <= last; today++) {
    for (const interval of openIntervals(today, hours)) {
      total += Math.max(0, Math.min(interval.to, b) - Math.max(interval.from, a));
    }
  }
  return total;
}

/** Whether the brand works at an instant; the closing instant itself is closed. First responses are told apart by it. */
export function isOpenAt(instant: Instant, hours: WeeklyHours): boolean {
  const today = localDay(instant, hours.timeZone);
  return openIntervals(today, hours).some((interval) => interval.from <= instant && instant < interval.to);
}

/** Whether the calendar has any open time in an ordinary week. */
export function everOpens(hours: WeeklyHours): boolean {
  return weekdays.some((weekday) =>
    hours.weekly[weekday].some((span) => wallOfDay(span.from) < wallOfDay(span.to)),
  );
}

/** The open intervals of one local day, in order, without overlaps and without empty ones. */
function openIntervals(today: DayNumber, hours: WeeklyHours): readonly Interval[] {
  const weekday = weekdays[(((today + weekdayOfDayZero) % 7) + 7) % 7] ?? 'sun';
  const spans = hours.weekly[weekday];
  if (spans.length === 0 || hours.holidays.some((date) => dayOfDate(date) === today)) return [];
  const instantOf = instantsOfDay(today, hours.timeZone);
  const intervals = spans
    .map((span) => ({
      from: instantOf(wallOfDay(span.from), 'from'),
      to: instantOf(wallOfDay(span.to), 'to'),
    }))
    .filter((interval) => interval.from < interval.to)
    .sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const interval of intervals) {
    const previous = merged.at(-1);
    if (previous && interval.from <= previous.to) {
      merged[merged.length - 1] = { from: previous.from, to: Math.max(previous.to, interval.to) };
    } else merged.push(interval);
  }
  return merged;
}
