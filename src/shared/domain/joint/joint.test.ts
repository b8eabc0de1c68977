import { describe, expect, it } from 'vitest';
import {
  brandWrote,
  folded,
  opened,
  post,
  reply,
  sent,
  story,
  submitted,
  type Told,
  wrote,
} from '../../../../test/support/story';
import { type AgentId, asId, type CaseId, type JointId } from '../ids';
import { dropReason } from './drop-reason';
import { countsOf, endedStanding, jointStates, pendingStanding, strictestNeed } from './joint-progress';

const joint = { id: asId<JointId>('j'.repeat(32)), of: 500, template: 'Hello', assignee: null };
const submittedJoint = { ...submitted('r', { basedOn: post('a') }), joint };
const waiting: readonly Told[] = [opened(), wrote('a', 10, 500), submittedJoint];

function reasonAfter(...more: readonly Told[]) {
  const state = folded(...waiting, ...more);
  const [pending] = state.pendingReplies;
  if (pending === undefined) throw new Error('It is on its way no more');
  return dropReason(pending, state);
}

const assigned = (assignee: string | null): Told => ({
  type: 'CaseAssigned',
  assignee: assignee === null ? null : asId<AgentId>(assignee),
  team: null,
  reason: 'r',
});
const sending: Told = { type: 'ReplySending', replyId: reply('r'), attempt: 1 };

describe('a case on the list of a joint answer', () => {
  it.each<[string, readonly Told[], string | null]>([
    ['that is as it was', [], null],
    ['with another tier', [{ type: 'ContactTypeSet', contactType: 'outage' }], null],
    ['whose customer wrote again', [wrote('b', 20, 600)], 'customer-wrote-again'],
    ['that was answered elsewhere', [brandWrote('b', 20)], 'answered-elsewhere'],
    ['whose post is gone', [{ type: 'MessageWithdrawn', externalId: post('a') }], 'post-withdrawn'],
    ['that was closed', [{ type: 'CaseResolved', reason: '' }], 'closed'],
    ['that needs no reply', [{ type: 'NoReplyNeeded', reason: 'spam' }], 'closed'],
    ['that was merged', [{ type: 'CaseMerged', into: asId<CaseId>('f'.repeat(32)) }], 'merged'],
    ['that somebody took', [assigned('tomas')], 'other-hands'],
    ['that somebody took and gave back', [assigned('tomas'), assigned(null)], null],
    ['whose reply may be with the channel', [sending, wrote('b', 20, 600)], null],
  ])('%s: drops out or not', (_, more, reason) => {
    expect(reasonAfter(...more)).toBe(reason);
  });

  it('drops only what is of a joint answer, and nothing that came from a backup and is looked up first', () => {
    const state = folded(
      opened(),
      wrote('a', 10, 500),
      submitted('r', { basedOn: post('a') }),
      assigned('tomas'),
    );
    const [own] = state.pendingReplies;
    expect(own && dropReason(own, state)).toBeNull();
    const held: Told = { type: 'ReplyHeld', replyId: reply('r'), hold: 'restored', releaseAt: null };
    expect(reasonAfter(held, wrote('b', 20, 600))).toBeNull();
  });
});

describe('how far a joint answer is', () => {
  it.each([
    ['queued', null, 'leaving'],
    ['sending', null, 'leaving'],
    ['held', 'approval', 'waiting'],
    ['held', 'undo-delay', 'leaving'],
    ['held', 'permit', 'leaving'],
    ['held', 'freeze', 'stuck'],
    ['held', 'approval-lapsed', 'stuck'],
    ['failed', null, 'stuck'],
    ['unknown', null, 'stuck'],
  ] as const)('%s, %s: %s', (state, hold, expected) => {
    expect(pendingStanding({ state, hold }).state).toBe(expected);
  });

  const gone = { type: 'ReplyCancelled', replyId: reply('r') } as const;
  it.each<[string, readonly Told[], string]>([
    ['sent', [sending, sent('r', 30)], 'sent'],
    ['sent although it had been taken back too late', [gone, sent('r', 30)], 'sent'],
    ['taken back', [gone], 'withdrawn'],
    ['dropped', [{ ...gone, dropped: 'closed' }], 'dropped'],
    ['not approved', [{ type: 'ReplyRejected', replyId: reply('r'), note: 'No' }, gone], 'refused'],
    ['never taken by the hub', [], 'lost'],
  ])('what was %s is told as that', (_, more, state) => {
    expect(endedStanding(reply('r'), story(...waiting, ...more)).state).toBe(state);
  });

  it('counts each reply once', () => {
    const counts = countsOf(jointStates.flatMap((state) => [{ state, dropped: null }]));
    expect(Object.values(counts)).toEqual(jointStates.map(() => 1));
  });
});

it('one approval is as strict as the strictest of what it covers', () => {
  const peer = { count: 1, supervisor: false, teams: [] };
  const legal = asId<never>('legal');
  expect(strictestNeed([null, null])).toBeNull();
  expect(strictestNeed([null, peer])).toEqual(peer);
  expect(
    strictestNeed([
      { ...peer, count: 2 },
      { ...peer, supervisor: true, teams: [legal] },
    ]),
  ).toEqual({
    count: 2,
    supervisor: true,
    teams: [legal],
  });
});
