// What is usual for a brand, by hour of the week, and how far it usually strays from that (R78, R79).
import type { Instant } from '../time';
import { hourOfWeek, hoursOfSteps, stepsOfHour } from './hour-of-week';
import { longestWindow, rise, type Sums, standsOut, sumsOf, windows } from './scan-windows';
import { hourCounts, recentLevel, weekShape } from './week-shape';

/** Messages per step of ten minutes from an instant on, without gaps. */
export interface StepCounts {
  readonly from: Instant;
  readonly counts: readonly number[];
}

export interface SurgeBaseline {
  readonly timeZone: string;
  /** Messages an hour, by hour of the week. */
  readonly rates: readonly number[];
  /** By window: how many times the spread of pure chance the brand's volume has. */
  readonly spreads: readonly number[];
  /** From this score on something stands out. */
  readonly threshold: number;
}

/** Less history tells nothing of the week's shape. */
const fewestHistorySteps = 14 * 24 * stepsOfHour;
/**
 * What the detector would have raised on its own history, at most; the brand's past surges are among it. On days that
 * it has not seen it raises about a third more.
 */
export const raisedADay = 0.08;
const thresholds = { least: 3.2, most: 6, step: 0.1 };
const leastRate = 0.02;

/**
 * Learns from the last weeks, at best eight; null where there are not two. Past surges hardly move it: an hour counts
 * for no more than its like ever have.
 */
export function learnBaseline(history: StepCounts, timeZone: string): SurgeBaseline | null {
  if (history.counts.length < fewestHistorySteps) return null;
  const slots = hoursOfSteps(history.from, history.counts.length, timeZone);
  const hours = hourCounts(history.counts, slots);
  const shape = weekShape(hours);
  const level = recentLevel(hours, shape);
  const rates = shape.map((rate) => Math.max(leastRate, rate * level));
  // The spread is that around the shape: the level of old weeks is not today's.
  const expected = slots.map((slot) => Math.max(leastRate, shape[slot] ?? 0) / stepsOfHour);
  const sums = { counts: sumsOf(history.counts), expected: sumsOf(expected) };
  const spreads = windows.map((window) => spreadOf(sums, window));
  return { timeZone, rates, spreads, threshold: learnThreshold(sums, spreads) };
}

/** Messages that are usual in the step that begins at an instant. */
export function expectedAt({ rates, timeZone }: SurgeBaseline, at: Instant): number {
  return (rates[hourOfWeek(at, timeZone)] ?? leastRate) / stepsOfHour;
}

/** Root mean square of the rises, the wildest cut: never under that of pure chance. */
function spreadOf(sums: Sums, window: number): number {
  let total = 0;
  let steps = 0;
  for (let end = longestWindow; end < sums.counts.length; end += 1) {
    const count = (sums.counts[end] ?? 0) - (sums.counts[end - window] ?? 0);
    const expected = (sums.expected[end] ?? 0) - (sums.expected[end - window] ?? 0);
    total += Math.min(9, rise(count, expected) ** 2);
    steps += 1;
  }
  return steps === 0 ? 1 : Math.max(1, Math.sqrt(total / steps));
}

/** The lowest threshold with which the history itself would have raised hardly anything. */
function learnThreshold(sums: Sums, spreads: readonly number[]): number {
  const least = { spreads, threshold: thresholds.least };
  const scores = sums.counts.map((_, end) =>
    end < longestWindow ? 0 : (standsOut(end, sums, least)?.score ?? 0),
  );
  const allowed = (scores.length / (24 * stepsOfHour)) * raisedADay;
  let threshold = thresholds.least;
  while (threshold < thresholds.most && episodesIn(scores, threshold) > allowed) threshold += thresholds.step;
  return threshold;
}

function episodesIn(scores: readonly number[], threshold: number): number {
  let episodes = 0;
  let last = Number.NEGATIVE_INFINITY;
  scores.forEach((score, end) => {
    if (score < threshold) return;
    if (end - last > longestWindow) episodes += 1;
    last = end;
  });
  return episodes;
}
