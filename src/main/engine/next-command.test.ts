import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { hour, minute } from '../../shared/domain/time';

const plain = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
/** The agency's cases are given out, two at a time to a person; two people of it are there. */
const pushed = plain
  .replace('{ id: agency, name: Agency }', '{ id: agency, name: Agency, mode: push, capacity: 2 }')
  .replace(
    '  - { id: centre-agent',
    '  - { id: second-agent, name: Iris Vega, initials: IV, role: agent, teams: [agency] }\n  - { id: centre-agent',
  );

const price = 'Hello, how much is it?';
const questions = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...customerPost(noon - at * minute),
    text: `${price} Question ${count - at}`,
  }));

function pushDesk(count: number): EngineDesk {
  const at = desk({ workspace: pushed });
  at.engine.sitDown('agency-agent');
  at.arrive(questions(count));
  return at;
}

describe('who is there', () => {
  it('is known before anybody has counted what they carry, and says nothing of that', async () => {
    const at = pushDesk(3);
    let isTurnOver = false;
    setImmediate(() => {
      isTurnOver = true;
    });
    const seats = await at.query('team.read', {});
    expect(isTurnOver).toBe(false);
    expect(seats).toContainEqual({ id: 'agency-agent', duty: 'here' });
  });
});

describe('where cases are given out', () => {
  it('nobody picks one, neither by claiming nor by answering; a supervisor may', async () => {
    const at = pushDesk(1);
    const { id } = at.row('Question 1');
    const refused = await at.command('case.claim', { caseIds: [id] });
    expect(refused.refused).toEqual([{ caseId: id, code: 'cases-are-given-out' }]);
    await expect(answer(at, 'Question 1')).rejects.toThrow('cases-are-given-out');
    at.engine.sitDown('lead');
    await at.command('case.claim', { caseIds: [id] });
    expect((await stateOf(at, id)).assignee).toBe('lead');
  });

  it('each gets what is due first, no case twice, and no more than they can carry', async () => {
    const at = pushDesk(5);
    const given: (string | null)[] = [];
    for (const agent of ['agency-agent', 'second-agent', 'agency-agent', 'second-agent', 'agency-agent']) {
      at.engine.sitDown(agent);
      given.push((await at.command('case.next', {})).caseId);
    }
    const inOrder = [1, 2, 3, 4].map((number) => at.row(`Question ${number}`).id);
    expect(given).toEqual([...inOrder, null]);
    expect((await at.command('case.next', {})).because).toBe('full');
  });

  it('who carried the case of somebody who was erased has room again, and so when its brand went', async () => {
    const at = pushDesk(5);
    const next = async () => (await at.command('case.next', {})).because;
    const { caseId } = await at.command('case.next', {});
    expect([await next(), await next()]).toEqual([null, 'full']);
    const { customerId, customerName } = at.row('Question 1');
    expect(caseId).toBe(at.row('Question 1').id);
    at.engine.sitDown('lead');
    await at.command('customer.erase', { customerId, typedName: customerName });
    at.engine.sitDown('agency-agent');
    expect([await next(), await next()]).toEqual([null, 'full']);
    at.engine.sitDown('lead');
    await at.command('brand.forget', { brandId: 'aurea-derma', typedName: 'Aurea Derma' });
    at.engine.sitDown('agency-agent');
    expect(await next()).toBe('nothing');
  });

  it('one undo gives the case back', async () => {
    const at = pushDesk(1);
    const { caseId } = await at.command('case.next', {});
    await at.command('step.undo', {});
    expect((await stateOf(at, caseId ?? '')).assignee).toBeNull();
  });

  it('who answered a customer last goes on with them, or the history says why not', async () => {
    const at = pushDesk(0);
    const post = { ...customerPost(noon), text: `${price} First` };
    at.arrive([post]);
    await at.command('case.next', {});
    const { caseId } = await answer(at, 'First');
    await at.command('case.release', { caseIds: [caseId] });
    at.arrive([{ ...customerPost(noon), author: post.author, threadKey: post.threadKey, text: 'And now?' }]);
    at.engine.sitDown('second-agent');
    expect(await at.command('case.next', {})).toEqual({ caseId: null, because: 'kept' });
    at.engine.sitDown('agency-agent');
    await at.command('seat.setAway', { isAway: true });
    at.engine.sitDown('second-agent');
    expect((await at.command('case.next', {})).caseId).toBe(caseId);
    const { entries } = await at.query('case.read', { caseId, before: null, limit: 100 });
    expect(entries.at(-1)).toMatchObject({
      body: { how: 'next', passedOver: { agent: 'agency-agent', because: 'away' } },
    });
  });
});

describe('who is away', () => {
  it('is given nothing, also after a restart, until they say that they are back', async () => {
    const at = desk();
    at.engine.sitDown('agency-agent');
    await at.command('seat.setAway', { isAway: true });
    const again = restarted(at);
    again.arrive(questions(1));
    const { id } = again.row('Question 1');
    const given = { caseIds: [id], assignee: 'agency-agent', team: null };
    again.engine.sitDown('lead');
    expect((await again.command('case.assign', given)).refused[0]?.code).toBe('colleague-away');
    again.engine.sitDown('agency-agent');
    expect((await again.command('case.next', {})).because).toBe('away');
    await again.command('seat.setAway', { isAway: false });
    expect((await again.command('case.next', {})).caseId).toBe(id);
  });
});

describe('a warning', () => {
  it('of a green case reaches who holds it and nobody else; one of a red case says who holds it', async () => {
    const at = desk({
      workspace: plain.replace(
        'safetyTeam: centre',
        'safetyTeam: centre\n    warnings: { red: [30, 5], yellow: [30], green: [30] }',
      ),
    });
    at.arrive([{ ...customerPost(noon), text: `${price} Green` }]);
    const { id } = at.row('Green');
    at.engine.sitDown('agency-agent');
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('centre-agent');
    const warnings = () => at.toShell.filter((message) => message.type === 'warning');
    at.clock.advance(23 * hour + 31 * minute);
    expect(warnings()).toEqual([]);
    at.engine.sitDown('lead');
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    at.engine.sitDown('centre-agent');
    at.clock.advance(2 * hour);
    expect(warnings()).toMatchObject([{ caseId: id, tier: 'red', heldBy: 'Ana Ruiz' }]);
  });
});

describe('at a shared seat', () => {
  it('a draft keeps its files, with and without words, until they are taken out', async () => {
    const at = desk();
    at.arrive(questions(1));
    at.engine.sitDown('lead');
    const { id: caseId } = at.row('Question 1');
    const bytes = new Uint8Array([1, 2, 3]);
    const { blobId } = await at.command('blob.store', { caseId, bytes, mediaType: 'image/png' });
    const files = [{ blobId, name: 'pump.png', mediaType: 'image/png', altText: 'The pump' }];
    const whose = { caseId, kind: 'reply' as const, agentId: 'lead' };
    const save = (attachments: typeof files) =>
      at.command('draft.save', { ...whose, text: '', audience: null, cannedResponseIds: [], attachments });
    await save(files);
    expect((await at.query('case.draft', whose))?.attachments).toEqual(files);
    expect((await at.query('blob.read', { blobId })).bytes).toEqual(bytes);
    await save([]);
    expect(await at.query('case.draft', whose)).toBeNull();
  });

  it('each person has their own draft and takes back only their own steps', async () => {
    const at = desk();
    at.arrive(questions(1));
    const { id } = at.row('Question 1');
    const draft = { caseId: id, kind: 'reply' as const, audience: null, cannedResponseIds: [] };
    await at.command('draft.save', { ...draft, agentId: 'lead', text: 'Mine' });
    at.engine.sitDown('agency-agent');
    await at.command('draft.save', { ...draft, agentId: 'agency-agent', text: 'Hers' });
    const read = (agentId: string) => at.query('case.draft', { caseId: id, kind: 'reply', agentId });
    expect((await read('agency-agent'))?.text).toBe('Hers');
    at.engine.sitDown('centre-agent');
    expect(await read('centre-agent')).toBeNull();
    at.engine.sitDown('lead');
    expect((await read('lead'))?.text).toBe('Mine');
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    at.engine.sitDown('agency-agent');
    expect(await at.command('step.undo', {})).toMatchObject({ undone: null });
    at.engine.sitDown('lead');
    expect(await at.command('step.undo', {})).toMatchObject({ undone: 'case.setTier' });
  });
});
