// As each role, and as somebody who was removed: what the page could ask of the engine, held with its reason.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/shared/ipc/result';
import { answer, sent, stateOf } from '../support/desk-per-test';
import { attempts } from './attempts';
import { layOut, type Prey, secrets } from './laid-out';
import type { Attempt } from './ways';

const held: string[] = [];

/** The clock goes on, for what waits a moment before it says no. */
async function outcomeOf({ at }: Prey, { by, kind, name, input }: Attempt): Promise<string> {
  at.engine.sitDown(by);
  const operationId = `${held.length}`.padStart(32, 'd');
  const asked = at.engine.handle({ id: 1, kind, name, input, operationId });
  at.clock.advance(4_000);
  const result = await asked;
  if (!result.ok) return result.error.code;
  const refused = (result.value as { readonly refused?: readonly { readonly code: string }[] } | null)
    ?.refused;
  if (kind === 'command' && refused?.[0] !== undefined) return refused[0].code;
  const said = JSON.stringify(result.value);
  return kind === 'query' && !secrets.some((secret) => said.includes(secret)) ? 'nothing' : `done: ${said}`;
}

/** What a colleague with every right sees of the desk. */
async function everything({ at, cases }: Prey) {
  at.engine.sitDown('lead');
  const states = await Promise.all(Object.values(cases).map((id) => stateOf(at, id)));
  const draft = await at.query('case.draft', { caseId: cases.free, agentId: 'lead', kind: 'reply' });
  const outbox = await at.query('outbox.list', {});
  const { log, accounts } = await at.query('status.read', {});
  const workspace = await at.query('workspace.read', {});
  return { states, draft, outbox, position: log.position, accounts: accounts.length, workspace };
}

const ok = async (result: Promise<Result<unknown>>) => (await result).ok;

describe('the engine', () => {
  it('holds every attempt with its reason, and all is as it was', async () => {
    const prey = await layOut();
    const before = await everything(prey);
    const open: string[] = [];
    for (const attempt of attempts(prey)) {
      const outcome = await outcomeOf(prey, attempt);
      const line = `${attempt.by} tries to ${attempt.title}: ${outcome}`;
      if (outcome === attempt.meets) held.push(line);
      else open.push(`${line}, not ${attempt.meets}`);
    }
    expect(open).toEqual([]);
    expect(held.length).toBeGreaterThanOrEqual(250);
    expect(await everything(prey)).toEqual(before);
  });

  it('does the same for who may, so that it was the person that was refused', async () => {
    const { at, cases, replies, customerId, customerName, definition } = await layOut();
    at.engine.sitDown('lead');
    expect(await ok(at.tryCommand('reply.approve', replies.ofEva))).toBe(true);
    expect(await ok(at.tryCommand('reply.reject', { ...replies.ofAna, note: 'No' }))).toBe(true);
    expect(await ok(at.tryCommand('reply.settle', { ...replies.unknown, landed: true }))).toBe(true);
    expect(await ok(at.tryCommand('reply.retry', replies.failed))).toBe(true);
    expect(await ok(at.tryCommand('desk.takeOver', {}))).toBe(true);
    expect(
      await at.query('case.draft', { caseId: cases.free, agentId: 'lead', kind: 'reply' }),
    ).toMatchObject({
      text: 'Words of Lucía',
    });
    at.engine.sitDown('sol');
    expect(await at.command('case.release', { caseIds: [cases.held] })).toMatchObject({ changed: 1 });
    at.engine.sitDown('rita');
    expect(await at.command('case.claim', { caseIds: [cases.red] })).toMatchObject({ changed: 1 });
    at.engine.sitDown('boss');
    expect(await at.query('workspace.export', {})).toMatchObject({ text: expect.stringContaining('Aurea') });
    const text = definition.replace('name: A desk', 'name: Our desk');
    expect(await at.command('workspace.import', { text, name: 'new' })).toMatchObject({ problems: [] });
    const erased = at.tryCommand('customer.erase', { customerId, typedName: customerName });
    at.clock.advance(60_000);
    expect(await ok(erased)).toBe(true);
  });
});

describe('without an approval', () => {
  it('nothing of who learns leaves, however long it waits and whatever they say of it', async () => {
    const prey = await layOut();
    const { at } = prey;
    const before = sent(at).length;
    at.engine.sitDown('eva');
    await answer(at, 'how much is it', 'Nine euros.');
    at.clock.advance(3_600_000);
    expect(sent(at)).toHaveLength(before);
  });
});

describe('in the list', () => {
  it('nobody of another brand, and nobody who was removed, has a row', async () => {
    const { at } = await layOut();
    expect(at.rows().length).toBeGreaterThan(5);
    for (const who of ['noa', 'bo', 'remo']) {
      at.engine.sitDown(who);
      expect(at.rows(), who).toEqual([]);
    }
  });
});

// What whoever has the keyboard can do all the same. docs/security.md says so; the day one of these fails, it must too.
describe('it remains that they can', () => {
  const written = readFileSync(path.join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  const ways: Readonly<Record<string, (prey: Prey) => Promise<unknown>>> = {
    'sit down as a colleague': ({ at, replies }) => {
      at.engine.sitDown('lead');
      return at.command('reply.approve', replies.ofEva);
    },
    'read the definition': async ({ at }) =>
      expect((await at.query('workspace.read', {}))?.brands).toHaveLength(2),
    'name another kind of contact': ({ at, cases }) => {
      at.engine.sitDown('ana');
      return at.command('case.setContactType', { caseIds: [cases.leak], contactType: 'price' });
    },
  };

  it.each(Object.entries(ways))('%s', async (what, way) => {
    const prey = await layOut();
    prey.at.engine.sitDown('noa');
    await way(prey);
    expect(written).toContain(what);
  });
});

afterAll(() => {
  console.log(`Held, ${held.length} attempts:\n${held.join('\n')}`);
});
