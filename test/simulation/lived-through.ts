// The assertions that every share of the seeds has to meet.
import { expect } from 'vitest';
import { playSeeds } from './play-seeds';

/** Plays the afternoons of these seeds; fails when a promise was broken, or when too little happened to prove it. */
export async function expectLivedThrough(seeds: readonly number[]): Promise<void> {
  const { broken, kills, landed, written } = await playSeeds(seeds);
  console.log(`${kills} kills, ${written} messages written, ${landed} answers landed`);
  expect(broken).toEqual([]);
  expect(kills).toBeGreaterThan(seeds.length);
  expect(landed).toBeGreaterThan(3 * seeds.length);
}
