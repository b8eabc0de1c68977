// The shape of a brand's week: how many messages each of its hours usually brings.
import { hoursOfWeek, isWeekend, stepsOfHour } from './hour-of-week';

/** How many weeks the hours of other days count for, beside the hour's own. */
const weightOfLikeHours = 6;
/** Nobody's usual volume doubles or halves for good within a week without being looked at. */
const levelAtMost = 2;
/** A quiet brand's days say little: so many messages more on both sides. */
const messagesOfDoubt = 10;

export interface HourCount {
  /** Hour of the week. */
  readonly slot: number;
  readonly count: number;
}

/** Whole hours only; those at both ends may be cut. */
export function hourCounts(counts: readonly number[], slots: readonly number[]): readonly HourCount[] {
  const hours: { slot: number; count: number; steps: number }[] = [];
  counts.forEach((count, index) => {
    const slot = slots[index] ?? 0;
    const last = hours.at(-1);
    if (last !== undefined && last.slot === slot) {
      last.count += count;
      last.steps += 1;
    } else hours.push({ slot, count, steps: 1 });
  });
  return hours.filter(({ steps }) => steps === stepsOfHour);
}

/**
 * Messages an hour by hour of the week: from its own counts, its neighbours, and the same hour of like days. No hour
 * counts for more than its like ever have, so that a surge of the past hardly shows.
 */
export function weekShape(hours: readonly HourCount[]): readonly number[] {
  const capped = cappedByLike(hours);
  const own = meansBy(capped, ({ slot }) => String(slot));
  const like = meansBy(capped, ({ slot }) => likeKey(slot));
  const likeRate = (slot: number) => like.get(likeKey(slot))?.mean ?? 0;
  const ownRate = (slot: number) => {
    const place = (slot + hoursOfWeek) % hoursOfWeek;
    return own.get(String(place))?.mean ?? likeRate(place);
  };
  return Array.from({ length: hoursOfWeek }, (_, slot) => {
    const weeks = own.get(String(slot))?.hours ?? 0;
    const smooth = (ownRate(slot - 1) + 2 * ownRate(slot) + ownRate(slot + 1)) / 4;
    return (weeks * smooth + weightOfLikeHours * likeRate(slot)) / (weeks + weightOfLikeHours);
  });
}

/** How the last week compares with the shape: by its median day, so that one wild day is not a level. */
export function recentLevel(hours: readonly HourCount[], shape: readonly number[]): number {
  const lastWeek = hours.slice(-hoursOfWeek);
  const ratios: number[] = [];
  for (let from = 0; from + 24 <= lastWeek.length; from += 24) {
    const ofDay = lastWeek.slice(from, from + 24);
    const count = ofDay.reduce((sum, one) => sum + one.count, messagesOfDoubt);
    const expected = ofDay.reduce((sum, one) => sum + (shape[one.slot] ?? 0), messagesOfDoubt);
    ratios.push(count / expected);
  }
  const level = ratios.length === 0 ? 1 : medianOf(ratios);
  return Math.min(levelAtMost, Math.max(1 / levelAtMost, level));
}

/** The same hour of workdays, or of the weekend. */
function likeKey(slot: number): string {
  return `${isWeekend(slot) ? 'weekend' : 'workday'} ${slot % 24}`;
}

function cappedByLike(hours: readonly HourCount[]): readonly HourCount[] {
  const like = new Map<string, number[]>();
  for (const { slot, count } of hours) {
    const known = like.get(likeKey(slot));
    if (known) known.push(count);
    else like.set(likeKey(slot), [count]);
  }
  const caps = new Map([...like].map(([key, counts]) => [key, capOf(counts)]));
  return hours.map(({ slot, count }) => ({ slot, count: Math.min(count, caps.get(likeKey(slot)) ?? count) }));
}

/** Beyond this an hour is no example of its like: the median and three times how far they usually stray. */
function capOf(counts: readonly number[]): number {
  const middle = medianOf(counts);
  const stray = 1.48 * medianOf(counts.map((count) => Math.abs(count - middle)));
  return middle + 3 * Math.max(1, stray, Math.sqrt(middle));
}

interface Mean {
  readonly mean: number;
  readonly hours: number;
}

function meansBy(hours: readonly HourCount[], keyOf: (hour: HourCount) => string): ReadonlyMap<string, Mean> {
  const sums = new Map<string, { sum: number; hours: number }>();
  for (const hour of hours) {
    const known = sums.get(keyOf(hour)) ?? { sum: 0, hours: 0 };
    sums.set(keyOf(hour), { sum: known.sum + hour.count, hours: known.hours + 1 });
  }
  return new Map([...sums].map(([key, { sum, hours: count }]) => [key, { mean: sum / count, hours: count }]));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
