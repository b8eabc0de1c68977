import { describe, expect, it } from 'vitest';
import { minute } from '../../../shared/domain/time';
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import type { Text } from '../../state/use-text';
import { chosenOf, deadlineWords, needWords } from './approvals-model';

const text = ((key: string, values: Record<string, unknown> = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as Text;
const item = (replyId: string, more: object = {}): ApprovalItem =>
  ({
    row: { dueAt: 12 * minute, tier: 'red' },
    reply: {
      content: { replyId },
      approval: { need: { count: 1, supervisor: false, teams: [] }, given: [] },
      ...more,
    },
  }) as unknown as ApprovalItem;
const items = ['a', 'b', 'c'].map((id) => item(id));
const idOf = (chosen: ApprovalItem | null) => chosen?.reply.content.replyId;

describe('the reply that is being read', () => {
  it('is the most urgent one until one is chosen', () => {
    expect(idOf(chosenOf(items, null))).toBe('a');
  });

  it('stays the same when others come before it', () => {
    expect(idOf(chosenOf(items, { replyId: 'c', place: 0 }))).toBe('c');
  });

  it('is the one that took the place of a decided one, or the last one', () => {
    expect(idOf(chosenOf(items, { replyId: 'gone', place: 1 }))).toBe('b');
    expect(idOf(chosenOf(items, { replyId: 'gone', place: 7 }))).toBe('c');
  });

  it('is none where nothing waits', () => {
    expect(chosenOf([], { replyId: 'a', place: 0 })).toBeNull();
  });
});

describe('the words about a waiting reply', () => {
  it('say by when it has to be approved, and since when it is late', () => {
    expect(deadlineWords(text, item('a'), 0)).toContain('approvals.approveIn');
    expect(deadlineWords(text, item('a'), 12 * minute)).toContain('approvals.approveIn');
    expect(deadlineWords(text, item('a'), 13 * minute)).toContain('approvals.breached');
  });

  it.each([
    [{ count: 1, supervisor: false, teams: [] }, 'approvals.needs.peer 0'],
    [{ count: 1, supervisor: true, teams: [] }, 'approvals.needs.supervisor 0'],
    [{ count: 2, supervisor: true, teams: [] }, 'approvals.needs.two 0'],
    [{ count: 1, supervisor: false, teams: ['legal'] }, 'approvals.needs.peer 0 approvals.needsTeam legal'],
  ])('say who has to read it: %o', (need, expected) => {
    expect(needWords(text, item('a', { approval: { need, given: [] } }), null)).toBe(expected);
  });
});
