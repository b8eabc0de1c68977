import { expect, test } from 'vitest';
import { agentId, eventOf, replyIdFor } from '../../../../test/support/sample-events';
import type { CaseEvent } from '../../../shared/domain/case-event';
import { absentUpTo, lastPermit } from './said-absent';

const replyId = replyIdFor(1);
const byConsole = (body: CaseEvent['body']): CaseEvent => ({
  ...eventOf(1, body),
  actor: { kind: 'console' },
});
const byPerson = (body: CaseEvent['body']): CaseEvent => ({
  ...eventOf(1, body),
  actor: { kind: 'agent', id: agentId },
});
const queued = { type: 'ReplyQueued', replyId, detail: null, released: null } as const;
const left = (permit: number) => byConsole({ type: 'ReplySending', replyId, attempt: 1, permit });
const inDoubt = byConsole({ type: 'ReplyUnknown', replyId, detail: 'The line broke' });
const settled = byPerson({ ...queued, absent: 1 });
const ofAnother = byPerson({ ...queued, replyId: replyIdFor(2), absent: 1 });

test.each<[string, number | null, readonly CaseEvent[]]>([
  ['nothing is known of it', null, []],
  ['it may have arrived', null, [left(1), inDoubt]],
  ['a person looked and did not find it', 1, [left(1), inDoubt, settled]],
  [
    'what else happened to the case does not matter',
    1,
    [settled, byPerson({ type: 'CaseSnoozed', until: 1 })],
  ],
  ['it left again since then', null, [left(1), inDoubt, settled, left(2)]],
  ['it is in doubt again', null, [left(1), inDoubt, settled, left(2), inDoubt]],
  ['the channel itself said that it is not there', null, [left(1), inDoubt, byConsole(queued)]],
  ['a person only tries again', null, [left(1), byPerson(queued)]],
  ['they said it of another reply', null, [left(1), inDoubt, ofAnother]],
])('%s', (_, permit, events) => {
  expect(absentUpTo(events, replyId)).toBe(permit);
});

test('a word is about the last permit that the reply is known to have left under', () => {
  expect(lastPermit([left(1), inDoubt, settled, left(2), inDoubt], replyId)).toBe(2);
  expect(lastPermit([left(2)], replyIdFor(2))).toBeNull();
  expect(lastPermit([byConsole({ type: 'ReplySending', replyId, attempt: 1 })], replyId)).toBeNull();
});
