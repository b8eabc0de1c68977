import { expect, it } from 'vitest';
import { playSeeds, seedsAsked } from '../simulation/play-seeds';

// Two files, so that two processors share the seeds.
const seeds = seedsAsked.filter((seed) => seed % 2 === 1);

it(`${seeds.length} afternoons full of faults (odd seeds) lose nothing, double nothing and come to rest`, async () => {
  const { broken, kills, landed, written } = await playSeeds(seeds);
  console.log(`${kills} kills, ${written} messages written, ${landed} answers landed`);
  expect(broken).toEqual([]);
  // An afternoon in which nothing happens proves nothing.
  expect(kills).toBeGreaterThan(seeds.length);
  expect(landed).toBeGreaterThan(3 * seeds.length);
}, 600_000);
