// Ways to tell a surge from a busy morning, to be compared on the same volumes: ours, and two that everybody knows.
import {
  hoursOfSteps,
  hoursOfWeek,
  stepLength,
  stepsOfHour,
} from '../../src/shared/domain/surge/hour-of-week';
import { longestWindow, sumsOf } from '../../src/shared/domain/surge/scan-windows';
import {
  learnBaseline,
  raisedADay,
  type StepCounts,
  type SurgeBaseline,
} from '../../src/shared/domain/surge/surge-baseline';
import { freshWatch, type SurgeCandidate, watchStep } from '../../src/shared/domain/surge/surge-watch';
import type { Instant } from '../../src/shared/domain/time';
import { zone } from './volumes';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Detector {
  readonly name: string;
  /** Learns from weeks of history; what it gives tells when something would be raised in steps of any volume. */
  readonly learn: (history: StepCounts) => (volume: StepCounts, steps: Stretch) => readonly Instant[];
}

const stepsOfDay = 24 * stepsOfHour;

export const ours: Detector = {
  name: 'ours',
  learn: (history) => {
    const baseline = learnBaseline(history, zone);
    if (baseline === null) throw new Error('Eight weeks are enough to learn from');
    return (volume, steps) => candidatesIn(volume, baseline, steps).map(({ seenAt }) => seenAt);
  },
};

/** Every candidate of some steps, read in their order. */
export function candidatesIn(
  volume: StepCounts,
  baseline: SurgeBaseline,
  { from, to }: Stretch,
): readonly SurgeCandidate[] {
  const found: SurgeCandidate[] = [];
  let watch = freshWatch;
  for (let step = from; step < to; step += 1) {
    const at = volume.from + step * stepLength;
    const next = watchStep(watch, baseline, { at, count: volume.counts[step] ?? 0 });
    watch = next.watch;
    if (next.candidate !== null) found.push(next.candidate);
  }
  return found;
}

/** So many in an hour, whatever hour it is: the lowest number that the history reached no more often than ours. */
export const fixedThreshold: Detector = {
  name: 'fixed',
  learn: (history) => {
    const sums = sumsOf(history.counts);
    const ends = history.counts.map((_, step) => step + 1);
    const reached = ends.map((end) => hourEnding(sums, end));
    const allowed = (history.counts.length / stepsOfDay) * raisedADay;
    // From above: where nearly everything counts, all of it is one episode.
    const episodes = (least: number) =>
      episodesOf(ends.filter((_, index) => (reached[index] ?? 0) >= least)).length;
    let threshold = Math.max(...reached) + 1;
    while (threshold > 1 && episodes(threshold - 1) <= allowed) threshold -= 1;
    return raisedWhere((count) => count >= threshold);
  },
};

/** So many spreads above the mean of the same hour of the week: three is what is usually taken. */
export const zScore: Detector = {
  name: 'zScore',
  learn: (history) => {
    const slots = hoursOfSteps(history.from, history.counts.length, zone);
    const sums = sumsOf(history.counts);
    const cells = Array.from({ length: hoursOfWeek }, () => [] as number[]);
    slots.forEach((slot, step) => {
      if (step + 1 >= stepsOfHour) cells[slot]?.push(hourEnding(sums, step + 1));
    });
    const means = cells.map((cell) => cell.reduce((sum, one) => sum + one, 0) / Math.max(1, cell.length));
    const spreads = cells.map((cell, slot) =>
      Math.sqrt(
        cell.reduce((sum, one) => sum + (one - (means[slot] ?? 0)) ** 2, 0) / Math.max(1, cell.length),
      ),
    );
    return raisedWhere((count, slot) => {
      const spread = Math.max(0.5, spreads[slot] ?? 0);
      return (count - (means[slot] ?? 0)) / spread >= 3;
    });
  },
};

/** Messages of the hour that ends with a step. */
function hourEnding(sums: readonly number[], end: number): number {
  return (sums[end] ?? 0) - (sums[Math.max(0, end - stepsOfHour)] ?? 0);
}

/** Looks at the last hour after each step; one candidate for an episode, as ours. */
function raisedWhere(isRaised: (count: number, slot: number) => boolean) {
  return (volume: StepCounts, { from, to }: Stretch): readonly Instant[] => {
    const first = Math.max(0, from - stepsOfHour);
    const sums = sumsOf(volume.counts.slice(first, to));
    const slots = hoursOfSteps(volume.from + first * stepLength, to - first, zone);
    const ends = Array.from({ length: to - from }, (_, index) => from - first + index + 1);
    const over = ends.filter((end) => isRaised(hourEnding(sums, end), slots[end - 1] ?? 0));
    return episodesOf(over).map((end) => volume.from + (first + end) * stepLength);
  };
}

/** Where each episode begins: it ends when six hours were usual. */
function episodesOf(ends: readonly number[]): readonly number[] {
  return ends.filter((end, index) => index === 0 || end - (ends[index - 1] ?? 0) > longestWindow);
}
