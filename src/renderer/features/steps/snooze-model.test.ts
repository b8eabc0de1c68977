import { expect, test } from 'vitest';
import { hour, minute } from '../../../shared/domain/time';
import { offered } from './snooze-model';

const friday = new Date(2026, 5, 5, 15, 0).getTime();

test('a case that owes nothing may sleep until Monday at nine', () => {
  const choices = offered(friday, null);
  expect(choices.map(({ id }) => id)).toEqual(['hour', 'three-hours', 'tomorrow', 'monday']);
  expect(new Date(choices[3]?.until ?? 0)).toEqual(new Date(2026, 5, 8, 9, 0));
});

test('on a Monday, Monday is the next one', () => {
  const monday = new Date(2026, 5, 8, 8, 0).getTime();
  expect(new Date(offered(monday, null)[3]?.until ?? 0)).toEqual(new Date(2026, 5, 15, 9, 0));
});

test('no choice sleeps past the deadline', () => {
  const dueAt = friday + 2 * hour;
  expect(offered(friday, dueAt)).toEqual([
    { id: 'hour', until: friday + hour },
    { id: 'before-due', until: dueAt - 30 * minute },
  ]);
});

test('a case that is nearly due cannot sleep', () => {
  expect(offered(friday, friday + 10 * minute)).toEqual([]);
});
