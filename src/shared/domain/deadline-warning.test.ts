import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, opened, post, reply, sent, submitted, type Told, wrote } from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { dueWarning, nextWarningAt } from './deadline-warning';
import { hour, minute } from './time';

const dueAt = 10 * hour;
const thresholds = [30, 15, 5, 0];
const before = (minutes: number) => dueAt - minutes * minute;
const warned = (minutesBefore: number, at = dueAt): CaseEventBody => ({
  type: 'DeadlineWarned',
  dueAt: at,
  minutesBefore,
});
const red: readonly Told[] = [opened({ tier: 'red' }), wrote('a', 8 * hour, dueAt)];

describe('the warning of a deadline', () => {
  it.each([
    ['31 minutes before', before(31), null],
    ['30 minutes before', before(30), 30],
    ['20 minutes before', before(20), 30],
    ['15 minutes before', before(15), 15],
    ['at the deadline', dueAt, 0],
    ['a day too late', dueAt + 24 * hour, 0],
  ])('%s', (_name, now, expected) => {
    expect(dueWarning(folded(...red), thresholds, now)).toEqual(
      expected === null ? null : { dueAt, minutesBefore: expected },
    );
  });

  it('is one for all thresholds that passed in a sleep, and none for them again', () => {
    const state = folded(...red, warned(5));
    expect(dueWarning(state, thresholds, before(4))).toBeNull();
    expect(dueWarning(state, thresholds, dueAt)).toEqual({ dueAt, minutesBefore: 0 });
  });

  it('comes again for another deadline', () => {
    expect(dueWarning(folded(...red, warned(0, dueAt - hour)), thresholds, dueAt)).toEqual({
      dueAt,
      minutesBefore: 0,
    });
  });

  const basedOn = { basedOn: post('a') };
  it.each<[string, readonly Told[], boolean]>([
    ['a held reply', [...red, { ...submitted('r', basedOn), hold: 'approval' }], true],
    ['a queued reply', [...red, submitted('r', basedOn)], true],
    [
      'an unknown reply',
      [
        ...red,
        submitted('r', basedOn),
        { type: 'ReplySending', replyId: reply('r'), attempt: 1 },
        { type: 'ReplyUnknown', replyId: reply('r'), detail: '' },
      ],
      true,
    ],
    [
      'an acknowledgement',
      [...red, submitted('r', { ...basedOn, isAcknowledgement: true }), sent('r', 9 * hour)],
      true,
    ],
    ['an answer', [...red, submitted('r', basedOn), sent('r', 9 * hour)], false],
    ['a resolved case', [...red, { type: 'CaseResolved', reason: '' }], false],
    ['a case that needs no reply', [...red, { type: 'NoReplyNeeded', reason: 'x' }], false],
    ['a snooze that ends before the deadline', [...red, { type: 'CaseSnoozed', until: before(10) }], false],
    ['a muted author of a red case', [...red, { type: 'AuthorMuted', muted: true }], true],
    [
      'a muted author of a green case',
      [opened({ tier: 'green' }), wrote('a', 1, dueAt), { type: 'AuthorMuted', muted: true }],
      false,
    ],
    [
      'a snoozed safety case',
      [
        opened({ tier: 'red', safety: true }),
        wrote('a', 1, dueAt),
        { type: 'CaseSnoozed', until: before(10) },
      ],
      true,
    ],
    ['a running resolution clock only', [opened({ tier: 'red' })], false],
  ])('with %s', (_name, told, expected) => {
    expect(dueWarning(folded(...told), thresholds, before(20)) !== null).toBe(expected);
  });

  it('comes when the snooze has ended', () => {
    const state = folded(...red, { type: 'CaseSnoozed', until: before(10) });
    expect(dueWarning(state, thresholds, before(10))).toEqual({ dueAt, minutesBefore: 15 });
    expect(nextWarningAt(state, thresholds, before(20))).toBe(before(10));
  });

  it('comes nevertheless from a snooze that would pass the deadline', () => {
    const state = { ...folded(...red), snoozedUntil: dueAt + hour };
    expect(dueWarning(state, thresholds, before(20))).toEqual({ dueAt, minutesBefore: 30 });
  });
});

describe('the next look', () => {
  it('is at the next threshold that was not raised', () => {
    expect(nextWarningAt(folded(...red), thresholds, 0)).toBe(before(30));
    expect(nextWarningAt(folded(...red, warned(30)), thresholds, before(29))).toBe(before(15));
    expect(nextWarningAt(folded(...red, warned(0)), thresholds, dueAt)).toBeNull();
    expect(nextWarningAt(folded(opened()), thresholds, 0)).toBeNull();
  });

  it('never sleeps over a warning: between now and it, none becomes due', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        minutes,
        fc.subarray([60, 30, 5]),
        fc.integer({ min: 0, max: 12 * hour }),
        fc.nat(1_000),
        (some, raised, now, part) => {
          const state = folded(...red, ...raised.map((value) => warned(value)));
          const next = nextWarningAt(state, some, now);
          if (dueWarning(state, some, now) !== null) expect(next).toBe(now);
          const until = next ?? 20 * hour;
          const between = now + Math.floor(((until - now - 1) * part) / 1_000);
          if (between > now && between < until)
            expect(dueWarning(state, some, between)).toEqual(dueWarning(state, some, now));
          if (next !== null) expect(dueWarning(state, some, next)).not.toBeNull();
        },
      ),
    );
  });
});
