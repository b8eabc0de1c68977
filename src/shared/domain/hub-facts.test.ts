import { describe, expect, test } from 'vitest';
import type { CaseEvent, CaseEventBody, CaseEventType } from './case-event';
import { foldCase } from './fold';
import { circumstancesOf, type FactNames, factsAgree, factsOf } from './hub-facts';
import {
  type AccountId,
  type AgentId,
  asId,
  type CustomerId,
  type ExternalId,
  type IncidentId,
  type ReplyId,
  type TeamId,
} from './ids';
import type { ReplyContent } from './reply';

/** Stands in every text that a person or a customer wrote: it must be in no fact. */
const secret = 'what somebody wrote';
const names: FactNames = {
  message: (accountId, externalId) => `name of ${accountId} ${externalId}`,
  reply: () => 'digest of the reply',
  words: (text) => `name of words of length ${text.length}`,
  receipt: (text) => `digest of words of length ${text.length}`,
};
const account = asId<AccountId>('mail');
const replyId = asId<ReplyId>('r1');
const incidentId = asId<IncidentId>('i1');
const due = { responseDueAt: 5, resolutionDueAt: null };
const content = {
  replyId,
  accountId: account,
  audience: 'public',
  text: secret,
  attachments: [],
  inReplyTo: asId<ExternalId>('m1'),
  basedOn: asId<ExternalId>('m1'),
  isAcknowledgement: false,
  cannedResponseIds: [],
} as const satisfies ReplyContent;
const message = {
  externalId: asId<ExternalId>('m1'),
  threadKey: secret,
  writtenBy: 'customer',
  author: {
    externalId: asId<ExternalId>('c'),
    name: secret,
    handle: secret,
    followers: 1,
    profileUrl: null,
    isBot: false,
  },
  audience: 'public',
  subject: secret,
  text: secret,
  language: null,
  postedAt: 1,
  reach: 'organic',
  inReplyTo: null,
  url: secret,
  attachments: [],
} as const;
const triage = {
  tier: 'red',
  safety: true,
  contactType: 'health',
  team: asId<TeamId>('care'),
  reasons: [],
} as const;
const opened = { number: 7, channel: 'email', customerId: asId('c1'), threadKey: secret, triage } as const;
const peer = { count: 1, supervisor: false, teams: [] } as const;
const approved = { replyId, digest: 'd1', as: { supervisor: false, teams: [] }, expiresAt: 9 } as const;

type Table = {
  readonly [Type in CaseEventType]: readonly (readonly [
    Omit<Extract<CaseEventBody, { type: Type }>, 'type'>,
    Readonly<Record<string, unknown>>,
  ])[];
};

const table = {
  CaseOpened: [
    [
      { ...opened, accountId: account, continues: null, linkedTo: null } as never,
      {
        account: 'mail',
        channel: 'email',
        tier: 'red',
        safety: true,
        contactType: 'health',
        team: 'care',
        number: 7,
      },
    ],
  ],
  MessageReceived: [
    [{ message, due }, { message: 'name of mail m1' }],
    [{ message: { ...message, writtenBy: 'brand' }, due }, {}],
  ],
  MessageEdited: [[{ externalId: asId('m1'), text: secret }, {}]],
  MessageWithdrawn: [[{ externalId: asId('m1') }, {}]],
  TierSet: [
    [
      { tier: null, team: null, due },
      { tier: null, team: null },
    ],
  ],
  SafetySet: [
    [
      { safety: true, team: asId<TeamId>('care'), due },
      { safety: true, team: 'care' },
    ],
  ],
  ContactTypeSet: [[{ contactType: 'price' }, { contactType: 'price' }]],
  RulesApplied: [
    [
      {
        reasons: [{ rule: 'r', name: secret, found: [{ phrase: secret, as: secret }], gave: ['flag'] }],
        isFlagged: true,
        notify: [asId('ana')],
      },
      {},
    ],
  ],
  TagsChanged: [[{ added: [secret], removed: [secret] }, {}]],
  CaseAssigned: [
    [
      { assignee: asId<AgentId>('ana'), team: null, reason: secret },
      { assignee: 'ana', team: null, reasonGiven: true },
    ],
    [
      { assignee: null, team: null, reason: '  ' },
      { assignee: null, team: null, reasonGiven: false },
    ],
  ],
  CaseEscalated: [[{ toTeam: asId<TeamId>('care'), reason: secret }, { team: 'care' }]],
  NoteAdded: [[{ text: secret }, {}]],
  NewsRead: [[{}, {}]],
  CaseSnoozed: [[{ until: 9 }, {}]],
  CaseUnsnoozed: [[{}, {}]],
  CaseResolved: [[{ reason: secret }, {}]],
  NoReplyNeeded: [[{ reason: secret }, {}]],
  CaseReopened: [[{ reason: secret }, {}]],
  CaseMerged: [[{ into: asId('c2') }, { into: 'c2' }]],
  CaseAbsorbed: [[{ from: asId('c2'), due }, {}]],
  CaseLinked: [[{ to: asId('c2') }, {}]],
  AuthorMuted: [[{ muted: true }, {}]],
  PostActedOn: [[{ externalId: asId('m1'), action: 'like', outcome: secret }, {}]],
  ReplySubmitted: [
    [
      { content, hold: null, releaseAt: null },
      {
        reply: 'r1',
        account: 'mail',
        audience: 'public',
        digest: 'digest of the reply',
        basedOn: 'name of mail m1',
        needs: 'none',
      },
    ],
    [
      {
        content: { ...content, basedOn: null },
        hold: 'approval',
        releaseAt: null,
        approval: { need: { count: 2, supervisor: true, teams: [] }, digest: 'd1' },
      },
      {
        reply: 'r1',
        account: 'mail',
        audience: 'public',
        digest: 'digest of the reply',
        basedOn: null,
        needs: 'two',
      },
    ],
    [
      { content: { ...content, basedOn: null }, hold: null, releaseAt: null, holding: incidentId },
      {
        reply: 'r1',
        account: 'mail',
        audience: 'public',
        digest: 'digest of the reply',
        basedOn: null,
        needs: 'none',
        holding: incidentId,
        words: 'name of words of length 19',
      },
    ],
  ],
  ApprovalAsked: [[{ replyId, need: peer, digest: 'd1' }, { reply: 'r1' }]],
  ReplyApproved: [[approved, { reply: 'r1', digest: 'd1' }]],
  ReplyApprovedWithEdit: [
    [
      { ...approved, text: secret, newDigest: 'd2' },
      { reply: 'r1', digest: 'd2' },
    ],
  ],
  ReplyGlassBroken: [
    [
      { replyId, digest: 'd1', reason: secret, expiresAt: 9 },
      { reply: 'r1', digest: 'd1' },
    ],
  ],
  ReplySentBack: [[{ replyId, note: secret }, { reply: 'r1' }]],
  ReplyRejected: [[{ replyId, note: secret }, { reply: 'r1' }]],
  ApprovalLapsed: [[{ replyId, reason: 'too-old' }, { reply: 'r1' }]],
  ReplyHeld: [[{ replyId, hold: 'permit', releaseAt: null }, { reply: 'r1' }]],
  ReplyQueued: [
    [{ replyId, detail: secret, released: null }, { reply: 'r1' }],
    [
      { replyId, detail: null, released: 'freeze' },
      { reply: 'r1', reviewed: true },
    ],
  ],
  ReplySending: [[{ replyId, attempt: 1 }, { reply: 'r1' }]],
  ReplySent: [[{ replyId, externalId: asId('s'), url: secret, acceptedAt: 3 }, { reply: 'r1' }]],
  ReplyUnknown: [[{ replyId, detail: secret }, { reply: 'r1' }]],
  ReplyFailed: [[{ replyId, detail: secret }, { reply: 'r1' }]],
  ReplyCancelled: [[{ replyId }, { reply: 'r1' }]],
  DeadlineWarned: [[{ dueAt: 4, minutesBefore: 10 }, {}]],
  StepUndone: [[{ stepId: asId('s1') }, { step: 's1' }]],
  StepRefused: [[{ stepId: asId('s1'), code: 'other' }, {}]],
  LegalHoldSet: [[{ reason: secret }, {}]],
  LegalHoldLifted: [[{ reason: secret }, {}]],
  ErasureDeferred: [[{}, {}]],
  IncidentDeclared: [
    [
      {
        incidentId,
        kind: 'backlash',
        title: secret,
        brands: [asId('vela')],
        topics: ['campaign'],
        endsAt: 9,
        position: secret,
        speakers: [asId<AgentId>('ana')],
        holding: secret,
      },
      {
        incident: incidentId,
        endsAt: 9,
        speakers: '["ana"]',
        topics: '["campaign"]',
        words: 'name of words of length 19',
      },
    ],
  ],
  IncidentRevised: [
    [
      { incidentId, endsAt: 10, position: secret, speakers: [] },
      { incident: incidentId, endsAt: 10, speakers: '[]' },
    ],
  ],
  IncidentNoted: [[{ incidentId, entry: 'decision', text: secret, about: null }, { incident: incidentId }]],
  IncidentEnded: [[{ incidentId }, { incident: incidentId }]],
  IncidentClosed: [
    [{ incidentId, review: { right: secret, wrong: secret, better: secret } }, { incident: incidentId }],
  ],
  CaseErased: [[{ number: 7, reason: 'request', tombstones: secret }, {}]],
} as const satisfies Table;

const rows = Object.entries(table).flatMap(([type, bodies]) =>
  bodies.map(([body, facts]) => [type, { type, ...body } as CaseEventBody, facts as object] as const),
);
const eventOf = (body: CaseEventBody): CaseEvent => ({
  operationId: asId('o'),
  stepId: asId('s'),
  caseId: asId('c'),
  brandId: asId('vela'),
  at: 1,
  actor: { kind: 'agent', id: asId<AgentId>('ana') },
  body,
});

describe('the facts of an event', () => {
  test.each(rows)('%s: are these and nothing else', (_, body, facts) => {
    expect(factsOf(eventOf(body), account, names)).toEqual(facts);
  });

  test.each(rows)('%s: hold nothing that anybody wrote', (_, body) => {
    expect(JSON.stringify(factsOf(eventOf(body), account, names))).not.toContain(secret);
  });

  test('name no message while the account of its case is not known', () => {
    expect(factsOf(eventOf({ type: 'MessageReceived', message, due }), null, names)).toEqual({});
  });

  test('agree with what was told when what is told beside differs, and not when they do', () => {
    expect(factsAgree({ reply: 'r1', digest: 'd', follows: 'r0' }, { reply: 'r1', digest: 'd' })).toBe(true);
    expect(factsAgree({ tier: null }, { tier: null, team: null })).toBe(true);
    expect(factsAgree({ reply: 'r1' }, { reply: 'r1', digest: 'd' })).toBe(false);
    expect(factsAgree({ reply: 'r2' }, { reply: 'r1' })).toBe(false);
  });
});

describe('what is told beside', () => {
  const customerId = asId<CustomerId>('c1');
  const story = (...bodies: readonly CaseEventBody[]) =>
    foldCase(
      [
        {
          type: 'CaseOpened',
          ...opened,
          customerId,
          accountId: account,
          triage: { ...triage, reason: null },
          continues: null,
          linkedTo: null,
        },
        { type: 'MessageReceived', message, due },
        ...bodies,
      ].map((body, at) => ({
        ...eventOf(body as CaseEventBody),
        operationId: asId(`o${at}`),
        at,
        position: at + 1,
        hubPosition: null,
      })),
    );
  const first = asId<ReplyId>('r0');
  const submitted = { type: 'ReplySubmitted', content, hold: null, releaseAt: null } as const;
  const answered = [
    { ...submitted, content: { ...content, replyId: first } },
    { type: 'ReplySent', replyId: first, externalId: asId<ExternalId>('s'), url: null, acceptedAt: 3 },
  ] as const;

  test('of a reply names the answer that its author had seen, and not one that came to be known since', () => {
    const state = story(...answered, submitted);
    const unseen = { ...submitted, read: { basedOn: content.basedOn, follows: null } };
    expect(circumstancesOf(eventOf(unseen), state, names)).toEqual({ follows: null });
    const seen = { ...submitted, read: { basedOn: content.basedOn, follows: first } };
    expect(circumstancesOf(eventOf(seen), state, names)).toEqual({ follows: 'r0' });
    expect(circumstancesOf(eventOf(submitted), state, names)).toEqual({ follows: 'r0' });
  });

  test('of a reply that was sent says until when the customer waits: an acknowledgement answers nothing', () => {
    const sent = answered[1];
    const answer = story(...answered);
    expect(circumstancesOf(eventOf(sent), answer, names)).toEqual({ dueAt: null });
    const acknowledged = { ...submitted, content: { ...content, replyId: first, isAcknowledgement: true } };
    const waiting = story(acknowledged, sent);
    expect(circumstancesOf(eventOf(sent), waiting, names)).toEqual({ dueAt: due.responseDueAt });
  });

  test('of a reply that was let go again says what was read then, and nothing where nobody read', () => {
    const state = story(...answered, submitted);
    const queued = { type: 'ReplyQueued', replyId, detail: null, released: 'customer-wrote-again' } as const;
    const read = { basedOn: asId<ExternalId>('m2'), follows: null };
    expect(circumstancesOf(eventOf({ ...queued, read }), state, names)).toEqual({
      basedOn: 'name of mail m2',
      follows: null,
    });
    expect(circumstancesOf(eventOf({ ...queued, released: null }), state, names)).toEqual({});
  });
});
