import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import { Arrivals, nothingWaits } from './arrivals';

const id = (name: string | number) => asId<CaseId>(String(name));

test('arrivals are counted once, the red ones apart, and forgotten when they leave', () => {
  const arrivals = new Arrivals();
  arrivals.add(id('a'), false);
  arrivals.add(id('b'), true);
  arrivals.add(id('a'), true);
  expect(arrivals.count(nothingWaits)).toEqual({ all: 2, red: 2, more: false });
  arrivals.remove(id('b'));
  const left = arrivals.count(nothingWaits);
  expect(left).toEqual({ all: 1, red: 1, more: false });
  expect(arrivals.count(left)).toBe(left);
  arrivals.clear();
  expect(arrivals.count(left)).toEqual(nothingWaits);
});

test('a crisis does not grow the page: beyond a number it only says that there are more', () => {
  const arrivals = new Arrivals();
  for (let index = 0; index < 20_000; index += 1) arrivals.add(id(index), false);
  expect(arrivals.count(nothingWaits)).toEqual({ all: 5_000, red: 0, more: true });
  expect(arrivals.has(id(19_999))).toBe(false);
});
