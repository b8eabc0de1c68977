import { expect, it } from 'vitest';
import { playSeeds } from '../simulation/play-seeds';
import { simulate } from '../simulation/simulate';

const someSeeds = Array.from({ length: 25 }, (_, index) => index);
const limit = 300_000;

it(
  'a disk that forgets what it said was flushed is noticed',
  async () => {
    const { broken } = await playSeeds(someSeeds, 'disk-forgets-flushes');
    expect(broken.filter((words) => /taken: true, stands 0 times/.test(words))).not.toEqual([]);
  },
  limit,
);

it(
  'a channel that denies what landed is noticed',
  async () => {
    const { broken } = await playSeeds(someSeeds, 'channel-lies');
    expect(broken.filter((words) => /reached its customer 2 times/.test(words))).not.toEqual([]);
  },
  limit,
);

it(
  'a list that skips a batch is noticed',
  async () => {
    const { broken } = await playSeeds(someSeeds, 'list-skips-batches');
    expect(broken.filter((words) => /The list shows case/.test(words))).not.toEqual([]);
  },
  limit,
);

it('a seed plays the same afternoon again', async () => {
  expect(await simulate(11)).toEqual(await simulate(11));
});
