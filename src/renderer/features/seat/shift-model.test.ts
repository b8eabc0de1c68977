import { describe, expect, test } from 'vitest';
import type { CaseRow } from '../../../shared/domain/case-row';
import { shiftList } from './shift-model';

const row = (number: number, change: Partial<CaseRow>) =>
  ({
    id: String(number),
    number,
    status: 'open',
    tier: 'green',
    awaitsAnswer: true,
    dueAt: number,
    snoozedUntil: null,
    replyState: null,
    closedAt: null,
    ...change,
  }) as CaseRow;

describe('the list for the next shift', () => {
  test('has each case once: waiting replies, promises, and who waits for an answer', () => {
    const { open, promised, waiting } = shiftList([
      row(3, {}),
      row(1, {}),
      row(2, { snoozedUntil: 50 }),
      row(4, { awaitsAnswer: false }),
      row(5, { replyState: 'held' }),
      row(6, { status: 'resolved' }),
    ]);
    expect(open.map((one) => one.number)).toEqual([1, 3]);
    expect(promised.map((one) => one.number)).toEqual([4, 2]);
    expect(waiting.map((one) => one.number)).toEqual([5]);
  });
});
