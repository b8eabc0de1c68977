// Early warning: steps of ten minutes are read one after the other, and a surge is raised once (R78, R79, A18).
import type { DurationMs, Instant } from '../time';
import { stepLength } from './hour-of-week';
import { longestWindow, standsOut, sumsOf } from './scan-windows';
import { expectedAt, type SurgeBaseline } from './surge-baseline';

/** A surge that a person has to look at. */
export interface SurgeCandidate {
  /** When it was seen: the end of the step. */
  readonly seenAt: Instant;
  /** Where the time begins that stands out most. */
  readonly since: Instant;
  readonly length: DurationMs;
  readonly count: number;
  readonly expected: number;
  /** How far beyond chance, in spreads of the brand's own history. */
  readonly score: number;
}

/** What is kept between two steps. */
export interface SurgeWatch {
  /** The newest steps, the last one newest. */
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  /** Steps since something stood out; null: nothing is going on. */
  readonly usualFor: number | null;
}

export const freshWatch: SurgeWatch = { counts: [], expected: [], usualFor: null };

export interface WatchedStep {
  readonly watch: SurgeWatch;
  /** Only at the beginning of an episode. */
  readonly candidate: SurgeCandidate | null;
}

/**
 * Reads one more step. A candidate is raised once for an episode; that ends when six hours were as usual. Steps follow
 * each other without gaps: hours in which nothing could be heard (a channel was down) are given as what is usual.
 */
export function watchStep(
  watch: SurgeWatch,
  baseline: SurgeBaseline,
  step: { readonly at: Instant; readonly count: number },
): WatchedStep {
  const counts = [...watch.counts, step.count].slice(-longestWindow);
  const expected = [...watch.expected, expectedAt(baseline, step.at)].slice(-longestWindow);
  const sums = { counts: sumsOf(counts), expected: sumsOf(expected) };
  const best = standsOut(counts.length, sums, baseline);
  if (best === null) {
    const usualFor = watch.usualFor === null || watch.usualFor >= longestWindow ? null : watch.usualFor + 1;
    return { watch: { counts, expected, usualFor }, candidate: null };
  }
  const seenAt = step.at + stepLength;
  const length = best.window * stepLength;
  const { count, expected: usual, score } = best;
  return {
    watch: { counts, expected, usualFor: 0 },
    candidate:
      watch.usualFor === null
        ? { seenAt, since: seenAt - length, length, count, expected: usual, score }
        : null,
  };
}
