// One answer to many alike messages on a whole engine and a real log: asked for, approved, sent, stopped, cut by a crash.
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, sent } from '../../../../test/support/desk-per-test';
import { type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { asId, type CaseId, type ExternalId, type JointId } from '../../../shared/domain/ids';
import { hour } from '../../../shared/domain/time';
import type { AlikeCases, JointReading } from '../../../shared/ipc/joint-port';

const workspace = (rules: string) => `version: 1
name: A desk in a surge
teams: [{ id: agency, name: Agency }]
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency] }
  - { id: ana, name: Ana Ruiz, initials: AR, role: agent, teams: [agency] }
  - { id: tom, name: Tom Ashby, initials: TA, role: agent, teams: [agency] }
brands:
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: en
    safetyTeam: agency
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: agency }
    contactTypes: [{ id: outage, label: Outage, severity: low, phrases: [shop] }]
accounts:
  - { id: aurea-social, brand: aurea-derma, name: Aurea Derma, channel: bluesky, handle: aurea-derma.example }
approval: { rules: [${rules}], expiresAfter: 1 h }
undoSendDelay: 0 s
`;
const template = 'Hello {{customer}}, the shop is back at {{time}}.';

function inSurge(rules = '{ roles: [agent], needs: supervisor }'): EngineDesk {
  const at = desk({ workspace: workspace(rules) });
  at.engine.sitDown('ana');
  return at;
}

function arrive(at: EngineDesk, count: number): void {
  at.arrive(
    Array.from({ length: count }, (_, n) => ({
      externalId: asId<ExternalId>(`post-${n}`),
      threadKey: `thread-${n}`,
      author: authorOf(n),
      text: `Your online shop has been down for hours, I cannot order ${n}`,
    })),
  );
}

async function theGroup(at: EngineDesk): Promise<AlikeCases> {
  const { groups } = await at.query('joint.groups', {});
  const [group] = groups;
  if (group === undefined) throw new Error('Nothing is alike');
  return group;
}

const wishFor = ({ brandId, cases }: AlikeCases, more = {}) => ({
  brandId,
  template,
  cannedIds: [],
  language: 'en',
  values: { time: 'noon' },
  cases: cases.map(({ caseId, basedOn }) => ({ caseId, basedOn })),
  ...more,
});

async function asked(at: EngineDesk, count = 3): Promise<AlikeCases> {
  arrive(at, count);
  const group = await theGroup(at);
  await at.command('joint.ask', wishFor(group));
  return group;
}

async function joint(at: EngineDesk): Promise<JointReading> {
  at.clock.advance(0);
  const [first] = await at.query('joint.list', {});
  if (first === undefined) throw new Error('There is no joint answer');
  return first;
}

async function approve(at: EngineDesk) {
  at.engine.sitDown('lead');
  const { id } = await joint(at);
  const cases = await at.query('joint.read', { jointId: id });
  const read = cases.flatMap(({ caseId, digest }) => (digest === null ? [] : [{ caseId, digest }]));
  return at.command('joint.approve', { jointId: id, read });
}

/** The channel takes all that reaches it, until nothing more comes. */
function deliver(at: EngineDesk): void {
  let taken = 0;
  for (let round = 0; round < 200; round += 1) {
    at.clock.advance(1_100);
    const all = sent(at);
    if (all.length === taken && round > 3) return;
    for (const { replyId } of all.slice(taken))
      at.engine.hearChannels({
        type: 'sent',
        replyId,
        attempt: 1,
        outcome: {
          kind: 'sent',
          externalId: asId<ExternalId>(`ours-${replyId}`),
          url: null,
          acceptedAt: at.clock.now(),
        },
      });
    taken = all.length;
  }
}

describe('alike messages', () => {
  it('stand together with their number, without what is being answered or says something else', async () => {
    const at = inSurge();
    arrive(at, 5);
    at.arrive([{ text: 'Where can I buy the blue soap in Lisbon?' }]);
    await answer(at, 'cannot order 4');
    const { groups, looked } = await at.query('joint.groups', {});
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ brandId: 'aurea-derma', contactType: 'outage' });
    expect(groups[0]?.cases).toHaveLength(4);
    expect(looked).toBe(5);
  });

  it('what a colleague holds is not among them', async () => {
    const at = inSurge();
    arrive(at, 3);
    at.engine.sitDown('tom');
    await at.command('case.claim', { caseIds: [at.row('order 1').id] });
    at.engine.sitDown('ana');
    expect((await theGroup(at)).cases).toHaveLength(2);
  });

  it('each gets the template with its own variables, and what cannot go says why', async () => {
    const at = inSurge();
    arrive(at, 3);
    const group = await theGroup(at);
    await at.command('case.resolve', { caseIds: [at.row('order 2').id], reason: '' });
    const preview = await at.query('joint.preview', wishFor(group));
    expect(preview.needs).toBe('supervisor');
    expect(preview.cases.map(({ text, refused }) => refused ?? text).sort()).toEqual([
      'Hello Customer 0, the shop is back at noon.',
      'Hello Customer 1, the shop is back at noon.',
      'joint-nobody-waits',
    ]);
    const unfilled = await at.query('joint.preview', wishFor(group, { values: {} }));
    expect(unfilled.cases.map(({ refused }) => refused)).toContain('guard-blocks');
    expect(sent(at)).toEqual([]);
  });
});

describe('answering together', () => {
  it('one approval lets all of them go, each once, and its progress is told', async () => {
    const at = inSurge();
    await asked(at, 12);
    expect((await joint(at)).counts).toMatchObject({ waiting: 12, sent: 0 });
    deliver(at);
    expect(sent(at)).toEqual([]);
    expect(await at.query('approvals.list', {})).toEqual([]);
    await approve(at);
    deliver(at);
    expect(new Set(sent(at).map(({ replyId }) => replyId)).size).toBe(12);
    expect(sent(at)).toHaveLength(12);
    expect(await joint(at)).toMatchObject({ of: 12, by: 'ana', counts: { waiting: 0, sent: 12 } });
  });

  it('leaves at once where nobody has to approve, and asks for one where a single case needs it', async () => {
    const free = inSurge('');
    await asked(free, 3);
    deliver(free);
    expect((await joint(free)).counts).toMatchObject({ waiting: 0, sent: 3 });
    const at = inSurge('{ roles: [agent], tiers: [red], needs: supervisor }');
    arrive(at, 3);
    await at.command('case.setTier', { caseIds: [at.row('order 1').id], tier: 'red' });
    await at.command('joint.ask', wishFor(await theGroup(at)));
    expect((await joint(at)).counts).toMatchObject({ waiting: 3 });
  });

  it('is approved by nobody who asked for it, and only as the words were read', async () => {
    const at = inSurge('{ roles: [agent], needs: peer }');
    await asked(at);
    const { id } = await joint(at);
    expect((await joint(at)).refused).toBe('approval-own');
    const cases = await at.query('joint.read', { jointId: id });
    const own = cases.map(({ caseId, digest }) => ({ caseId, digest: digest ?? '' }));
    expect(await at.command('joint.approve', { jointId: id, read: own })).toMatchObject({ changed: 0 });
    at.engine.sitDown('lead');
    const others = own.map(({ caseId }) => ({ caseId, digest: 'f'.repeat(64) }));
    const outcome = await at.command('joint.approve', { jointId: id, read: others });
    expect(outcome.refusals).toEqual([{ code: 'approval-text-changed', count: 3 }]);
    deliver(at);
    expect(sent(at)).toEqual([]);
  });

  it('a case that changed since drops out, says why, and nothing goes there', async () => {
    const at = inSurge();
    await asked(at, 6);
    const reply = asId<ExternalId>('post-0-again');
    at.arrive([{ externalId: reply, threadKey: 'thread-0', text: 'Still down!', author: authorOf(0) }]);
    await at.command('case.resolve', { caseIds: [at.row('order 1').id], reason: '' });
    at.engine.sitDown('tom');
    await at.command('case.claim', { caseIds: [at.row('order 2').id] });
    at.engine.sitDown('ana');
    const before = await joint(at);
    expect(before.counts).toMatchObject({ waiting: 3, dropped: 3 });
    expect(before.drops.map(({ reason }) => reason).sort()).toEqual([
      'closed',
      'customer-wrote-again',
      'other-hands',
    ]);
    await approve(at);
    deliver(at);
    expect((await joint(at)).counts).toMatchObject({ sent: 3, dropped: 3 });
    expect(sent(at)).toHaveLength(3);
    // Nobody has to hear of each of them.
    const { news } = (
      await at.query('case.read', { caseId: at.row('Still down').id, before: null, limit: 1 })
    ).state;
    expect(news).toEqual([]);
  });

  it('what changes after the approval drops out in the moment before it would leave', async () => {
    const at = inSurge();
    await asked(at, 2);
    at.engine.sitDown('lead');
    const { id } = await joint(at);
    const cases = await at.query('joint.read', { jointId: id });
    const read = cases.map(({ caseId, digest }) => ({ caseId, digest: digest ?? '' }));
    // In the same instant, before anything else could look at it.
    await at.command('case.assign', { caseIds: [at.row('order 0').id], assignee: asId('lead'), team: null });
    await at.command('joint.approve', { jointId: id, read });
    deliver(at);
    expect(sent(at)).toHaveLength(1);
    expect((await joint(at)).drops).toEqual([{ reason: 'other-hands', count: 1 }]);
  });

  it('is stopped at any time: what has not left is taken back, and can be answered again', async () => {
    const at = inSurge('');
    await asked(at, 9);
    at.clock.advance(10);
    const left = sent(at).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(9);
    const { id, mayStop } = await joint(at);
    expect(mayStop).toBe(true);
    await at.command('joint.stop', { jointId: id });
    deliver(at);
    expect(sent(at)).toHaveLength(left);
    expect((await joint(at)).counts).toMatchObject({ sent: left, withdrawn: 9 - left, leaving: 0 });
    expect((await theGroup(at)).cases).toHaveLength(9 - left);
  });

  it('a no is said once, with its reason, and frees the cases', async () => {
    const at = inSurge();
    await asked(at);
    at.engine.sitDown('lead');
    const { id } = await joint(at);
    await at.command('joint.refuse', { jointId: id, note: 'Name the new time.' });
    at.engine.sitDown('ana');
    expect(await joint(at)).toMatchObject({ note: 'Name the new time.', counts: { refused: 3, waiting: 0 } });
    expect((await theGroup(at)).cases).toHaveLength(3);
    expect(await at.query('outbox.list', {})).toEqual([]);
  });

  it('colleagues who may not stop it are told so, and nothing changes', async () => {
    const at = inSurge();
    await asked(at);
    at.engine.sitDown('tom');
    const { id, mayStop } = await joint(at);
    expect(mayStop).toBe(false);
    const outcome = await at.command('joint.stop', { jointId: id });
    expect(outcome).toMatchObject({ changed: 0, refusals: [{ code: 'reply-of-other-author', count: 3 }] });
    expect((await joint(at)).counts).toMatchObject({ waiting: 3 });
  });
});

describe('a crash in between', () => {
  const operationId = 'ab'.repeat(16);

  it('while the list is frozen: asked again it goes on, and each case gets one reply', async () => {
    const at = inSurge('');
    arrive(at, 70);
    const wish = wishFor(await theGroup(at));
    const request = { id: 1, kind: 'command', name: 'joint.ask', operationId } as const;
    const under = at.engine.handle({ ...request, input: wish });
    const written = async () => (await at.query('outbox.list', {})).length;
    while ((await written()) === 0) await new Promise(setImmediate);
    expect(await written()).toBeLessThan(70);
    const again = restarted(at);
    await under.catch(() => undefined);
    again.engine.sitDown('ana');
    await again.engine.handle({ ...request, input: wish });
    deliver(again);
    const all = new Set(sent(again).map(({ replyId }) => replyId));
    const counts = (await joint(again)).counts;
    expect(counts).toMatchObject({ withdrawn: 0, dropped: 0, lost: 0 });
    // What was on its way when the process ended is looked up, never sent blindly.
    expect(sent(again)).toHaveLength(all.size);
    expect(counts.sent + counts.stuck + counts.leaving).toBe(70);
    const ids = sent(at)
      .map(({ replyId }) => replyId)
      .filter((id) => sent(again).some(({ replyId }) => replyId === id));
    expect(ids).toEqual([]);
  });

  it('after the approval: the list, its figures and what may still leave are as they were', async () => {
    const at = inSurge();
    await asked(at, 5);
    at.engine.connectChannels(null);
    await approve(at);
    const again = restarted(at);
    again.engine.sitDown('ana');
    expect((await joint(again)).counts).toMatchObject({ leaving: 5 });
    deliver(again);
    expect(sent(again)).toHaveLength(5);
    expect((await joint(again)).counts).toMatchObject({ sent: 5 });
  });
});

it('in a crisis only who may speak answers together, and somebody reads it first', async () => {
  const at = inSurge('');
  arrive(at, 3);
  at.engine.sitDown('lead');
  await at.command('incident.declare', {
    kind: 'other',
    title: 'The outage',
    brands: ['aurea-derma'],
    topics: [],
    endsAt: noon + 6 * hour,
    position: 'We are on it.',
    speakers: ['ana'],
    holding: '',
  });
  at.engine.sitDown('tom');
  const refused = await at.query('joint.preview', wishFor(await theGroup(at)));
  expect(new Set(refused.cases.map((one) => one.refused))).toEqual(new Set(['incident-not-speaker']));
  at.engine.sitDown('ana');
  const preview = await at.query('joint.preview', wishFor(await theGroup(at)));
  expect(preview.needs).toBe('peer');
});

it('a list that nobody here knows is none', async () => {
  const at = inSurge();
  const jointId = asId<JointId>('9'.repeat(32));
  const read = [{ caseId: asId<CaseId>('8'.repeat(32)), digest: 'a'.repeat(64) }];
  expect(await at.tryCommand('joint.approve', { jointId, read })).toMatchObject({
    error: { code: 'joint-not-found' },
  });
  await expect(at.query('joint.read', { jointId })).rejects.toThrow('joint-not-found');
});

function authorOf(n: number) {
  return {
    externalId: asId<ExternalId>(`author-${n}`),
    name: `Customer ${n}`,
    handle: `c${n}.example`,
    followers: 3,
    profileUrl: null,
    isBot: false,
  };
}
