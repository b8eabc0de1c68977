import { it } from 'vitest';
import { expectLivedThrough } from '../simulation/lived-through';
import { seedsAsked } from '../simulation/play-seeds';

// Two files, so that two processors share the seeds.
const seeds = seedsAsked.filter((seed) => seed % 2 === 0);

it(
  `${seeds.length} afternoons full of faults (even seeds) lose nothing, double nothing and come to rest`,
  () => expectLivedThrough(seeds),
  600_000,
);
