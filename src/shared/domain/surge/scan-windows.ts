// How far a count stands above what is usual, over several lengths of time at once.

/** In steps of ten minutes: short ones see a flood at once, long ones a rise that is slow or small. */
export const windows = [3, 6, 9, 12, 18, 24, 36] as const;
export const longestWindow = 36;

/** Two angry people at night are no surge. */
const fewestMessages = 5;
/** A little more of much is no surge either, however certain it is. */
const leastTimesUsual = 1.8;

/** Running sums, so that each window is one subtraction; the first entry is 0. */
export function sumsOf(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

/**
 * The square roots of two counts differ by about a normal variable of spread 1 where counts are Poisson: one scale for
 * small and large brands (Anscombe).
 */
export function rise(count: number, expected: number): number {
  return 2 * (Math.sqrt(count + 0.375) - Math.sqrt(expected + 0.375));
}

export interface WindowScore {
  /** In steps. */
  readonly window: number;
  readonly count: number;
  readonly expected: number;
  /** The rise in spreads of the brand's own history. */
  readonly score: number;
}

/** Of what was counted and of what is usual, as `sumsOf` makes them. */
export interface Sums {
  readonly counts: readonly number[];
  readonly expected: readonly number[];
}

/**
 * The window that stands out most of those that end with a step (how many steps have passed) and did not begin too
 * early; null: none does. It is asked of every step of eight weeks at once, so it makes nothing that it does not give.
 */
export function standsOut(
  end: number,
  sums: Sums,
  { spreads, threshold }: { readonly spreads: readonly number[]; readonly threshold: number },
): WindowScore | null {
  let best: WindowScore | null = null;
  for (const [index, window] of windows.entries()) {
    if (window > end) break;
    const count = (sums.counts[end] ?? 0) - (sums.counts[end - window] ?? 0);
    if (count < fewestMessages) continue;
    const expected = (sums.expected[end] ?? 0) - (sums.expected[end - window] ?? 0);
    if (count < leastTimesUsual * expected) continue;
    const score = rise(count, expected) / (spreads[index] ?? 1);
    if (score < threshold || (best !== null && score <= best.score)) continue;
    best = { window, count, expected, score };
  }
  return best;
}
