import { expect, it } from 'vitest';
import { folded, opened, wrote } from '../../../test/support/story';
import { checkSnooze, latestSnooze } from './snooze';
import { hour, minute } from './time';

const dueAt = 10 * hour;
const owing = folded(opened({ tier: 'green' }), wrote('a', hour, dueAt));

it.each([
  ['well before the deadline', 2 * hour, { ok: true }],
  ['five minutes before it', dueAt - 5 * minute, { ok: true }],
  [
    'too close to it',
    dueAt - 4 * minute,
    { ok: false, code: 'snooze-past-deadline', latest: dueAt - 5 * minute },
  ],
  ['past it', dueAt + hour, { ok: false, code: 'snooze-past-deadline', latest: dueAt - 5 * minute }],
  ['in the past', hour, { ok: false, code: 'snooze-in-the-past' }],
])('a snooze until %s', (_name, until, expected) => {
  expect(checkSnooze(owing, until, hour)).toEqual(expected);
});

it('a case that owes nothing may sleep as long as anybody likes', () => {
  const quiet = folded(opened());
  expect(latestSnooze(quiet)).toBeNull();
  expect(checkSnooze(quiet, 1_000 * hour, hour)).toEqual({ ok: true });
});
