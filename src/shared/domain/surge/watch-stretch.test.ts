import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOfWeek, stepLength } from './hour-of-week';
import type { SurgeBaseline } from './surge-baseline';
import { freshWatch, watchStep } from './surge-watch';
import { watchStretch } from './watch-stretch';

const baseline: SurgeBaseline = {
  timeZone: 'UTC',
  rates: Array.from({ length: hoursOfWeek }, () => 6),
  spreads: [1, 1, 1, 1, 1, 1, 1],
  threshold: 3.5,
};
const counts = fc.array(fc.nat(8), { minLength: 1, maxLength: 120 });
const stretch = (all: readonly number[], begun: Parameters<typeof watchStretch>[2]) =>
  watchStretch(baseline, { from: 0, counts: all }, begun);

/** Step by step, as they come. */
function oneByOne(all: readonly number[]) {
  let watch = freshWatch;
  const candidates = all.flatMap((count, step) => {
    const next = watchStep(watch, baseline, { at: step * stepLength, count });
    watch = next.watch;
    return next.candidate === null ? [] : [next.candidate];
  });
  return { usualFor: watch.usualFor, candidates };
}

describe('a stretch of steps', () => {
  it('says what its steps say one by one, cut wherever it is', () => {
    fc.assert(
      fc.property(counts, fc.nat(120), (all, cut) => {
        const at = Math.min(cut, all.length);
        const early = stretch(all.slice(0, at), { at: 0, usualFor: null });
        const late = stretch(all, { at: at * stepLength, usualFor: early.usualFor });
        expect({
          usualFor: late.usualFor,
          candidates: [...early.candidates, ...late.candidates],
        }).toEqual(oneByOne(all));
      }),
    );
  });

  it('sees in the next step what arrived late in those before it', () => {
    const quiet = Array.from({ length: 60 }, () => 1);
    const flooded = quiet.map((count, step) => (step >= 54 && step < 57 ? 12 : count));
    const seen = stretch(flooded, { at: 58 * stepLength, usualFor: null });
    expect(seen.candidates).toHaveLength(1);
    expect(seen.candidates[0]?.seenAt).toBe(59 * stepLength);
  });
});
