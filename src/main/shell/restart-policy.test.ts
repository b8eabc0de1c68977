import { expect, test } from 'vitest';
import { afterDeath, restartPolicy } from './restart-policy';

const delays = (deaths: number[]) =>
  deaths.map((_at, index) => {
    const next = afterDeath(deaths.slice(0, index + 1), restartPolicy);
    return next.kind === 'restart' ? next.delayMs : 'stop';
  });

test('a process that dies once is back at once, and one that keeps dying waits longer each time, then stops', () => {
  expect(delays([0, 1_000, 2_000, 3_000, 4_000, 5_000])).toEqual([250, 500, 1_000, 2_000, 4_000, 'stop']);
});

test('old deaths are forgiven', () => {
  const oneAnHour = Array.from({ length: 20 }, (_, hour) => hour * 3_600_000);
  expect(new Set(delays(oneAnHour))).toEqual(new Set([250]));
});
