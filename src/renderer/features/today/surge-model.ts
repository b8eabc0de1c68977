// The curve of a surge as heights: pure.
import type { SurgeReading } from '../../../shared/ipc/surges';

type Hour = SurgeReading['curve'][number];

/** The hour that brought most; null for a curve without hours. */
export function highestHour(curve: readonly Hour[]): Hour | null {
  let most: Hour | null = null;
  for (const one of curve) if (most === null || one.count > most.count) most = one;
  return most;
}

/** Between 0 and 1: the highest of what was counted and of what is usual is 1. */
export function scaleOf(curve: readonly Hour[]): (count: number) => number {
  const top = Math.max(1, ...curve.flatMap(({ count, expected }) => [count, expected]));
  return (count) => Math.min(1, Math.max(0, count / top));
}
