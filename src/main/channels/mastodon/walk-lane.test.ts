import { describe, expect, it } from 'vitest';
import { type Lane, readCursor } from './cursor';
import { walkLane } from './walk-lane';

const pageSize = 40;

/** A list of so many items, newest first, as a server hands it out. */
const listOf = (count: number) => async (maxId: string | null) => {
  const all = Array.from({ length: count }, (_, index) => ({ id: `item-${count - index}` }));
  const from = maxId === null ? 0 : all.findIndex(({ id }) => id === maxId) + 1;
  const items = all.slice(from, from + pageSize);
  return { items, next: items.at(-1)?.id ?? null };
};

async function walkToTheEnd(lane: Lane, count: number) {
  const items: unknown[] = [];
  for (let current = lane; ; ) {
    const walked = await walkLane(current, listOf(count));
    items.push(...walked.items);
    current = walked.lane;
    if (!walked.more) return { items, lane: current };
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `item-${index + 1}` }));
const unread = () => readCursor(null).mentions;

describe('a list that was never read', () => {
  it('is taken from its newest part on', async () => {
    const { items } = await walkToTheEnd(unread(), 500);
    expect(items).toEqual(upTo(500).slice(-2 * pageSize));
  });
});

describe('a list that was read before', () => {
  it('is taken whole, oldest first, also when it had been empty', async () => {
    const { items: none, lane } = await walkToTheEnd(unread(), 0);
    expect(none).toEqual([]);
    expect((await walkToTheEnd(lane, 500)).items).toEqual(upTo(500));
  });

  it('is taken from what was known on', async () => {
    const { lane } = await walkToTheEnd(unread(), 10);
    expect((await walkToTheEnd(lane, 500)).items).toEqual(upTo(500).slice(10));
  });
});
