import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { customerPost, type EngineDesk, noon, openEngineDesk } from '../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { day } from '../../shared/domain/time';
import type { InboundMessage } from '../../shared/ipc/channels-port';

let desk: EngineDesk;
afterEach(() => desk.close());

const fixture = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
const lucia: InboundMessage['author'] = {
  externalId: asId<ExternalId>('person-lucia'),
  name: 'Lucía Peña',
  handle: 'lucia.example',
  followers: null,
  profileUrl: null,
  isBot: false,
};
const letter = (text: string, more: Partial<InboundMessage> = {}): InboundMessage => ({
  ...customerPost(noon),
  author: lucia,
  text,
  ...more,
});
const sitAs = (memberId: string) => desk.engine.sitDown(memberId);
const supervisor = 'lead';
const erase = (customerId: string, typedName = 'lucía  peña') =>
  desk.tryCommand('customer.erase', { customerId, typedName });

async function withLucia(): Promise<{ customerId: string; post: InboundMessage }> {
  desk = openEngineDesk();
  sitAs(supervisor);
  const post = letter('zanahoria morada');
  desk.arrive([post, { text: 'somebody else' }]);
  return { customerId: desk.row('zanahoria').customerId, post };
}

describe('erasing a customer', () => {
  test('takes them out of the list, the search and every answer, and nobody else', async () => {
    const { customerId } = await withLucia();
    const caseId = desk.row('zanahoria').id;
    const other = desk.row('somebody');
    expect(await erase(customerId)).toMatchObject({ ok: true, value: { outcome: 'erased', cases: 1 } });
    expect(desk.rows()).toEqual([other]);
    expect(desk.toShell).toContainEqual({ type: 'forgetStartPage' });
    expect(await desk.tryCommand('case.addNote', { caseId, text: 'late' })).toMatchObject({ ok: false });
    const found = await desk.query('search.cases', { text: 'zanahoria', limit: 10 } as never);
    expect(found.hits).toEqual([]);
    const { records } = await desk.query('custody.read', {});
    expect(records).toMatchObject([{ kind: 'erased', reason: 'request', caseNumbers: [1] }]);
    desk = desk.restart();
    expect(desk.rows().map((row) => row.preview)).toEqual(['somebody else']);
  });

  test('a channel that brings their old message again brings nobody back; a new one is a new customer', async () => {
    const { customerId, post } = await withLucia();
    await erase(customerId);
    desk.arrive([post, { ...post, text: 'edited zanahoria' }]);
    expect(desk.rows()).toHaveLength(1);
    desk.arrive([letter('I am back', { threadKey: post.threadKey })]);
    expect(desk.row('I am back')).toMatchObject({ customerId, messageCount: 1, number: 3 });
  });

  test('wants their name typed', async () => {
    const { customerId } = await withLucia();
    expect(await erase(customerId, 'Lucia')).toMatchObject({
      ok: false,
      error: { code: 'erasure-other-name' },
    });
    expect(await erase(customerId, '')).toMatchObject({ ok: false });
    expect(desk.rows()).toHaveLength(2);
  });

  test('is for those who answer for the record', async () => {
    const { customerId } = await withLucia();
    sitAs('agency-agent');
    expect(await erase(customerId)).toMatchObject({
      ok: false,
      error: { code: 'erasure-needs-supervisor' },
    });
    expect(await desk.tryCommand('customer.hold', { customerId, reason: 'claim' })).toMatchObject({
      ok: false,
    });
  });
});

describe('a legal hold', () => {
  test('defers an erasure, which its end carries out', async () => {
    const { customerId } = await withLucia();
    const caseId = desk.row('zanahoria').id;
    await desk.command('customer.hold', { customerId, reason: 'claim 7' });
    expect(await erase(customerId)).toMatchObject({ ok: true, value: { outcome: 'deferred' } });
    const { state } = await desk.query('case.read', { caseId, before: null, limit: 10 } as never);
    expect(state.hold).toMatchObject({ reason: 'claim 7' });
    expect(state.erasureAskedAt).toBe(desk.clock.now());
    expect(desk.rows()).toHaveLength(2);
    await desk.command('customer.liftHold', { customerId, reason: 'settled' });
    await later(1_000);
    expect(desk.rows()).toHaveLength(1);
    const { records } = await desk.query('custody.read', {});
    expect(records.map(({ kind }) => kind)).toEqual(['erased', 'lifted', 'deferred', 'held']);
  });

  test('stands over a case that is opened later too', async () => {
    const { customerId } = await withLucia();
    await desk.command('customer.hold', { customerId, reason: 'claim 7' });
    desk.arrive([letter('a second thread')]);
    const { id } = desk.row('a second thread');
    const { state } = await desk.query('case.read', { caseId: id, before: null, limit: 10 } as never);
    expect(state.hold).toMatchObject({ reason: 'claim 7' });
  });
});

/** Time passes in steps that let what waits for a turn go on. */
async function later(ms: number): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    desk.clock.advance(step === 0 ? ms : 1);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a brand’s retention', () => {
  const kept = fixture.replaceAll(/^( +)safetyTeam:/gm, '$1retention: { closedAfterDays: 3 }\n$1safetyTeam:');
  const daysPass = async (days: number) => {
    for (let one = 0; one < days; one += 1) await later(day);
  };

  test('erases whom the brand keeps no longer: all closed, long ago, not held', async () => {
    desk = openEngineDesk({ workspace: kept });
    sitAs(supervisor);
    desk.arrive([letter('closed'), { text: 'still open' }, { text: 'closed but held' }]);
    const held = desk.row('closed but held').customerId;
    await desk.command('customer.hold', { customerId: held, reason: 'claim' });
    const caseIds = [desk.rows().find((row) => row.preview === 'closed')?.id ?? '', desk.row('but held').id];
    await desk.command('case.noReplyNeeded', { caseIds, reason: 'thanks' });
    await daysPass(2);
    expect(desk.rows()).toHaveLength(3);
    await daysPass(4);
    expect(
      desk
        .rows()
        .map((row) => row.preview)
        .sort(),
    ).toEqual(['closed but held', 'still open']);
    const { erasedByRetentionLately, records } = await desk.query('custody.read', {});
    expect(erasedByRetentionLately).toBe(1);
    expect(records[0]).toMatchObject({ kind: 'erased', reason: 'retention' });
  });

  test('is not over because somebody set the clock a year ahead', async () => {
    desk = openEngineDesk({ workspace: kept });
    sitAs(supervisor);
    desk.arrive([letter('closed')]);
    await desk.command('case.noReplyNeeded', { caseIds: [desk.row('closed').id], reason: 'thanks' });
    await daysPass(2);
    desk.clock.jump(desk.clock.now() + 365 * day);
    await daysPass(1);
    expect(desk.rows()).toHaveLength(1);
    // Another day that agrees is believed: nothing else kept the customer.
    await daysPass(2);
    expect(desk.rows()).toHaveLength(0);
  });
});
