import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agent,
  brandWrote,
  caseId,
  customer,
  folded,
  opened,
  post,
  reply,
  sent,
  story,
  submitted,
  type Told,
  team,
  wrote,
} from '../../../test/support/story';
import { awaitsAnswer, nextDeadline, responseDueAt } from './case';
import type { CaseEventBody, RecordedEvent } from './case-event';
import { applyEvent, foldCase, needsRefold } from './fold';
import { type AgentId, asId, type CaseId, type StepId } from './ids';
import { canChangeReplyState, type ReplyState } from './reply';
import type { CaseTier } from './tier';

const undo = (stepId: string): CaseEventBody => ({ type: 'StepUndone', stepId: asId<StepId>(stepId) });
const tierSet = (tier: CaseTier, responseDueAt: number | null): CaseEventBody => ({
  type: 'TierSet',
  tier,
  team: team('new'),
  due: { responseDueAt, resolutionDueAt: null },
});
const due = (state: ReturnType<typeof folded>) => state.unanswered.map((message) => message.responseDueAt);
const waiting = (state: ReturnType<typeof folded>) => state.unanswered.map((message) => message.externalId);

describe('messages of the customer', () => {
  it('wait each with its own deadline, and the earliest is the one that runs', () => {
    const state = folded(opened(), wrote('a', 100, 500), wrote('b', 200, 400));
    expect(waiting(state)).toEqual(['a', 'b']);
    expect(responseDueAt(state)).toBe(400);
    expect(nextDeadline(state)).toEqual({ kind: 'first-response', dueAt: 400 });
  });

  it('are ordered by the time of posting, however late they are delivered', () => {
    const state = folded(
      opened(),
      wrote('new', 200, 500, { text: 'newer' }),
      wrote('old', 100, 400, { text: 'older' }),
    );
    expect(waiting(state)).toEqual(['old', 'new']);
    expect(state.lastCustomerMessage?.externalId).toBe('new');
    expect(state.preview).toBe('newer');
    expect(state.lastMessageAt).toBe(200);
    expect(state.firstCustomerMessageAt).toBe(100);
  });

  it('take their last time from the thread, not from when the desktop opened the case', () => {
    expect(folded(opened()).lastMessageAt).toBe(1_000);
    expect(folded(opened(), wrote('a', 5)).lastMessageAt).toBe(5);
  });

  it('keep the oldest and the newest of a flood', () => {
    const flood = Array.from({ length: 80 }, (_, index) => wrote(`m${index}`, index + 1, 1_000 + index));
    const state = folded(opened(), ...flood);
    expect(state.unanswered).toHaveLength(50);
    expect(waiting(state)[0]).toBe('m0');
    expect(waiting(state).at(-1)).toBe('m79');
    expect(state.messageCount).toBe(80);
  });

  it('wake a snoozed case', () => {
    expect(
      folded(opened(), { type: 'CaseSnoozed', until: 9_999 }, wrote('a', 10, 20_000)).snoozedUntil,
    ).toBeNull();
  });

  it('show their first words on one line, cut at a whole sign', () => {
    const state = folded(opened(), wrote('a', 10, null, { text: `  one\n\ttwo ${'🙂'.repeat(400)}` }));
    expect(state.preview.startsWith('one two 🙂')).toBe(true);
    expect([...state.preview]).toHaveLength(240);
    expect(state.preview.isWellFormed()).toBe(true);
  });
});

describe('an edit or a withdrawal', () => {
  const withdrawn = (name: string): CaseEventBody => ({ type: 'MessageWithdrawn', externalId: post(name) });
  const edited = (name: string, text: string): CaseEventBody => ({
    type: 'MessageEdited',
    externalId: post(name),
    text,
  });

  it('of the newest message shows in the preview', () => {
    expect(folded(opened(), wrote('a', 10), edited('a', 'other words')).preview).toBe('other words');
    expect(
      folded(opened(), wrote('a', 10), wrote('b', 20, null, { text: 'b' }), edited('a', 'x')).preview,
    ).toBe('b');
  });

  it('takes the message off the clock and its words out of the list, also when it is edited afterwards', () => {
    const state = folded(
      opened(),
      wrote('a', 10, 50, { subject: 'Help' }),
      withdrawn('a'),
      edited('a', 'back again'),
    );
    expect(state).toMatchObject({ preview: '', subject: '', lastCustomerMessage: { withdrawn: true } });
    expect(awaitsAnswer(state)).toBe(false);
  });

  it('leaves the other messages waiting', () => {
    expect(waiting(folded(opened(), wrote('a', 10, 50), wrote('b', 20, 60), withdrawn('a')))).toEqual(['b']);
  });
});

describe('an answer', () => {
  const start: readonly Told[] = [
    opened(),
    wrote('a', 10, 100),
    submitted('r', { basedOn: post('a'), inReplyTo: post('a') }),
  ];

  it('ends the clock of the messages its writer knew', () => {
    const state = folded(...start, { type: 'ReplySending', replyId: reply('r'), attempt: 1 }, sent('r', 50));
    expect(state).toMatchObject({
      unanswered: [],
      firstAnswerAt: 50,
      lastAnswerAt: 50,
      answeredElsewhere: false,
      messageCount: 2,
    });
    expect(state.pendingReplies).toEqual([]);
    expect(nextDeadline(state)).toBeNull();
  });

  it('does not end the clock of a message that came while it was on its way', () => {
    const state = folded(
      ...start,
      { type: 'ReplySending', replyId: reply('r'), attempt: 1 },
      wrote('b', 40, 140),
      sent('r', 50),
    );
    expect(waiting(state)).toEqual(['b']);
    expect(nextDeadline(state)).toEqual({ kind: 'next-response', dueAt: 140 });
  });

  it('does not end the clock of a message that is delivered only afterwards', () => {
    expect(waiting(folded(...start, sent('r', 50), wrote('b', 40, 140)))).toEqual(['b']);
  });

  it('leaves the clock running when it is only an acknowledgement, unless policy lets that count', () => {
    const receipt = submitted('r', { basedOn: post('a'), isAcknowledgement: true });
    const plain = folded(opened(), wrote('a', 10, 100), receipt, sent('r', 50));
    expect(plain).toMatchObject({ firstAnswerAt: null, lastAnswerAt: null, messageCount: 2 });
    expect(responseDueAt(plain)).toBe(100);
    const counted = folded(opened(), wrote('a', 10, 100), { ...receipt, answers: true }, sent('r', 50));
    expect(counted).toMatchObject({ firstAnswerAt: 50, unanswered: [] });
  });

  it('opens the next-response clock for what the customer writes after it', () => {
    const state = folded(...start, sent('r', 50), wrote('b', 60, 200));
    expect(nextDeadline(state)).toEqual({ kind: 'next-response', dueAt: 200 });
    expect(state.firstAnswerAt).toBe(50);
  });

  it('is no answer where no customer has written', () => {
    expect(folded(opened(), submitted('r'), sent('r', 50))).toMatchObject({
      firstAnswerAt: null,
      messageCount: 1,
    });
  });

  it('that comes back from the channel as a message counts once', () => {
    const state = folded(...start, sent('r', 50), brandWrote('sent-r', 50));
    expect(state).toMatchObject({ messageCount: 2, answeredElsewhere: false });
  });
});

describe('a message the brand wrote outside the console', () => {
  it('answers what was posted before it', () => {
    const state = folded(opened(), wrote('a', 10, 100), wrote('c', 60, 200), brandWrote('b', 50));
    expect(waiting(state)).toEqual(['c']);
    expect(state).toMatchObject({ answeredElsewhere: true, firstAnswerAt: 50 });
  });

  it('is an answer also when it is delivered before the message it answers', () => {
    const state = folded(opened(), brandWrote('b', 50), wrote('a', 10, 100));
    expect(state).toMatchObject({ unanswered: [], firstAnswerAt: 50, answeredElsewhere: true });
  });

  it('is no answer when it is the post the customer reacted to', () => {
    const state = folded(opened(), brandWrote('b', 5), wrote('a', 10, 100));
    expect(state).toMatchObject({ firstAnswerAt: null, lastAnswerAt: null, answeredElsewhere: false });
    expect(nextDeadline(state)).toEqual({ kind: 'first-response', dueAt: 100 });
  });

  it('does not hide that a newer answer was ours', () => {
    const told: Told[] = [
      opened(),
      wrote('a', 10, 100),
      submitted('r', { basedOn: post('a') }),
      sent('r', 50),
      brandWrote('b', 30),
    ];
    expect(folded(...told)).toMatchObject({ answeredElsewhere: false, lastAnswerAt: 50, firstAnswerAt: 30 });
  });
});

describe('a change of tier', () => {
  const told: Told[] = [opened({ tier: 'yellow' }), wrote('a', 10, 600), wrote('b', 20, 700)];

  it('that raises gives no message more time', () => {
    expect(due(folded(...told, tierSet('red', 650)))).toEqual([600, 650]);
  });

  it('that lowers gives no message less time', () => {
    expect(due(folded(...told, tierSet('green', 650)))).toEqual([650, 700]);
  });

  it('that is neither leaves each message its time', () => {
    const state = folded(opened(), wrote('a', 10, 600), wrote('b', 20, 700), tierSet('yellow', 600));
    expect(due(state)).toEqual([600, 700]);
    expect(state).toMatchObject({ tier: 'yellow', team: 'new', triageReason: null });
  });

  it("does not lower a safety case, in whatever order a colleague's step arrives", () => {
    const safety: CaseEventBody = {
      type: 'SafetySet',
      safety: true,
      team: team('cc'),
      due: { responseDueAt: 210, resolutionDueAt: null },
    };
    const state = folded(...told, safety, tierSet('green', 9_000));
    expect(state).toMatchObject({ tier: 'red', safety: true, team: 'cc' });
    expect(due(state)).toEqual([210, 210]);
  });

  it('leaves a case red when its safety flag is taken off', () => {
    const off: CaseEventBody = {
      type: 'SafetySet',
      safety: false,
      team: null,
      due: { responseDueAt: 9_000, resolutionDueAt: null },
    };
    const state = folded(opened({ tier: 'red', safety: true, team: team('cc') }), wrote('a', 10, 100), off);
    expect(state).toMatchObject({ tier: 'red', safety: false, team: 'cc' });
    expect(due(state)).toEqual([100]);
  });

  it('keeps the owner team when a case is only claimed', () => {
    const claimed: CaseEventBody = {
      type: 'CaseAssigned',
      assignee: asId<AgentId>('tom'),
      team: null,
      reason: '',
    };
    expect(folded(opened({ team: team('social') }), claimed)).toMatchObject({
      assignee: 'tom',
      team: 'social',
    });
  });

  it('wakes a case whose new deadline comes before its snooze ends', () => {
    const asleep: Told[] = [
      opened({ tier: 'green' }),
      wrote('a', 10, 90_000),
      { type: 'CaseSnoozed', until: 50_000 },
    ];
    expect(folded(...asleep).snoozedUntil).toBe(50_000);
    expect(folded(...asleep, tierSet('red', 40_000)).snoozedUntil).toBeNull();
    expect(folded(...asleep, tierSet('red', 60_000)).snoozedUntil).toBe(50_000);
  });
});

describe('closing a case', () => {
  const noReply: CaseEventBody = { type: 'NoReplyNeeded', reason: 'thanks only' };
  const reopened: CaseEventBody = { type: 'CaseReopened', reason: '' };
  const resolved: CaseEventBody = { type: 'CaseResolved', reason: '' };

  it.each([
    ['resolved', resolved],
    ['no-reply-needed', noReply],
  ])('ends its clocks and its snooze: %s', (status, body) => {
    const state = folded(opened(), wrote('a', 10, 90_000), { type: 'CaseSnoozed', until: 50_000 }, body);
    expect(state).toMatchObject({ status, snoozedUntil: null, closedAt: 4_000 });
    expect(nextDeadline(state)).toBeNull();
    expect(awaitsAnswer(state)).toBe(false);
  });

  it.each([resolved, noReply])('is taken back whole when a person reopens it', (body) => {
    const state = folded(opened(), wrote('a', 10, 90_000), body, { step: 'x', actor: agent, body: reopened });
    expect(state).toMatchObject({ status: 'open', closeReason: null, closedAt: null, setAside: [] });
    expect(waiting(state)).toEqual(['a']);
  });

  it('is not held against a new message that reopens it', () => {
    const state = folded(
      opened(),
      wrote('a', 10, 100),
      noReply,
      { step: 'x', actor: customer, body: reopened },
      wrote('b', 900, 990),
    );
    expect(waiting(state)).toEqual(['b']);
    const before = folded(opened(), wrote('a', 10, 100), noReply, wrote('b', 900, 990), {
      step: 'x',
      actor: customer,
      body: reopened,
    });
    expect(waiting(before)).toEqual(['b']);
  });

  it('is final when the case went into another one', () => {
    const merged: CaseEventBody = { type: 'CaseMerged', into: asId<CaseId>('other') };
    const state = folded(opened(), wrote('a', 10, 100), merged, reopened, noReply, resolved);
    expect(state).toMatchObject({ status: 'merged', mergedInto: 'other', unanswered: [] });
  });
});

describe('a case that takes another one in', () => {
  const from = asId<CaseId>('other');
  const none = { responseDueAt: null, resolutionDueAt: null };

  it('owes the messages that waited there, each with its own deadline', () => {
    const unanswered = [
      { externalId: post('x'), postedAt: 5, responseDueAt: 80 },
      { externalId: post('y'), postedAt: 40, responseDueAt: 300 },
    ];
    const absorbed: CaseEventBody = { type: 'CaseAbsorbed', from, due: none, unanswered };
    const state = folded(opened(), wrote('a', 10, 100), absorbed);
    expect(waiting(state)).toEqual(['x', 'a', 'y']);
    expect(responseDueAt(state)).toBe(80);
    expect(state.links).toEqual([from]);
  });

  it('is answered for all of them by an answer written after the merge', () => {
    const unanswered = [{ externalId: post('y'), postedAt: 40, responseDueAt: 300 }];
    const told: Told[] = [
      opened(),
      wrote('a', 10, 100),
      { type: 'CaseAbsorbed', from, due: none, unanswered },
    ];
    expect(folded(...told, submitted('r', { basedOn: post('a') }), sent('r', 2_000)).unanswered).toEqual([]);
  });

  it('owes at least the deadline when only that is known', () => {
    const absorbed: CaseEventBody = {
      type: 'CaseAbsorbed',
      from,
      due: { responseDueAt: 80, resolutionDueAt: 500 },
    };
    const state = folded(opened(), wrote('a', 10, 100), absorbed);
    expect(nextDeadline(state)?.dueAt).toBe(80);
    expect(state.resolutionDueAt).toBe(500);
    expect(folded(opened(), { type: 'CaseAbsorbed', from, due: none }).unanswered).toEqual([]);
  });
});

describe('an undone step', () => {
  it('leaves words that were written and sent in the same step', () => {
    const state = folded(
      opened(),
      wrote('a', 10, 100),
      { step: 'both', body: submitted('r', { basedOn: post('a') }) },
      { step: 'both', body: { type: 'CaseResolved', reason: '' } },
      undo('both'),
    );
    expect(state.status).toBe('open');
    expect(state.pendingReplies).toHaveLength(1);
    expect(state.undoneSteps).toEqual(['both']);
  });

  it('gives a lowered case its old deadline back', () => {
    const told: Told[] = [
      opened({ tier: 'red' }),
      wrote('a', 10, 200),
      { step: 'low', body: tierSet('green', 9_000) },
    ];
    expect(responseDueAt(folded(...told))).toBe(9_000);
    expect(responseDueAt(folded(...told, undo('low')))).toBe(200);
  });
});

// ---- properties ----

const tier = fc.constantFrom<CaseTier>('green', 'yellow', 'red', null);
const time = fc.integer({ min: 1, max: 200 }).map((value) => value * 500);
const maybeTime = fc.option(time);
const name = fc.constantFrom('a', 'b', 'c', 'd');
const replyName = fc.constantFrom('r', 's');
const dueTimes = fc.record({ responseDueAt: maybeTime, resolutionDueAt: maybeTime });
const someTeam = fc.constantFrom(team('social'), team('reputation'), null);
const hold = fc.constantFrom('undo-delay', 'approval', 'customer-wrote-again') as fc.Arbitrary<
  'undo-delay' | 'approval' | 'customer-wrote-again'
>;

const anyBody: fc.Arbitrary<CaseEventBody> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(name, time, maybeTime, fc.boolean())
      .map(([id, at, dueAt, brand]) =>
        wrote(`${brand ? 'brand-' : ''}${id}${at}`, at, dueAt, { writtenBy: brand ? 'brand' : 'customer' }),
      ),
  },
  fc
    .tuple(name, time)
    .map(([id, at]): CaseEventBody => ({ type: 'MessageWithdrawn', externalId: post(`${id}${at}`) })),
  fc
    .tuple(tier, someTeam, dueTimes)
    .map(([value, owner, due]): CaseEventBody => ({ type: 'TierSet', tier: value, team: owner, due })),
  fc
    .tuple(fc.boolean(), dueTimes)
    .map(([safety, due]): CaseEventBody => ({ type: 'SafetySet', safety, team: null, due })),
  fc
    .subarray(['x', 'y', 'z'])
    .map((added): CaseEventBody => ({ type: 'TagsChanged', added, removed: ['y'] })),
  fc.constantFrom<CaseEventBody>(
    { type: 'CaseResolved', reason: '' },
    { type: 'NoReplyNeeded', reason: 'x' },
    { type: 'CaseReopened', reason: '' },
    { type: 'CaseUnsnoozed' },
    { type: 'NoteAdded', text: 'note' },
    { type: 'AuthorMuted', muted: true },
    { type: 'CaseAssigned', assignee: asId<AgentId>('tom'), team: null, reason: '' },
    { type: 'CaseEscalated', toTeam: team('legal'), reason: '' },
    { type: 'CaseMerged', into: asId<CaseId>('other') },
  ),
  time.map((until): CaseEventBody => ({ type: 'CaseSnoozed', until })),
  fc
    .tuple(dueTimes)
    .map(([due]): CaseEventBody => ({ type: 'CaseAbsorbed', from: asId<CaseId>('other'), due })),
  {
    weight: 2,
    arbitrary: fc
      .tuple(replyName, fc.option(hold))
      .map(([id, held]): CaseEventBody => ({ ...submitted(id), hold: held })),
  },
  fc
    .tuple(replyName, hold)
    .map(
      ([id, held]): CaseEventBody => ({ type: 'ReplyHeld', replyId: reply(id), hold: held, releaseAt: null }),
    ),
  fc.tuple(replyName, fc.option(hold)).map(
    ([id, released]): CaseEventBody => ({
      type: 'ReplyQueued',
      replyId: reply(id),
      detail: null,
      released,
    }),
  ),
  replyName.map((id): CaseEventBody => ({ type: 'ReplySending', replyId: reply(id), attempt: 1 })),
  fc.tuple(replyName, time).map(([id, at]) => sent(id, at)),
  replyName.map((id): CaseEventBody => ({ type: 'ReplyUnknown', replyId: reply(id), detail: '' })),
  replyName.map((id): CaseEventBody => ({ type: 'ReplyFailed', replyId: reply(id), detail: '' })),
  replyName.map((id): CaseEventBody => ({ type: 'ReplyCancelled', replyId: reply(id) })),
  fc
    .tuple(time, fc.constantFrom(0, 5, 30))
    .map(([dueAt, minutesBefore]): CaseEventBody => ({ type: 'DeadlineWarned', dueAt, minutesBefore })),
);

const steps = ['one', 'two', 'three'] as const;
const anyStory = fc
  .array(fc.tuple(anyBody, fc.constantFrom(...steps)), { maxLength: 30 })
  .map((told) =>
    story({ step: 'open', body: opened({ tier: 'green' }) }, ...told.map(([body, step]) => ({ step, body }))),
  );

/** A story as a desktop holds it that shares it: some events have their place in the shared list, in another order. */
const sharedStory = anyStory.chain((events) =>
  fc
    .tuple(
      fc.shuffledSubarray(events.slice(1).map((event) => event.operationId)),
      fc.shuffledSubarray([...events], { minLength: events.length }),
    )
    .map(([acknowledged, delivered]) => {
      const places = new Map(acknowledged.map((id, index) => [id, index + 2]));
      const placed = (event: RecordedEvent): RecordedEvent => ({
        ...event,
        hubPosition: event.position === 1 ? 1 : (places.get(event.operationId) ?? null),
      });
      return { events: events.map(placed), delivered: delivered.map(placed) };
    }),
);

describe('any story', () => {
  it('folded up to any place and then event by event equals the whole', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(30), (events, cut) => {
        let state = foldCase(events.slice(0, cut));
        for (const event of events.slice(cut)) {
          expect(needsRefold(event)).toBe(false);
          state = applyEvent(state, event);
        }
        expect(state).toEqual(foldCase(events));
      }),
    );
  });

  it('delivered twice, in any order, counts once', () => {
    fc.assert(
      fc.property(sharedStory, ({ events, delivered }) => {
        expect(foldCase(delivered)).toEqual(foldCase(events));
        expect(foldCase([...delivered, ...events])).toEqual(foldCase(events));
      }),
    );
  });

  it('counts the acknowledged copy of an event that is also there as a pending one', () => {
    fc.assert(
      fc.property(sharedStory, ({ events, delivered }) => {
        const pending = events.map((event) => ({ ...event, hubPosition: null }));
        expect(foldCase([...pending.filter((_, index) => index % 2 === 0), ...delivered])).toEqual(
          foldCase(events),
        );
      }),
    );
  });

  it('with a step undone is as if the triage of that step had never happened', () => {
    fc.assert(
      fc.property(anyStory, fc.constantFrom(...steps), (events, step) => {
        const [last] = story(undo(step)).map((event) => ({
          ...event,
          position: 99,
          operationId: asId<typeof event.operationId>('undo'),
        }));
        const triage = new Set([
          'TierSet',
          'SafetySet',
          'TagsChanged',
          'CaseResolved',
          'NoReplyNeeded',
          'CaseReopened',
          'CaseUnsnoozed',
          'CaseSnoozed',
          'AuthorMuted',
          'CaseAssigned',
          'CaseEscalated',
          'CaseMerged',
          'CaseAbsorbed',
        ]);
        const without = events.filter((event) => event.stepId !== step || !triage.has(event.body.type));
        const undone = foldCase([...events, ...(last ? [last] : [])]);
        expect({ ...undone, undoneSteps: [] }).toEqual(foldCase(without));
      }),
    );
  });

  it('stays undone where the undo is delivered before its step', () => {
    fc.assert(
      fc.property(anyStory, fc.constantFrom(...steps), (events, step) => {
        const [first, ...rest] = events;
        if (first === undefined) throw new Error('empty story');
        const [undoing] = story(undo(step)).map((event) => ({
          ...event,
          operationId: asId<typeof event.operationId>('undo'),
        }));
        if (undoing === undefined) throw new Error('no undo');
        const state = [first, undoing, ...rest].reduce<ReturnType<typeof foldCase>>(applyEvent, null);
        expect(state).toEqual(foldCase([...events, { ...undoing, position: 99 }]));
      }),
    );
  });

  it('never owes an answer in a closed case, and never sleeps past a deadline', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const state = foldCase(events);
        if (state === null) throw new Error('not opened');
        if (state.status !== 'open')
          expect([awaitsAnswer(state), nextDeadline(state)]).toEqual([false, null]);
        const deadline = nextDeadline(state);
        if (state.snoozedUntil !== null && deadline !== null)
          expect(deadline.dueAt).toBeGreaterThanOrEqual(state.snoozedUntil);
      }),
    );
  });

  it('moves a reply only as its states allow, and never changes one that was sent', () => {
    const stateOf = (state: ReturnType<typeof foldCase>, id: string): ReplyState | null => {
      if (state?.sentReplies.some(({ replyId }) => replyId === id)) return 'sent';
      return state?.pendingReplies.find(({ content }) => content.replyId === id)?.state ?? null;
    };
    fc.assert(
      fc.property(anyStory, (events) => {
        let state = foldCase([]);
        for (const event of events) {
          const before = state;
          state = applyEvent(state, event);
          for (const id of ['r', 's']) {
            const [from, to] = [stateOf(before, id), stateOf(state, id)];
            if (from === 'sent') expect(to).toBe('sent');
            else if (from !== null && from !== to && to !== 'sent')
              expect(canChangeReplyState(from, to ?? 'cancelled')).toBe(true);
          }
        }
      }),
    );
  });

  it('changes nothing before it is opened', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        expect(foldCase(events.slice(1))).toBeNull();
      }),
    );
  });
});

it('knows that a case with one id is one case', () => {
  expect(folded(opened(), opened({ tier: 'red' }))).toMatchObject({ id: caseId, tier: null });
});
