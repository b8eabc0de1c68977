import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rise, standsOut, sumsOf, windows } from './scan-windows';

const count = fc.nat(5_000);
const least = { spreads: windows.map(() => 1), threshold: 3 };
const sumOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0);
/** So many a step after sixty steps of one message each; what is usual is one a step. */
const after = (counted: readonly number[], usual = 1) => {
  const counts = [...Array.from({ length: 60 }, () => usual), ...counted];
  return { counts: sumsOf(counts), expected: sumsOf(counts.map(() => usual)) };
};

describe('the windows that are looked at', () => {
  it('find no rise in what is usual, and more of it in more', () => {
    fc.assert(
      fc.property(count, count, count, (a, b, expected) => {
        expect(rise(expected, expected)).toBe(0);
        if (a < b) expect(rise(a, expected)).toBeLessThan(rise(b, expected));
      }),
    );
  });

  it('give the one that stands out most, with what was counted in it, and none that began before the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 80 }), (counts) => {
        const sums = { counts: sumsOf(counts), expected: sumsOf(counts.map(() => 1)) };
        const best = standsOut(counts.length, sums, least);
        const scores = windows
          .filter((window) => window <= counts.length)
          .map((window) => ({ window, counted: sumOf(counts.slice(-window)) }))
          .filter(({ window, counted }) => counted >= 5 && counted >= 1.8 * window)
          .map(({ window, counted }) => ({ window, counted, score: rise(counted, window) }))
          .filter(({ score }) => score >= least.threshold);
        expect(best === null).toBe(scores.length === 0);
        if (best === null) return;
        expect(best.score).toBe(Math.max(...scores.map(({ score }) => score)));
        expect(best.count).toBe(scores.find(({ window }) => window === best.window)?.counted);
        expect(best.expected).toBe(best.window);
      }),
    );
  });

  it.each([
    ['what is usual', after([1, 1, 1]), null],
    ['four messages where hardly any is usual', after([0, 4, 0], 0.001), null],
    ['five of them', after([0, 5, 0], 0.001), 3],
    ['a little less than 1.8 times very much', after([1_790, 1_790, 1_790], 1_000), null],
    ['1.8 times very much', after([1_800, 1_800, 1_800], 1_000), 3],
    ['a flood of half an hour', after([6, 6, 6]), 3],
    ['a rise of six hours that no half hour shows', after(Array.from({ length: 36 }, () => 2)), 36],
  ])('say of %s how long it stands out most', (_what, sums, window) => {
    expect(standsOut(sums.counts.length - 1, sums, least)?.window ?? null).toBe(window);
  });

  it('ask more of a brand that strays more', () => {
    const sums = after([6, 6, 6]);
    const end = sums.counts.length - 1;
    expect(standsOut(end, sums, least)).not.toBeNull();
    expect(standsOut(end, sums, { ...least, spreads: windows.map(() => 2) })).toBeNull();
  });
});
