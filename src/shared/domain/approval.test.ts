import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agent as lucia, reply, team } from '../../../test/support/story';
import {
  type ApprovalEvent,
  type ApprovalState,
  afterApproval,
  approvalCheck,
  approvalHold,
  askedFor,
  type Gated,
  isComplete,
  type Standing,
} from './approval';
import type { ApprovalNeed } from './approval-policy';
import { type AgentId, asId } from './ids';
import { rosterTurn } from './roster';
import { shareChanged, wordChange } from './word-change';

const replyId = reply('r1');
const peer: ApprovalNeed = { count: 1, supervisor: false, teams: [] };
const by = (id: string, at = 10) => ({ actor: { kind: 'agent' as const, id: asId<AgentId>(id) }, at });
const plain: Standing = { supervisor: false, teams: [] };
const start = (need = peer): Gated => ({
  text: 'hello',
  approval: askedFor({ need, digest: 'd1' }, { actor: lucia, at: 1 }, null),
});
const events = {
  approved: { type: 'ReplyApproved', replyId, digest: 'd1', as: plain, expiresAt: 100 },
  edited: {
    type: 'ReplyApprovedWithEdit',
    replyId,
    digest: 'd1',
    newDigest: 'd2',
    as: plain,
    expiresAt: 100,
    text: 'hello you',
  },
  sentBack: { type: 'ReplySentBack', replyId, note: 'why' },
  rejected: { type: 'ReplyRejected', replyId, note: 'why' },
  lapsed: { type: 'ApprovalLapsed', replyId, reason: 'too-old' },
  glass: { type: 'ReplyGlassBroken', replyId, digest: 'd1', reason: 'nobody is awake', expiresAt: 100 },
  asked: { type: 'ApprovalAsked', replyId, need: peer, digest: 'd1' },
} as const satisfies Record<string, ApprovalEvent>;
type EventName = keyof typeof events;

const inState: Readonly<Record<ApprovalState, Gated>> = {
  asked: start(),
  approved: afterApproval(start(), events.approved, by('tom')) ?? start(),
  'sent-back': afterApproval(start(), events.sentBack, by('tom')) ?? start(),
  rejected: afterApproval(start(), events.rejected, by('tom')) ?? start(),
  lapsed: afterApproval(start(), events.lapsed, by('tom')) ?? start(),
};

describe('an approval', () => {
  const colleague: Readonly<Record<ApprovalState, Partial<Record<EventName, ApprovalState>>>> = {
    asked: {
      approved: 'approved',
      edited: 'approved',
      sentBack: 'sent-back',
      rejected: 'rejected',
      lapsed: 'lapsed',
      glass: 'approved',
    },
    approved: { lapsed: 'lapsed' },
    'sent-back': {},
    rejected: {},
    lapsed: {},
  };
  const author: typeof colleague = {
    asked: { lapsed: 'lapsed', glass: 'approved' },
    approved: { lapsed: 'lapsed' },
    'sent-back': {},
    rejected: {},
    lapsed: { asked: 'asked' },
  };
  const cases = (Object.keys(colleague) as ApprovalState[]).flatMap((state) =>
    (Object.keys(events) as EventName[]).map((event) => ({ state, event })),
  );

  it.each(cases)('that is $state goes where $event by a colleague leads, or nowhere', ({ state, event }) => {
    const after = afterApproval(inState[state], events[event], by('noor', 20));
    expect(after?.approval.state).toBe(colleague[state][event]);
  });

  it.each(cases)('that is $state goes where $event by its author leads, or nowhere', ({ state, event }) => {
    const after = afterApproval(inState[state], events[event], by('lucia', 20));
    expect(after?.approval.state).toBe(author[state][event]);
  });

  it('of other words counts for nothing', () => {
    expect(afterApproval(start(), { ...events.approved, digest: 'd9' }, by('tom'))).toBeNull();
    expect(afterApproval(start(), { ...events.glass, digest: 'd9' }, by('tom'))).toBeNull();
  });

  it('that was replaced by broken glass says by whom and why, and lapses like any other', () => {
    const after = afterApproval(start({ ...peer, count: 2 }), events.glass, by('lucia', 20));
    expect(after?.approval).toMatchObject({
      state: 'approved',
      given: [],
      glass: { by: 'lucia', at: 20, reason: 'nobody is awake' },
    });
    const hold = (now: number) => after && approvalHold(after.approval, { isOvertaken: false, now });
    expect([hold(99), hold(100)]).toEqual([null, 'approval-lapsed']);
  });

  const people = ['lucia', 'tom', 'noor', 'ines', 'rocio'];
  const standing = fc.record({ supervisor: fc.boolean(), teams: fc.subarray([team('legal')]) });
  const need = fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    supervisor: fc.boolean(),
    teams: fc.subarray([team('legal')]),
  });
  const step = fc.record({
    who: fc.constantFrom(...people),
    as: standing,
    edits: fc.boolean(),
    isOld: fc.boolean(),
  });

  it('is complete only by enough people who are not its author, each for the words as they are', () => {
    fc.assert(
      fc.property(need, fc.array(step, { maxLength: 12 }), (needed, steps) => {
        let now = start(needed);
        let version = 1;
        for (const { who, as, edits, isOld } of steps) {
          const digest = isOld ? 'd0' : now.approval.digest;
          const words = { text: `hello ${version + 1}`, newDigest: `d${version + 1}` };
          const event: ApprovalEvent = edits
            ? { ...events.edited, ...words, digest, as }
            : { ...events.approved, digest, as };
          const after = afterApproval(now, event, by(who));
          if (after === null) continue;
          if (edits) version += 1;
          now = after;
        }
        const { given, state, digest } = now.approval;
        expect(digest).toBe(`d${version}`);
        expect(given.some(({ by: giver }) => giver === 'lucia')).toBe(false);
        expect(new Set(given.map(({ by: giver }) => giver)).size).toBe(given.length);
        expect(state === 'approved').toBe(isComplete(needed, given));
      }),
    );
  });

  it('is never offered to somebody whose approval would not help it on', () => {
    fc.assert(
      fc.property(need, standing, fc.boolean(), (needed, { supervisor, teams }, mayApprove) => {
        const approver = { agent: asId<AgentId>('tom'), teams, mayApprove, supervises: supervisor };
        const check = approvalCheck(start(needed).approval, approver);
        if (!check.ok) return;
        const { as } = check;
        const places = (needed.supervisor ? 1 : 0) + needed.teams.length;
        const fills = (needed.supervisor && as.supervisor) || as.teams.length > 0;
        expect(fills || (mayApprove && needed.count > places)).toBe(true);
      }),
    );
  });

  it.each<[ApprovalState, boolean, number, ReturnType<typeof approvalHold>]>([
    ['asked', false, 20, 'approval'],
    ['approved', false, 99, null],
    ['approved', false, 100, 'approval-lapsed'],
    ['approved', true, 20, 'approval-lapsed'],
    ['sent-back', false, 20, 'sent-back'],
    ['rejected', false, 20, 'sent-back'],
    ['lapsed', false, 20, 'approval-lapsed'],
  ])('that is %s, overtaken %s, at %i: %s holds it', (state, isOvertaken, now, expected) => {
    expect(approvalHold(inState[state].approval, { isOvertaken, now })).toBe(expected);
  });
});

describe('what was changed in a text', () => {
  const words = fc.array(fc.constantFrom('we', 'are', 'so', 'sorry', 'about', 'this'), { maxLength: 12 });

  it('gives both texts back', () => {
    fc.assert(
      fc.property(words, words, (old, now) => {
        const [before, after] = [old.join(' '), now.join(' ')];
        const all = wordChange(before, after);
        const without = (kind: string) =>
          all.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
        expect(without('new')).toBe(before);
        expect(without('gone')).toBe(after);
        expect(shareChanged(before, after)).toBeGreaterThanOrEqual(0);
        expect(shareChanged(before, after)).toBeLessThanOrEqual(1);
        expect(shareChanged(before, before)).toBe(0);
      }),
    );
  });

  it('names the words', () => {
    expect(wordChange('we are sorry', 'we are so sorry')).toEqual([
      { kind: 'same', text: 'we are ' },
      { kind: 'new', text: 'so ' },
      { kind: 'same', text: 'sorry' },
    ]);
  });
});

describe('the roster', () => {
  const roster = ['a', 'b'].map((id) => asId<AgentId>(id));

  it.each([
    [0, 'a', 0],
    [9, 'a', 0],
    [10, 'b', 0],
    [20, 'a', 1],
  ])('after %i it is the turn of %s, round %i', (now, who, round) => {
    expect(rosterTurn(roster, { askedAt: 0, nextAfter: 10, now })).toEqual({ who, round });
  });

  it('without people is nobody’s turn', () => {
    expect(rosterTurn([], { askedAt: 0, nextAfter: 10, now: 5 })).toBeNull();
  });
});
