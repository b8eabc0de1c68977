import { expect, test } from 'vitest';
import { RebuildProgress } from './rebuild-progress';

/** How often it is said, and read anew, while a list arrives a hundred rows at a time. */
function toldOf(expected: number) {
  const progress = new RebuildProgress('missing', expected);
  const told = { states: 0, resets: 0 };
  for (let total = 100; total <= expected; total += 100) {
    const { state, reset } = progress.advance(100, total);
    if (state !== null) told.states += 1;
    if (reset) told.resets += 1;
  }
  return told;
}

test('a long list is told of as often as a short one, not oftener', () => {
  expect(toldOf(10_000).states).toBeGreaterThan(15);
  expect(toldOf(100_000).states).toBeLessThan(70);
  expect(toldOf(1_000_000).states).toBeLessThan(75);
});

test('the page reads anew with the first rows, and each time they have doubled', () => {
  expect(toldOf(100_000).resets).toBeGreaterThan(6);
  expect(toldOf(100_000).resets).toBeLessThan(10);
});

test('what is said is how far it is, and never beyond its end', () => {
  const progress = new RebuildProgress(null, 300);
  progress.advance(200, 5_000);
  expect(progress.state(5_000)).toEqual({ kind: 'catching-up', done: 200, expected: 300 });
  progress.advance(200, 5_000);
  expect(progress.state(5_000)).toEqual({ kind: 'catching-up', done: 300, expected: 300 });
});
