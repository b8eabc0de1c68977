import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, sent } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { day, hour, minute, second } from '../../shared/domain/time';
import type { TodayReading } from '../../shared/ipc/engine-answers';

/** The reading once everything has been counted. */
async function read(at: EngineDesk): Promise<TodayReading> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const reading = await at.query('today.read', {});
    if (reading.isComplete) return reading;
    await turn();
  }
  throw new Error('Counting never ended');
}
const total = async (at: EngineDesk) => (await read(at)).figures.total;

const asksPrice = (at: EngineDesk, who: string) =>
  at.arrive([{ ...customerPost(at.clock.now()), text: `${who} asks how much it is` }]);

/** The reply waits out its delay, leaves, and the channel takes it. */
async function answered(at: EngineDesk, who: string): Promise<void> {
  await answer(at, who);
  at.clock.advance(6 * second);
  const request = sent(at).at(-1);
  if (request === undefined) throw new Error('Nothing left');
  at.engine.hearChannels({
    type: 'sent',
    replyId: request.replyId,
    attempt: 1,
    outcome: {
      kind: 'sent',
      externalId: asId<ExternalId>(`answer-${request.replyId}`),
      url: null,
      acceptedAt: at.clock.now(),
    },
  });
}

describe('the day in figures', () => {
  it('follows what happens after the first look', async () => {
    const at = desk();
    asksPrice(at, 'Marta');
    expect(await total(at)).toMatchObject({ open: 1, waiting: 1, breached: 0, answered: 0 });
    asksPrice(at, 'Nadia');
    await at.command('case.claim', { caseIds: [at.row('Nadia').id] });
    at.clock.advance(hour);
    await answered(at, 'Marta');
    const { figures } = await read(at);
    expect(figures.total).toMatchObject({
      open: 2,
      waiting: 1,
      breached: 0,
      answered: 1,
      inTime: 1,
      first: 1,
    });
    expect(figures.total.waitedMs).toBeGreaterThanOrEqual(hour);
    expect(figures.total.waitedMs).toBeLessThan(hour + minute);
    expect(figures.byAgent.find(({ key }) => key === 'lead')?.tally).toMatchObject({ open: 2, answered: 1 });
    await at.command('case.resolve', { caseIds: [at.row('Marta').id], reason: '' });
    expect(await total(at)).toMatchObject({ open: 1, answered: 1 });
    await at.command('step.undo', {});
    expect(await total(at)).toMatchObject({ open: 2, answered: 1 });
  });

  it('is the same when it is counted anew, at another start', async () => {
    const at = desk();
    for (const who of ['Marta', 'Nadia', 'Olivia']) asksPrice(at, who);
    await answered(at, 'Marta');
    await at.command('case.resolve', { caseIds: [at.row('Marta').id], reason: '' });
    const before = await read(at);
    expect(before.figures.total).toMatchObject({ open: 2, waiting: 2, answered: 1 });
    const after = await read(restarted(at));
    const sorted = ({ figures }: TodayReading) =>
      JSON.stringify([figures.total, figures.byTier, figures.byBrand]);
    expect(sorted(after)).toBe(sorted(before));
  });

  it('counts a breach when its time comes, although nothing happens', async () => {
    const at = desk();
    asksPrice(at, 'Marta');
    await read(at);
    at.clock.jump(noon + day);
    const { figures } = await read(at);
    expect(figures.total.breached).toBe(0);
    at.clock.jump(noon + day + minute);
    expect(await total(at)).toMatchObject({ waiting: 1, breached: 1 });
  });

  it('begins anew at midnight: answers of yesterday are none, what is open stays', async () => {
    const at = desk();
    asksPrice(at, 'Marta');
    await answered(at, 'Marta');
    expect(await total(at)).toMatchObject({ answered: 1 });
    at.clock.jump(noon + day);
    expect(await total(at)).toMatchObject({ open: 1, answered: 0 });
    expect(await total(restarted(at))).toMatchObject({ open: 1, answered: 0 });
  });

  it('knows no more of a customer who was erased', async () => {
    const at = desk();
    asksPrice(at, 'Marta');
    const row = at.row('Marta');
    expect(await total(at)).toMatchObject({ open: 1 });
    await at.command('customer.erase', { customerId: row.customerId, typedName: row.customerName });
    expect(await total(at)).toMatchObject({ open: 0, waiting: 0 });
  });

  it('is for who supervises, and of their brands only', async () => {
    const file = path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml');
    const other =
      '  - { id: noa, name: Noa Gil, initials: NG, role: supervisor, teams: [agency], brands: [lindra-skin] }';
    const at = desk({ workspace: readFileSync(file, 'utf8').replace('brands:\n', `${other}\nbrands:\n`) });
    asksPrice(at, 'Marta');
    at.engine.sitDown('agency-agent');
    await expect(at.query('today.read', {})).rejects.toThrow('role-may-not');
    at.engine.sitDown('noa');
    const { figures } = await read(at);
    expect(figures.total.open).toBe(0);
    expect(figures.byBrand).toEqual([]);
    at.engine.sitDown('lead');
    expect(await total(at)).toMatchObject({ open: 1 });
  });
});
