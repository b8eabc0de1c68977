// Desktops share their events through a real hub, and end up with the same cases.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { firstHead } from '../../src/main/engine/hub/chain';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import type { CaseEventBody } from '../../src/shared/domain/case-event';
import {
  type AccountId,
  type AgentId,
  asId,
  type CaseId,
  type ExternalId,
  type ReplyId,
} from '../../src/shared/domain/ids';
import { customerFor, idFor, messageOf, replyIdFor, sampleTime } from '../support/sample-events';
import { temporaryFolder } from '../support/temporary-folder';
import { hubBench, mail, type Person } from './hub-bench';
import { HubDesk, vela } from './hub-desk';

const bench = hubBench();
const inFolder = temporaryFolder();
let desks: HubDesk[] = [];
let serial = 0;

afterEach(async () => {
  await Promise.all(desks.map((desk) => desk.close()));
  desks = [];
});

function desk(person: Person): HubDesk {
  serial += 1;
  const made = new HubDesk(inFolder(`desk-${serial}.db`), person, () => bench().as(person));
  desks.push(made);
  return made;
}

const account = asId<AccountId>(mail);

function opening(number: number): readonly CaseEventBody[] {
  return [
    {
      type: 'CaseOpened',
      number,
      accountId: account,
      channel: 'email',
      customerId: customerFor(number),
      threadKey: `thread-${number}`,
      triage: { tier: 'yellow', safety: false, contactType: null, team: null, reason: null },
      continues: null,
      linkedTo: null,
    },
    wrote(`first-${number}`),
  ];
}

function wrote(name: string): CaseEventBody {
  return {
    type: 'MessageReceived',
    message: messageOf(name, `Hello, ${name}`),
    due: { responseDueAt: sampleTime + 3_600_000, resolutionDueAt: null },
  };
}

function submitted(number: number): Extract<CaseEventBody, { type: 'ReplySubmitted' }> {
  const content = {
    replyId: replyIdFor(number),
    accountId: account,
    audience: 'private' as const,
    text: 'It is on its way.',
    attachments: [],
    inReplyTo: asId<ExternalId>(`first-${number}`),
    basedOn: asId<ExternalId>(`first-${number}`),
    isAcknowledgement: false,
    cannedResponseIds: [],
  };
  return { type: 'ReplySubmitted', content, answers: true, hold: null, releaseAt: null };
}

const newCase = () => {
  serial += 1;
  return { caseId: asId<CaseId>(idFor('shared case', serial)), number: serial };
};
const note = (text: string): CaseEventBody => ({ type: 'NoteAdded', text });
const assigned = (assignee: string | null, reason = ''): CaseEventBody => ({
  type: 'CaseAssigned',
  assignee: assignee === null ? null : asId<AgentId>(assignee),
  team: null,
  reason,
});

const answer = (number: number, text: string): CaseEventBody => ({
  type: 'ReplySubmitted',
  content: {
    replyId: asId<ReplyId>(idFor('reply', number)),
    accountId: account,
    audience: 'private',
    text,
    attachments: [],
    inReplyTo: null,
    basedOn: asId<ExternalId>(`first-${number}`),
    isAcknowledgement: false,
    cannedResponseIds: [],
  },
  hold: null,
  releaseAt: null,
});

test('what one desktop takes in and does, a colleague sees, sealed on its way', async () => {
  const [bea, carlos] = [desk('bea'), desk('carlos')];
  const { caseId, number } = newCase();
  bea.do(caseId, ...opening(number));
  bea.do(caseId, note('Called them back'));
  await bea.meet();
  await carlos.meet();
  expect(carlos.state(caseId)).toBe(bea.state(caseId));
  expect(carlos.store.events(caseId).map(({ body }) => body.type)).toEqual([
    'CaseOpened',
    'MessageReceived',
    'NoteAdded',
  ]);
  expect(carlos.log.cases.findMessage(account, asId<ExternalId>(`first-${number}`))?.caseId).toBe(caseId);
  const administrator = await bench().administrator();
  const { rows } = await administrator.query(
    "SELECT count(*)::int AS found FROM hub.event WHERE position(convert_to('Called them back', 'UTF8') IN body) > 0 OR facts::text LIKE '%Called%'",
  );
  expect(rows[0]).toEqual({ found: 0 });
});

test('of two claims made apart the first one at the hub stands, and the other person is told', async () => {
  const [bea, carlos] = [desk('bea'), desk('carlos')];
  const { caseId, number } = newCase();
  bea.do(caseId, ...opening(number));
  await bea.meet();
  await carlos.meet();
  await carlos.goOffline();
  carlos.do(caseId, assigned('carlos'));
  carlos.do(caseId, note('Mine, I think'));
  bea.do(caseId, assigned('bea'));
  await bea.meet();
  await carlos.meet();
  expect(carlos.refused).toEqual([{ caseId, code: 'claimed-by-other' }]);
  expect(carlos.store.read(caseId)?.assignee).toBe('bea');
  await bea.meet();
  expect(carlos.state(caseId)).toBe(bea.state(caseId));
});

test('the words of an answer that the team did not take are with who wrote them, before what they type by now', async () => {
  const [bea, carlos] = [desk('bea'), desk('carlos')];
  const { caseId, number } = newCase();
  bea.do(caseId, ...opening(number));
  await bea.meet();
  await carlos.meet();
  await carlos.goOffline();
  carlos.do(caseId, answer(number, 'A lamp is on its way.'), assigned('carlos'));
  const by = asId<AgentId>('carlos');
  const typed = { text: 'And a', audience: null, cannedResponseIds: [], savedAt: 1 };
  const state = carlos.store.read(caseId);
  if (state === null) throw new Error('the case is not there');
  carlos.log.transact(() => carlos.log.desk.writeDraft(caseId, 'reply', { owner: state, by, draft: typed }));
  bea.do(caseId, assigned('bea'));
  await bea.meet();
  await carlos.meet();
  expect(carlos.refused).toEqual([{ caseId, code: 'claimed-by-other' }]);
  expect(carlos.store.read(caseId)?.pendingReplies).toEqual([]);
  expect(carlos.log.desk.outbox()).toEqual([]);
  expect(carlos.log.desk.readDraft(caseId, 'reply', by)).toMatchObject({
    text: 'A lamp is on its way.\n\nAnd a',
    audience: 'private',
  });
});

test('what was answered before there was a hub is told as answered, and what others did at that desktop stays there', async () => {
  const [bea, carlos] = [desk('bea'), desk('carlos')];
  const { caseId, number } = newCase();
  const reply = submitted(number);
  bea.do(caseId, ...opening(number), assigned('bea'));
  bea.do(caseId, reply);
  const { replyId } = reply.content;
  const console = { kind: 'console' } as const;
  const byConsole = (...bodies: readonly CaseEventBody[]) =>
    bea.store.record(
      bodies.map((body) => ({ caseId, brandId: vela, actor: console, body })),
      { stepId: asId(idFor('by console', serial)) },
    );
  const externalId = asId<ExternalId>(`answer-${number}`);
  byConsole(
    { type: 'ReplySending', replyId, attempt: 1 },
    { type: 'ReplySent', replyId, externalId, url: null, acceptedAt: sampleTime },
  );
  bea.store.record(
    [
      {
        caseId,
        brandId: vela,
        actor: { kind: 'agent', id: asId<AgentId>('carlos') },
        body: note('Said at this desk'),
      },
    ],
    { stepId: asId(idFor('by another', number)) },
  );
  await bea.meet();
  await carlos.meet();
  expect(carlos.store.read(caseId)?.sentReplies).toEqual(bea.store.read(caseId)?.sentReplies);
  expect(carlos.store.read(caseId)?.pendingReplies).toEqual([]);
  expect(carlos.store.events(caseId).map(({ body }) => body.type)).not.toContain('NoteAdded');
  expect(bea.store.events(caseId).map(({ body }) => body.type)).toContain('NoteAdded');
  const administrator = await bench().administrator();
  const { rows } = await administrator.query(
    'SELECT state FROM hub.permit WHERE reply_id = $1 UNION ALL SELECT state FROM hub.reply WHERE reply_id = $1',
    [replyId],
  );
  expect(rows).toEqual([{ state: 'sent' }, { state: 'sent' }]);
});

test('whom one desktop erases, every desktop erases, and the hub can open nothing of them', async () => {
  const [ana, bea] = [desk('ana'), desk('bea')];
  const { caseId, number } = newCase();
  ana.do(caseId, ...opening(number));
  await ana.meet();
  await bea.meet();
  expect(bea.store.read(caseId)).not.toBeNull();
  ana.log.transact(() =>
    ana.log.erasures.erase({
      brandId: vela,
      customerId: customerFor(number),
      reason: 'request',
      by: { kind: 'console' },
      at: Date.now(),
      stepId: asId(idFor('erasing', number)),
    }),
  );
  await ana.meet();
  await bea.meet();
  expect(bea.store.read(caseId)).toBeNull();
  expect(JSON.stringify(bea.store.events(caseId))).not.toContain('Hello');
  const late = desk('carlos');
  await late.meet();
  expect(late.store.read(caseId)).toBeNull();
  await bea.meet();
});

type Act =
  | { readonly kind: 'do'; readonly on: number; readonly which: number }
  | { readonly kind: 'meet' }
  | { readonly kind: 'offline' | 'restart' };

const acts = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ kind: fc.constant('do' as const), on: fc.nat(1), which: fc.nat(6) }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const) }) },
      fc.record({ kind: fc.constantFrom('offline' as const, 'restart' as const) }),
    ),
  ),
  { minLength: 10, maxLength: 40 },
);

async function perform(at: HubDesk, act: Act, caseIds: readonly CaseId[]): Promise<void> {
  switch (act.kind) {
    case 'meet':
      return at.meet();
    case 'offline':
      return at.goOffline();
    case 'restart':
      return at.restart();
    case 'do':
      return work(at, act, caseIds);
  }
}

function work(at: HubDesk, act: Extract<Act, { kind: 'do' }>, caseIds: readonly CaseId[]): void {
  const caseId = caseIds[act.on];
  if (caseId === undefined || at.store.read(caseId) === null) return;
  serial += 1;
  const none = { responseDueAt: null, resolutionDueAt: null };
  const bodies: readonly CaseEventBody[] = [
    note(`note ${serial}`),
    { type: 'TagsChanged', added: [`tag ${serial % 4}`], removed: [] },
    assigned(at.agent),
    assigned(null),
    { type: 'TierSet', tier: serial % 2 === 0 ? 'red' : 'yellow', team: null, due: none },
    { type: 'CaseResolved', reason: `done ${serial}` },
    wrote(`more-${serial}`),
  ];
  const body = bodies[act.which];
  if (body !== undefined) at.do(caseId, body);
}

test('three desktops end as one that saw it all, through any order of work, absence and restarts', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const three = [desk('ana'), desk('bea'), desk('carlos')];
      const cases = [newCase(), newCase()];
      for (const { caseId, number } of cases) three[0]?.do(caseId, ...opening(number));
      for (const one of three) await one.meet();
      const caseIds = cases.map(({ caseId }) => caseId);
      for (const [who, act] of history) {
        const one = three[who];
        if (one !== undefined) await perform(one, act, caseIds);
      }
      for (const one of [...three, ...three]) await one.meet();
      const witness = desk('carlos');
      await witness.meet();
      for (const caseId of caseIds)
        for (const one of three) expect(one.state(caseId)).toBe(witness.state(caseId));
      for (const one of [...three, witness]) await one.goOffline();
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('a desktop that comes late takes in the whole list, and says what an event costs', async () => {
  const total = Number(process.env['HUB_CATCH_UP'] ?? 1_000);
  const ana = desk('ana');
  for (let made = 0; made < total; ) {
    const { caseId, number } = newCase();
    ana.store.batch(() => {
      ana.do(caseId, ...opening(number));
      for (let more = 0; more < 8; more += 1) ana.do(caseId, wrote(`week-${number}-${more}`));
    });
    made += 10;
  }
  await ana.meet();
  const late = desk('bea');
  const client: HubClient = await bench().as('bea');
  await late.round.greet(client);
  const before = process.cpuUsage();
  const position = late.log.events.position();
  await late.round.go(client);
  const { user, system } = process.cpuUsage(before);
  const taken = late.log.events.position() - position;
  const perSecond = Math.round((taken / (user + system)) * 1e6);
  console.info(`${taken} events at ${perSecond} a second of processor time`);
  expect(taken).toBeGreaterThanOrEqual(total);
}, 600_000);

test('a list that was cut behind our back is an alarm, and nothing is taken from it', async () => {
  const bea = desk('bea');
  const { caseId, number } = newCase();
  bea.do(caseId, ...opening(number));
  await bea.meet();
  const { hubId } = await (await bench().as('bea')).hello();
  const head = bea.memory.headOf('vela') ?? firstHead(hubId, 'vela');
  bea.memory.reach('vela', { ...head, seq: head.seq + 5 });
  await expect(bea.meet()).rejects.toMatchObject({ kind: 'chain', brand: 'vela' });
});
