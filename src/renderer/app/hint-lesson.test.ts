import { expect, test } from 'vitest';
import { commands } from './commands';
import { HintLesson, hints } from './hint-lesson';

test('a hint is learnt once its keys were pressed often enough, whichever of them, and only once', () => {
  const lesson = new HintLesson();
  const learnt = Array.from({ length: 30 }, (_, turn) => lesson.pressed(turn % 2 ? 'next' : 'previous'));
  expect(learnt.filter((hint) => hint !== null)).toEqual(['move']);
  expect(learnt.indexOf('move')).toBe(11);
});

test('other keys teach nothing', () => {
  const lesson = new HintLesson();
  for (let turn = 0; turn < 30; turn += 1) expect(lesson.pressed('claim')).toBeNull();
});

test('every hint shows keys that there are', () => {
  const known = new Map(commands.map(({ id, keys }) => [id, keys] as const));
  for (const hint of hints) for (const id of hint.commands) expect(known.get(id)).not.toEqual([]);
  expect(hints.every((hint) => hint.commands.every((id) => known.has(id)))).toBe(true);
});
