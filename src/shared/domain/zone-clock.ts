// Wall-clock time in an IANA time zone, from Intl alone: which local day an instant falls on, and back.
import { day, hour, type Instant, minute, second } from './time';

/** Days since 1970-01-01 on the wall calendar of a place; no time zone of its own. */
export type DayNumber = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the wall shows at an instant, as if it were UTC; exact to the millisecond. */
export function wallTime(instant: Instant, timeZone: string): number {
  const shown: Record<string, number> = {};
  for (const part of formatOf(timeZone).formatToParts(instant)) shown[part.type] = Number(part.value);
  const {
    year = 0,
    month = 1,
    day: monthDay = 1,
    hour: hours = 0,
    minute: minutes = 0,
    second: seconds = 0,
  } = shown;
  return (
    Date.UTC(year, month - 1, monthDay, hours, minutes, seconds) +
    (instant - Math.floor(instant / second) * second)
  );
}

/** The local day on which an instant falls. */
export function localDay(instant: Instant, timeZone: string): DayNumber {
  return Math.floor(wallTime(instant, timeZone) / day);
}

/** The instants of wall times between `from` and `to` of one local day, found with at most two offsets. */
export function instantsOfDay(
  localDayNumber: DayNumber,
  timeZone: string,
): (wallOfDay: number, edge: 'from' | 'to') => Instant {
  const midnight = localDayNumber * day;
  // Offsets lie between -12 and +14 hours, so these two samples enclose every instant of the local day.
  const before = offsetAt(midnight - 15 * hour, timeZone);
  const after = offsetAt(midnight + 37 * hour, timeZone);
  return (wallOfDay, edge) => {
    const wall = midnight + wallOfDay;
    if (before === after) return wall - before;
    return resolve(wall, edge, { before, after, timeZone });
  };
}

interface Change {
  readonly before: number;
  readonly after: number;
  readonly timeZone: string;
}

/**
 * A wall time that comes twice opens at its first and closes at its second coming, so the repeated hour counts in
 * full; a wall time that is skipped is the instant of the change, so the skipped hour counts nothing.
 */
function resolve(wall: number, edge: 'from' | 'to', change: Change): Instant {
  const byOldOffset = wall - change.before;
  const byNewOffset = wall - change.after;
  const oldIsReal = wallTime(byOldOffset, change.timeZone) === wall;
  const newIsReal = wallTime(byNewOffset, change.timeZone) === wall;
  if (oldIsReal && newIsReal) {
    return edge === 'from' ? Math.min(byOldOffset, byNewOffset) : Math.max(byOldOffset, byNewOffset);
  }
  if (oldIsReal) return byOldOffset;
  if (newIsReal) return byNewOffset;
  return changeBetween(byNewOffset, byOldOffset, change);
}

function changeBetween(from: Instant, to: Instant, change: Change): Instant {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, change.timeZone) === change.after) high = middle;
    else low = middle;
  }
  return high;
}

function offsetAt(instant: Instant, timeZone: string): number {
  return wallTime(instant, timeZone) - instant;
}

/** "09:30" as milliseconds after local midnight; "24:00" is the end of the day. */
export function wallOfDay(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  return hours * hour + minutes * minute;
}

/** "2026-12-25" as a day number. */
export function dayOfDate(date: string): DayNumber {
  const [year = 1970, month = 1, monthDay = 1] = date.split('-').map(Number);
  return Math.floor(Date.UTC(year, month - 1, monthDay) / day);
}
