import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import {
  accountId,
  brandId,
  caseIdFor,
  customerFor,
  idFor,
  messageOf,
  replyIdFor,
  sampleTime,
  submitted,
} from '../../../test/support/sample-events';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import type { Actor } from '../../shared/domain/actor';
import { type CaseEvent, type CaseEventBody, ownAffairs } from '../../shared/domain/case-event';
import { type AgentId, asId, type CaseId, type ExternalId, type StepId } from '../../shared/domain/ids';
import type { Arrival } from './case-arrivals';
import { CaseStore } from './case-store';
import { type Log, openLog } from './log/open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
let desktops = 0;
const nextSerial = () => {
  desktops += 1;
  return desktops;
};

/** The brand's list as a hub keeps it. */
type List = { readonly event: CaseEvent; readonly desktop: string }[];

/** A desktop's log and its part in the list, pushed and pulled by hand. */
class Desktop {
  private readonly file = inFolder(`desktop-${nextSerial()}.db`);
  log: Log = openLog(this.file, dataKey);
  store = new CaseStore(this.log, createFakeClock(sampleTime));
  private steps = 0;

  constructor(
    readonly name: string,
    private readonly list: List,
  ) {}

  restart(): void {
    this.log.close();
    this.log = openLog(this.file, dataKey);
    this.store = new CaseStore(this.log, createFakeClock(sampleTime));
  }

  do(number: number, body: CaseEventBody, step?: StepId): void {
    this.steps += 1;
    const actor: Actor = { kind: 'agent', id: asId<AgentId>(this.name) };
    const stepId = step ?? asId<StepId>(idFor(this.name, this.steps));
    this.store.record([{ caseId: caseIdFor(number), brandId, actor, body }], { stepId });
  }

  pull(atOnce = 1_000): void {
    const pending = new Set(this.pending().map(({ caseId }) => caseId));
    const arrivals = this.list.map(
      ({ event, desktop }, index): Arrival => ({ event, seq: index + 1, isOwn: desktop === this.name }),
    );
    for (let at = 0; at < arrivals.length; at += atOnce)
      this.store.receive(arrivals.slice(at, at + atOnce), {
        hasPending: (caseId) => pending.has(caseId),
        alongside: () => undefined,
      });
  }

  push(): void {
    for (const { position } of this.pending()) {
      const [event] = this.log.events.readAt([position]);
      if (event == null || ownAffairs.has(event.body.type)) continue;
      const { position: _, hubPosition: __, ...plain } = event;
      if (this.list.some((known) => known.event.operationId === plain.operationId)) continue;
      this.list.push({ event: plain, desktop: this.name });
    }
    this.pull();
  }

  state(number: number): string {
    return JSON.stringify(this.store.read(caseIdFor(number)));
  }

  /** What a fresh fold of the log and the index say, beside what is kept in memory. */
  agrees(number: number): boolean {
    const kept = this.state(number);
    this.store.forget([caseIdFor(number)]);
    return this.state(number) === kept;
  }

  private pending() {
    return this.log.shared.unsettledAfter(0, 10_000);
  }
}

const opened = (number: number): CaseEventBody => ({
  type: 'CaseOpened',
  number,
  accountId,
  channel: 'bluesky',
  customerId: customerFor(number),
  threadKey: `thread-${number}`,
  triage: { tier: null, safety: false, contactType: null, team: null, reason: null },
  continues: null,
  linkedTo: null,
});
const wrote = (name: string): CaseEventBody => ({
  type: 'MessageReceived',
  message: messageOf(name, `Hola ${name}`),
  due: { responseDueAt: sampleTime + 1_000, resolutionDueAt: null },
});
const note = (text: string): CaseEventBody => ({ type: 'NoteAdded', text });
const tags = (added: string): CaseEventBody => ({ type: 'TagsChanged', added: [added], removed: [] });
const assigned = (assignee: string | null): CaseEventBody => ({
  type: 'CaseAssigned',
  assignee: assignee === null ? null : asId<AgentId>(assignee),
  team: null,
  reason: '',
});

test('a desktop without a hub has nothing to say of one', () => {
  const alone = new Desktop('alone', []);
  alone.do(1, opened(1));
  expect(alone.log.shared.isUsed()).toBe(false);
  expect(alone.store.events(caseIdFor(1)).map(({ hubPosition }) => hubPosition)).toEqual([null]);
});

test('what one desktop did another one has, with its place, and a message it will not take twice', () => {
  const list: List = [];
  const [here, there] = [new Desktop('here', list), new Desktop('there', list)];
  here.do(1, opened(1));
  here.do(1, wrote('m1'));
  here.push();
  there.pull();
  expect(there.state(1)).toBe(here.state(1));
  expect(there.store.events(caseIdFor(1)).map(({ hubPosition }) => hubPosition)).toEqual([1, 2]);
  expect(there.log.cases.findMessage(accountId, asId<ExternalId>('m1'))?.caseId).toBe(caseIdFor(1));
  expect(there.log.cases.ofNumber(1)).toBe(caseIdFor(1));
  expect(there.log.cases.nextNumber()).toBe(2);
});

test('what arrives goes before what still waits, and the later claim stands', () => {
  const list: List = [];
  const [here, there] = [new Desktop('here', list), new Desktop('there', list)];
  here.do(1, opened(1));
  here.push();
  there.pull();
  there.do(1, assigned('there'));
  here.do(1, assigned('here'));
  here.push();
  there.pull();
  expect(there.store.read(caseIdFor(1))?.assignee).toBe('there');
  there.push();
  here.pull();
  expect(here.state(1)).toBe(there.state(1));
});

test('the same operation in other words counts as the hub has it, also in the index of numbers', () => {
  const list: List = [];
  const [here, there] = [new Desktop('here', list), new Desktop('there', list)];
  const step = asId<StepId>(idFor('poll', 1));
  there.do(2, opened(1));
  here.do(1, opened(1), step);
  there.do(1, opened(2), step);
  here.push();
  there.pull();
  expect(there.store.read(caseIdFor(1))?.number).toBe(1);
  expect(there.agrees(1)).toBe(true);
  // Two cases of one number: each has its row, and the older one keeps the name.
  expect(there.log.cases.ofNumber(1)).toBe(caseIdFor(2));
  expect(there.log.cases.count()).toBe(2);
  there.do(1, note('here too'));
  there.push();
  here.pull();
  expect(here.state(1)).toBe(there.state(1));
  there.restart();
  there.do(1, tags('later'));
  expect(there.log.cases.lastPositionOf(caseIdFor(1))).toBe(there.log.events.position());
  expect(there.log.cases.ofNumber(1)).toBe(caseIdFor(2));
});

test('a refused step counts no more, says why in the story, and stays so after a restart', () => {
  const list: List = [];
  const here = new Desktop('here', list);
  here.do(1, opened(1));
  here.push();
  const before = here.store.read(caseIdFor(1));
  here.do(1, assigned('here'));
  const refused = here.store.events(caseIdFor(1)).filter(({ body }) => body.type === 'CaseAssigned');
  here.store.refuse(refused, 'claimed-by-other');
  here.restart();
  expect(here.store.read(caseIdFor(1))).toEqual({ ...before, lastActor: { kind: 'console' } });
  expect(here.store.events(caseIdFor(1)).at(-1)?.body).toMatchObject({
    type: 'StepRefused',
    code: 'claimed-by-other',
  });
});

test('words that come back leave a translation that nobody has read marked as one', () => {
  const here = new Desktop('here', []);
  here.do(1, opened(1));
  here.do(1, wrote('m1'));
  const owner = here.store.read(caseIdFor(1));
  if (owner === null) throw new Error('The case was never opened');
  const by = asId<AgentId>('here');
  const machine = { into: 'fr', original: 'Sorry' };
  const draft = { text: 'Pardon', audience: null, cannedResponseIds: [], machine, savedAt: sampleTime };
  here.log.transact(() => here.log.desk.writeDraft(caseIdFor(1), 'reply', { owner, by, draft }));
  here.do(1, submitted(1, replyIdFor(1), 'Hello').body);
  const refused = here.store.events(caseIdFor(1)).filter(({ body }) => body.type === 'ReplySubmitted');
  here.store.refuse(refused, 'claimed-by-other');
  const kept = here.log.desk.readDraft(caseIdFor(1), 'reply', by);
  expect(kept).toMatchObject({ text: 'Hello\n\nPardon', machine });
});

test('words that come back still send the customer elsewhere, and owe them how it ended', () => {
  const here = new Desktop('here', []);
  here.do(1, opened(1));
  here.do(1, wrote('m1'));
  const { body } = submitted(1, replyIdFor(1), 'Call us');
  if (body.type !== 'ReplySubmitted') throw new Error('Nobody sent it');
  here.do(1, { ...body, guided: 'phone' });
  const refused = here.store.events(caseIdFor(1)).filter((event) => event.body.type === 'ReplySubmitted');
  here.store.refuse(refused, 'claimed-by-other');
  const kept = here.log.desk.readDraft(caseIdFor(1), 'reply', asId<AgentId>('here'));
  expect(kept).toMatchObject({ text: 'Call us', guided: 'phone' });
});

test('a case whose opening was refused is no more, and its message leads to the case that has it', () => {
  const list: List = [];
  const [here, there] = [new Desktop('here', list), new Desktop('there', list)];
  here.do(1, opened(1));
  here.do(1, wrote('m1'));
  there.do(2, opened(2));
  there.do(2, wrote('m1'));
  here.push();
  there.store.refuse(there.store.events(caseIdFor(2)), 'superseded');
  there.pull();
  expect(there.store.read(caseIdFor(2))).toBeNull();
  expect(there.log.cases.findMessage(accountId, asId<ExternalId>('m1'))?.caseId).toBe(caseIdFor(1));
  expect(there.log.cases.changedAfter(0, 10).map(({ caseId }) => caseId)).toContain(caseIdFor(2));
});

const cases = [1, 2] as const;
const act = fc.oneof(
  fc.record({ kind: fc.constant('do' as const), on: fc.constantFrom(...cases), which: fc.nat(4) }),
  fc.record({ kind: fc.constant('push' as const) }),
  fc.record({ kind: fc.constant('pull' as const), atOnce: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

function perform(desktop: Desktop, one: Act, serial: number): void {
  switch (one.kind) {
    case 'do': {
      const bodies: readonly CaseEventBody[] = [
        note(`note ${serial}`),
        tags(`tag ${serial % 3}`),
        assigned(serial % 2 === 0 ? null : desktop.name),
        { type: 'CaseResolved', reason: `reason ${serial}` },
        wrote(`m${serial}`),
      ];
      const body = bodies[one.which];
      if (body !== undefined && desktop.store.read(caseIdFor(one.on)) !== null) desktop.do(one.on, body);
      break;
    }
    case 'push':
      desktop.pull();
      desktop.push();
      break;
    case 'pull':
      desktop.pull(one.atOnce);
      break;
    case 'restart':
      desktop.restart();
      break;
  }
}

test('three desktops end as one that saw it all, whatever they did in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), act), { maxLength: 40 }), (acts) => {
      const list: List = [];
      const desktops = ['ana', 'bea', 'carlos'].map((name) => new Desktop(name, list));
      for (const number of cases) desktops[0]?.do(number, opened(number));
      desktops[0]?.push();
      acts.forEach(([who, one], serial) => {
        const desktop = desktops[who];
        if (desktop !== undefined) perform(desktop, one, serial);
      });
      for (const desktop of [...desktops, ...desktops]) desktop.push();
      const witness = new Desktop('witness', list);
      witness.pull();
      for (const desktop of desktops)
        for (const number of cases) {
          expect(desktop.state(number)).toBe(witness.state(number));
          expect(desktop.agrees(number)).toBe(true);
        }
    }),
    { numRuns: 25 },
  );
});

function caseIdsIn(list: List): ReadonlySet<CaseId> {
  return new Set(list.map(({ event }) => event.caseId));
}

test('a list taken from its beginning a second time changes nothing', () => {
  const list: List = [];
  const [here, there] = [new Desktop('here', list), new Desktop('there', list)];
  here.do(1, opened(1));
  here.do(2, opened(2));
  here.push();
  there.pull();
  const position = there.log.events.position();
  there.pull(1);
  expect(there.log.events.position()).toBe(position);
  expect(caseIdsIn(list).size).toBe(2);
});
