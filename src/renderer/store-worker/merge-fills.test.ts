import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { FeedFill } from '../../shared/ipc/feed';
import { mergeFills, takeFollowing } from './merge-fills';

const idOf = (number: number) => asId<CaseId>(String(number).padStart(32, '0'));

/** Of two rows, whose bytes say which they are. */
function fill(from: number, to: number, fresh = true): FeedFill {
  const rows = [0, 1].map((index) => ({
    id: idOf(to * 10 + index),
    number: to * 10 + index,
    keys: [],
    start: index * 2,
    end: index * 2 + 2,
  }));
  return {
    type: 'fill',
    from,
    to,
    rows,
    sealed: Uint8Array.of(to, 0, to, 1),
    removed: [idOf(900 + to)],
    fresh,
  };
}

test('parts that follow on each other are one, with every row and its bytes in their order', () => {
  const merged = mergeFills([fill(0, 0), fill(0, 3), fill(3, 5)]);
  expect(merged).toMatchObject({ from: 0, to: 5, fresh: true });
  expect(merged?.rows.map(({ number }) => number)).toEqual([0, 1, 30, 31, 50, 51]);
  expect(merged?.rows.map(({ start, end }) => [...(merged?.sealed.slice(start, end) ?? [])])).toEqual([
    [0, 0],
    [0, 1],
    [3, 0],
    [3, 1],
    [5, 0],
    [5, 1],
  ]);
  expect(merged?.removed).toEqual([900, 903, 905].map(idOf));
});

test('one part that may hold a case twice makes the whole be looked up', () => {
  expect(mergeFills([fill(0, 3), fill(3, 5, false)])?.fresh).toBe(false);
  expect(mergeFills([])).toBeNull();
});

test('what does not follow waits, and so does what is too much', () => {
  const waiting = [fill(0, 3), fill(3, 5), fill(6, 7), fill(7, 8), fill(8, 9)];
  expect(takeFollowing(waiting, 4).map(({ to }) => to)).toEqual([3, 5]);
  expect(takeFollowing(waiting, 2).map(({ to }) => to)).toEqual([7, 8]);
  expect(takeFollowing(waiting, 2).map(({ to }) => to)).toEqual([9]);
  expect(takeFollowing(waiting, 2)).toEqual([]);
});
