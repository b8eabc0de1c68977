// Early warning in a whole engine: what arrives is counted, judged by the clock, raised once, and kept.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, restarted } from '../../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { createFakeClock, type FakeClock } from '../../../../test/support/fake-clock';
import { asId, type BrandId } from '../../../shared/domain/ids';
import { StepTally, stepOf } from '../../../shared/domain/surge/step-tally';
import { day, hour, minute } from '../../../shared/domain/time';
import { openLog } from '../log/open-log';
import { SurgeStore } from './surge-store';

const aurea = asId<BrandId>('aurea-derma');
const stepsOfDay = 144;
const weeks = 3;
/** Somebody who sees both brands supervises one of them. */
const withLeadOfLindra = readFileSync(
  new URL('../../../../test/fixtures/two-brands.workspace.yaml', import.meta.url),
  'utf8',
)
  .replace(
    'members:\n',
    'roles:\n  - { id: lindra-lead, name: Lindra lead, follows: supervisor, may: [{ actions: [see] }, { actions: [supervise], brands: [lindra-skin] }] }\nmembers:\n',
  )
  .replace(
    'brands:\n',
    '  - { id: noa, name: Noa Sol, initials: NS, role: lindra-lead, teams: [agency] }\nbrands:\n',
  );

/** A desktop that has counted for three weeks: two red messages an hour. */
function watching(options: { readonly clock?: FakeClock; readonly workspace?: string } = {}): EngineDesk {
  const folder = mkdtempSync(path.join(tmpdir(), 'surge-'));
  const log = openLog(path.join(folder, 'log.db'), Buffer.alloc(32, 7));
  const now = stepOf(noon);
  const since = now - weeks * 7 * stepsOfDay;
  const counts = Array.from({ length: (now - since) / 3 }, (_, index) => [since + 3 * index, 1] as const);
  const store = new SurgeStore(log);
  log.transact(() => {
    const tally = new StepTally(since, counts);
    store.writeCounts(aurea, { tally, nextStep: now, usualFor: null, records: [] });
    store.writeCounted({ to: log.events.position(), since: new Map([[aurea, since]]) });
  });
  log.close();
  return desk({ folder, ...options });
}

/** While it is held, what would go on at once does not. */
function holdableClock() {
  const clock = createFakeClock(noon);
  let isHeld = false;
  const after: FakeClock['after'] = (ms, work) => clock.after(isHeld && ms === 0 ? hour : ms, work);
  const hold = (is: boolean) => {
    isHeld = is;
  };
  return { clock: { ...clock, after }, hold };
}

const allergic = 'El lote cuatro me da una reacción alérgica';
const flood = (at: EngineDesk, count: number) =>
  at.arrive(Array.from({ length: count }, () => ({ ...customerPost(at.clock.now()), text: allergic })));
/** Long enough for the step under way to end and to be judged. */
const judged = (at: EngineDesk) => at.clock.advance(12 * minute);
/** Counts and records are read as soon as the start is over. */
function startedAgain(at: EngineDesk): EngineDesk {
  const again = restarted(at);
  again.clock.advance(1);
  return again;
}
const surges = (at: EngineDesk) => at.query('surges.read', {});
const notices = async (at: EngineDesk) => (await at.query('status.read', {})).surges ?? [];

describe('early warning', () => {
  it('raises a surge with its evidence', async () => {
    const at = watching();
    flood(at, 20);
    expect(await surges(at)).toEqual([]);
    judged(at);
    const [surge, ...others] = await surges(at);
    expect(others).toEqual([]);
    expect(surge).toMatchObject({ brandId: aurea, authors: 20, reach: 200, dismissed: null });
    expect(surge?.count).toBeGreaterThanOrEqual(20);
    expect(surge?.seenAt).toBe(noon + 10 * minute);
    expect(surge?.phrases.map(({ phrase }) => phrase)).toContain('lote cuatro');
    expect(surge?.curve).toHaveLength(24);
    expect(surge?.first).toHaveLength(5);
    expect(surge?.first[0]).toMatchObject({ excerpt: allergic, postedAt: noon });
    expect(await notices(at)).toMatchObject([{ id: surge?.id, brandId: aurea }]);
    const warnings = at.toShell.filter((message) => message.type === 'warning' && message.about === 'surge');
    expect(warnings).toMatchObject([{ brandName: 'Aurea Derma', caseId: surge?.first[0]?.caseId }]);
  });

  it('says nothing of a usual day, and nothing of messages that do not burn', async () => {
    const at = watching();
    for (let halfHour = 0; halfHour < 12; halfHour += 1) {
      flood(at, 1);
      at.arrive(Array.from({ length: 20 }, () => ({ ...customerPost(at.clock.now()), text: 'precio' })));
      at.clock.advance(30 * minute);
    }
    expect(await surges(at)).toEqual([]);
  });

  it('raises an episode once', async () => {
    const at = watching();
    for (let step = 0; step < 4; step += 1) {
      flood(at, 20);
      at.clock.advance(10 * minute);
    }
    at.clock.advance(3 * hour);
    expect(await surges(at)).toHaveLength(1);
  });

  it('counts what came late where it was written', async () => {
    const at = watching();
    at.clock.advance(hour);
    const written = noon + 31 * minute;
    at.arrive(Array.from({ length: 20 }, () => ({ ...customerPost(written), text: allergic })));
    judged(at);
    expect((await surges(at))[0]?.first[0]?.postedAt).toBe(written);
  });

  it('is dismissed with a reason, which stays', async () => {
    const at = watching();
    flood(at, 20);
    judged(at);
    const id = (await surges(at))[0]?.id ?? '';
    await at.command('surge.dismiss', { surgeId: id, reason: 'A contest of ours' });
    expect(await notices(at)).toEqual([]);
    const dismissed = { by: 'lead', reason: 'A contest of ours' };
    expect(await surges(startedAgain(at))).toMatchObject([{ id, dismissed }]);
  });

  it('counts again from the log what the last session could not write any more', async () => {
    const at = watching();
    flood(at, 20);
    const again = restarted(at);
    judged(again);
    expect((await surges(again))[0]).toMatchObject({ authors: 20 });
    expect(await surges(startedAgain(again))).toHaveLength(1);
  });

  it('raises after a restart what was judged and not raised yet when the desktop was closed', async () => {
    const { clock, hold } = holdableClock();
    const at = watching({ clock });
    clock.advance(2 * minute);
    flood(at, 20);
    hold(true);
    clock.advance(10 * minute);
    at.engine.leave();
    hold(false);
    const again = restarted(at);
    judged(again);
    expect(await surges(again)).toMatchObject([{ authors: 20 }]);
  });

  it('counts nothing twice after an end in order', async () => {
    const at = watching();
    flood(at, 20);
    at.engine.leave();
    const again = restarted(at);
    judged(again);
    const once = watching();
    flood(once, 20);
    judged(once);
    expect((await surges(again))[0]?.count).toBe((await surges(once))[0]?.count);
  });

  it('counts what a person made red once, also after a crash', async () => {
    const counts: number[] = [];
    for (const isInOrder of [true, false]) {
      const at = watching();
      at.arrive(Array.from({ length: 20 }, () => customerPost(at.clock.now())));
      await at.command('case.setTier', { caseIds: at.rows().map(({ id }) => id), tier: 'red' });
      if (isInOrder) at.engine.leave();
      const again = restarted(at);
      judged(again);
      counts.push((await surges(again))[0]?.count ?? 0);
    }
    const [inOrder = 0, crashed] = counts;
    expect(inOrder).toBeGreaterThanOrEqual(20);
    expect(crashed).toBe(inOrder);
  });

  it('quotes nobody who was erased, and goes with its brand', async () => {
    const at = watching();
    flood(at, 20);
    judged(at);
    const [first] = (await surges(at))[0]?.first ?? [];
    const row = at.rows().find(({ id }) => id === first?.caseId);
    const typedName = first?.customerName ?? '';
    await at.command('customer.erase', { customerId: row?.customerId ?? '', typedName });
    const after = (await surges(at))[0];
    expect(after?.first).toHaveLength(4);
    expect(after?.first.map(({ caseId }) => caseId)).not.toContain(first?.caseId);
    await at.command('brand.forget', { brandId: aurea, typedName: 'Aurea Derma' });
    expect(await surges(at)).toEqual([]);
    expect(await surges(startedAgain(at))).toEqual([]);
  });

  it('quotes nothing that its author withdrew', async () => {
    const at = watching();
    flood(at, 20);
    judged(at);
    const [first] = (await surges(at))[0]?.first ?? [];
    if (first === undefined) throw new Error('Nothing was quoted');
    const items = [{ kind: 'withdrawal', externalId: first.externalId }];
    at.engine.hearChannels({ type: 'batch', accountId: account, batchId: 900, items, cursor: null });
    const after = (await surges(at))[0]?.first.map(({ externalId }) => externalId);
    expect(after).toHaveLength(4);
    expect(after).not.toContain(first.externalId);
  });

  it('is for who supervises', async () => {
    const at = watching();
    flood(at, 20);
    judged(at);
    at.engine.sitDown('agency-agent');
    expect(await notices(at)).toEqual([]);
    await expect(surges(at)).rejects.toThrow('role-may-not');
    const command = await at.tryCommand('surge.dismiss', { surgeId: 'any', reason: 'No' });
    expect(command).toMatchObject({ ok: false });
  });

  it('is for who supervises that brand, and not for who only sees it', async () => {
    const at = watching({ workspace: withLeadOfLindra });
    flood(at, 20);
    judged(at);
    const id = (await surges(at))[0]?.id ?? '';
    at.engine.sitDown('noa');
    expect([await surges(at), await notices(at)]).toEqual([[], []]);
    expect(await at.tryCommand('surge.dismiss', { surgeId: id, reason: 'No' })).toMatchObject({ ok: false });
    at.engine.sitDown('lead');
    expect(await surges(at)).toMatchObject([{ id, dismissed: null }]);
  });

  it('waits until it knows what is usual', async () => {
    const at = desk();
    flood(at, 20);
    judged(at);
    at.clock.advance(day);
    expect(await surges(at)).toEqual([]);
  });
});
