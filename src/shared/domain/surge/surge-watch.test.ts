import { describe, expect, it } from 'vitest';
import {
  candidatesIn,
  type Detector,
  fixedThreshold,
  zScore,
} from '../../../../test/support/surge-detectors';
import { measureSurges } from '../../../../test/support/surge-figures';
import {
  chanceFrom,
  levelCurve,
  quietVolume,
  recordedCurves,
  withSurge,
  zone,
} from '../../../../test/support/volumes';
import { hour } from '../time';
import { hourOfWeek, stepLength } from './hour-of-week';
import { expectedAt, learnBaseline, type SurgeBaseline } from './surge-baseline';
import { freshWatch, watchStep } from './surge-watch';

const seeds = [11, 22, 33, 44, 55, 66];
const perHour = [4, 10, 25];

function baselineOf(history: Parameters<typeof learnBaseline>[0]): SurgeBaseline {
  const learnt = learnBaseline(history, zone);
  if (learnt === null) throw new Error('There is history enough');
  return learnt;
}

describe('the figures promised for early warning', () => {
  it.each([
    ['level', 3, 65],
    ['level', 5, 85],
    ['recorded', 3, 65],
    ['recorded', 5, 85],
  ] as const)('hold for %s surges of %i times the usual', (shape, times, leastPercent) => {
    const curves = shape === 'level' ? [levelCurve] : recordedCurves();
    const figures = measureSurges({ perHour, seeds, times, curves, surgesEach: 12 });
    expect(figures.falseADay).toBeLessThanOrEqual(0.15);
    expect(figures.foundPercent).toBeGreaterThanOrEqual(leastPercent);
    expect(figures.medianDelayMinutes).toBeLessThanOrEqual(60);
  });
});

describe('what everybody knows, on the same volumes', () => {
  const figures = (times: number, detector?: Detector) =>
    measureSurges({
      perHour,
      seeds,
      times,
      curves: [levelCurve],
      surgesEach: 12,
      ...(detector && { detector }),
    });

  it('finds less by a fixed threshold that is as quiet, and not nothing', () => {
    expect(figures(3, fixedThreshold).foundPercent).toBeLessThan(figures(3).foundPercent);
    expect(figures(5, fixedThreshold).foundPercent).toBeGreaterThan(30);
  });

  it('raises more on quiet days by a z-score, which finds many too', () => {
    expect(figures(3, zScore).falseADay).toBeGreaterThan(figures(3).falseADay);
    expect(figures(3, zScore).foundPercent).toBeGreaterThan(65);
  });
});

describe('what is usual', () => {
  it('is learnt from no less than two weeks', () => {
    const short = quietVolume({ perHour: 10, days: 13, seed: 1 });
    expect(learnBaseline(short, zone)).toBeNull();
    expect(learnBaseline(quietVolume({ perHour: 10, days: 14, seed: 1 }), zone)).not.toBeNull();
  });

  it('follows the wall clock over the change to summer time', () => {
    const volume = quietVolume({ perHour: 20, days: 56, seed: 2 });
    const baseline = baselineOf(volume);
    // Monday 09:00 in Madrid, the last in winter time and the first in summer time.
    const winter = Date.UTC(2026, 2, 23, 8);
    const summer = Date.UTC(2026, 2, 30, 7);
    expect(hourOfWeek(winter, zone)).toBe(9);
    expect(hourOfWeek(summer, zone)).toBe(9);
    expect(expectedAt(baseline, winter)).toBe(expectedAt(baseline, summer));
    expect(expectedAt(baseline, winter)).toBeGreaterThan(2 * expectedAt(baseline, winter - 6 * hour));
  });

  it('is hardly moved by a surge of the past', () => {
    const quiet = quietVolume({ perHour: 10, days: 56, seed: 3 });
    const from = 20 * 144 + 60;
    const before = baselineOf(quiet);
    const after = baselineOf(withSurge(quiet, { from, times: 10, curve: levelCurve }, chanceFrom(4)));
    const at = quiet.from + from * stepLength;
    expect(expectedAt(after, at) / expectedAt(before, at)).toBeLessThan(1.5);
  });

  it('is near what volumes were made with', () => {
    const quiet = quietVolume({ perHour: 25, days: 56, seed: 5 });
    const baseline = baselineOf(quiet);
    const ofWeek = quiet.means.slice(0, 7 * 144).reduce((sum, mean) => sum + mean, 0);
    const learnt = baseline.rates.reduce((sum, rate) => sum + rate, 0);
    expect(learnt / ofWeek).toBeGreaterThan(0.75);
    expect(learnt / ofWeek).toBeLessThan(1.25);
  });
});

describe('a watch', () => {
  const flat: SurgeBaseline = {
    timeZone: 'UTC',
    rates: Array.from({ length: 168 }, () => 6),
    spreads: [1, 1, 1, 1, 1, 1, 1],
    threshold: 3.2,
  };
  const volume = (counts: readonly number[]) => ({ from: 0, counts });
  const raised = (counts: readonly number[]) =>
    candidatesIn(volume(counts), flat, { from: 0, to: counts.length });
  const steps = (count: number, length: number) => Array.from({ length }, () => count);

  it('raises nothing while all is usual', () => {
    expect(raised(steps(1, 300))).toEqual([]);
  });

  it('raises one candidate for a whole episode, with its evidence', () => {
    const counts = [...steps(1, 60), ...steps(8, 100), ...steps(1, 60)];
    const candidates = raised(counts);
    expect(candidates).toHaveLength(1);
    const [first] = candidates;
    expect(first?.seenAt).toBe(62 * stepLength);
    expect(first?.since).toBe(59 * stepLength);
    expect(first).toMatchObject({ count: 17, expected: 3, length: hour / 2 });
  });

  it('raises another one once six hours were usual', () => {
    const surge = steps(8, 12);
    expect(raised([...steps(1, 60), ...surge, ...steps(1, 30), ...surge])).toHaveLength(1);
    expect(raised([...steps(1, 60), ...surge, ...steps(1, 90), ...surge])).toHaveLength(2);
  });

  it('takes four messages of a silent brand for no surge', () => {
    const silent = { ...flat, rates: flat.rates.map(() => 0.02) };
    const counts = [...steps(0, 40), 4, ...steps(0, 10)];
    expect(candidatesIn(volume(counts), silent, { from: 0, to: counts.length })).toEqual([]);
  });

  it('takes a little more of much for no surge', () => {
    const busy = { ...flat, rates: flat.rates.map(() => 6_000) };
    const counts = steps(1_700, 60);
    expect(candidatesIn(volume(counts), busy, { from: 0, to: counts.length })).toEqual([]);
  });

  it('goes on where it was kept', () => {
    const counts = [...steps(1, 50), ...steps(9, 20)];
    let watch = freshWatch;
    const found = counts.flatMap((count, step) => {
      const next = watchStep(structuredClone(watch), flat, { at: step * stepLength, count });
      watch = next.watch;
      return next.candidate === null ? [] : [next.candidate];
    });
    expect(found).toEqual(raised(counts));
  });
});
