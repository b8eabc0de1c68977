import { expect, it } from 'vitest';
import { inTurns } from './in-turns';

function turns() {
  const planned: (() => void)[] = [];
  const done: number[] = [];
  const heap = inTurns((work) => planned.push(work));
  for (const piece of [1, 2, 3]) heap.add(() => done.push(piece));
  return { heap, done, turn: () => planned.shift()?.() };
}

it('does one piece a turn, in order', () => {
  const { done, turn } = turns();
  expect(done).toEqual([]);
  turn();
  expect(done).toEqual([1]);
  turn();
  turn();
  turn();
  expect(done).toEqual([1, 2, 3]);
});

it('goes on after a piece that throws', () => {
  const { heap, done, turn } = turns();
  heap.add(() => {
    throw new Error('broken');
  });
  heap.add(() => done.push(5));
  for (let piece = 0; piece < 3; piece += 1) turn();
  expect(turn).toThrow('broken');
  turn();
  expect(done).toEqual([1, 2, 3, 5]);
});

it('forgets what has not begun once it is stopped, and takes what comes after', () => {
  const { heap, done, turn } = turns();
  turn();
  heap.stop();
  heap.add(() => done.push(9));
  turn();
  turn();
  expect(done).toEqual([1, 9]);
});
