// Reads a stretch of steps as it is known now: messages that came late are counted where they were written.
import type { Instant } from '../time';
import { stepLength } from './hour-of-week';
import { longestWindow } from './scan-windows';
import { expectedAt, type StepCounts, type SurgeBaseline } from './surge-baseline';
import { type SurgeCandidate, type SurgeWatch, watchStep } from './surge-watch';

export interface WatchedStretch {
  /** Steps since something stood out; null: nothing is going on. */
  readonly usualFor: SurgeWatch['usualFor'];
  readonly candidates: readonly SurgeCandidate[];
}

/** Judges the steps from an instant on; those before it only fill the windows. Episodes go on from `usualFor`. */
export function watchStretch(
  baseline: SurgeBaseline,
  { from, counts }: StepCounts,
  begun: { readonly at: Instant; readonly usualFor: SurgeWatch['usualFor'] },
): WatchedStretch {
  const first = Math.max(0, Math.round((begun.at - from) / stepLength));
  const windowFrom = Math.max(0, first - longestWindow);
  const instantOf = (step: number) => from + step * stepLength;
  const before = counts.slice(windowFrom, first);
  let watch: SurgeWatch = {
    counts: before,
    expected: before.map((_, index) => expectedAt(baseline, instantOf(windowFrom + index))),
    usualFor: begun.usualFor,
  };
  const candidates: SurgeCandidate[] = [];
  for (let step = first; step < counts.length; step += 1) {
    const next = watchStep(watch, baseline, { at: instantOf(step), count: counts[step] ?? 0 });
    watch = next.watch;
    if (next.candidate !== null) candidates.push(next.candidate);
  }
  return { usualFor: watch.usualFor, candidates };
}
