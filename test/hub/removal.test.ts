// Who is removed, or loses a brand, keeps nothing of it on their desktop; who only has another password keeps everything.
import { describe, expect, test } from 'vitest';
import { freshPassword } from '../../src/main/engine/hub/scram-proof';
import { asId, type BrandId } from '../../src/shared/domain/ids';
import { hubBench } from './hub-bench';
import { servers } from './servers';
import { social, type TeamDesk, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };
const [vela, faro] = [asId<BrandId>('vela'), asId<BrandId>('faro')];

const isCurrent = (desk: TeamDesk) => expect.poll(() => desk.standing?.state, soon).toBe('current');

/** What can still be read of a brand. */
const readable = (desk: TeamDesk, brand: BrandId) =>
  desk.log.events
    .readAfter(0, 100_000)
    .events.filter(({ brandId, body }) => brandId === brand && body.type !== 'CaseErased');

const callFor = (brandId: BrandId, customerName: string) => ({
  brandId,
  via: 'phone' as const,
  customerName,
  contact: '',
  text: 'They called about their order.',
  takenAt: Date.now() - 60_000,
  linkedTo: null,
});

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const team = teamOf(bench);

  const invite = async (desk: TeamDesk) => {
    const invitation = { login: 'bea', agentId: 'bea', password: bench().password };
    expect(await desk.command('hub.invite', invitation)).toMatchObject({ ok: true });
  };

  test('removed: nothing of any brand can be read there any more, and the desktop says why', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    ana.join();
    bea.join(social);
    const post = team.platform.write('Aurora');
    await expect.poll(() => bea.caseOf(post), soon).not.toBeNull();
    await expect.poll(() => ana.caseOf(post), soon).not.toBeNull();
    const caseId = bea.caseOf(post);
    if (caseId === null) throw new Error('the post opened no case');
    await bea.command('case.claim', { caseIds: [caseId] });
    await expect.poll(() => ana.state(post)?.assignee, soon).toBe('bea');
    expect(readable(bea, vela).length).toBeGreaterThan(0);
    expect(await ana.command('hub.remove', { agentId: 'bea' })).toMatchObject({ ok: true });
    await expect.poll(() => bea.standing?.fault, soon).toBe('removed');
    await expect.poll(() => bea.standing?.lost, soon).toEqual(['vela']);
    expect(bea.state(post)).toBeNull();
    expect(readable(bea, vela)).toEqual([]);
    expect(bea.channel.accounts).toEqual([]);
    // The team has it all, and the case is nobody's again.
    await expect.poll(() => ana.state(post)?.assignee, soon).toBeNull();
    expect(readable(ana, vela).length).toBeGreaterThan(0);
    await invite(ana);
  });

  test('let in again by the same log, they share nothing of what was destroyed, and are told', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    ana.join();
    bea.join(social);
    for (const desk of [ana, bea]) await isCurrent(desk);
    expect(await ana.command('hub.remove', { agentId: 'bea' })).toMatchObject({ ok: true });
    await expect.poll(() => bea.standing?.lost, soon).toEqual(['vela']);
    await invite(ana);
    await isCurrent(bea);
    expect(bea.standing).toMatchObject({ fault: null, lost: ['vela'], behind: 0 });
    expect(bea.channel.accounts).toEqual([]);
  });

  test('another password: nothing is destroyed, and nothing is polled until the right one is typed', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    ana.join();
    bea.join(social);
    const post = team.platform.write('Berta');
    await expect.poll(() => bea.caseOf(post), soon).not.toBeNull();
    await isCurrent(ana);
    const setPassword = async (password: string) =>
      expect(await ana.command('hub.setPassword', { login: 'bea', password })).toMatchObject({ ok: true });
    await setPassword(freshPassword());
    bea.network.cutsAll();
    await expect.poll(() => bea.standing?.fault, soon).toBe('wrong-credentials');
    expect(bea.standing?.lost).toEqual([]);
    expect(bea.state(post)).not.toBeNull();
    await setPassword(bench().password);
    await isCurrent(bea);
  });

  test('a hub that knows them no more but never removed them: nothing is destroyed, it may be the hub that lost', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    ana.join();
    bea.join(social);
    const post = team.platform.write('Clara');
    await expect.poll(() => bea.caseOf(post), soon).not.toBeNull();
    const administrator = await bench().administrator();
    await administrator.query(`UPDATE hub.person SET login = 'bea-of-old' WHERE login = 'bea'`);
    await expect.poll(() => bea.standing?.fault, soon).toBe('not-allowed');
    expect(bea.standing?.lost).toEqual([]);
    expect(bea.state(post)).not.toBeNull();
    await administrator.query(`UPDATE hub.person SET login = 'bea' WHERE login = 'bea-of-old'`);
    await administrator.end();
    await isCurrent(bea);
  });

  test('one brand of several is lost: nothing of it can be read any more, and all of the other', async () => {
    const [ana, eva] = [await team.desk('ana'), await team.desk('eva')];
    ana.join();
    await isCurrent(ana);
    const evaIn = (brands: string) => (text: string) =>
      text.replace(/(id: eva, .*brands: )\[[^\]]*\]/, (_, before: string) => `${before}[${brands}]`);
    ana.redefine(evaIn('vela, faro'));
    eva.join();
    for (const brand of [vela, faro])
      expect(await ana.command('case.createByHand', callFor(brand, `Who called ${brand}`))).toMatchObject({
        ok: true,
      });
    const held = readable(ana, faro).find(({ body }) => body.type === 'CaseOpened')?.body;
    if (held?.type !== 'CaseOpened') throw new Error('nobody called');
    const { customerId } = held;
    expect(await ana.command('customer.hold', { customerId, reason: 'claim 7' })).toMatchObject({ ok: true });
    await expect
      .poll(() => readable(eva, faro).some(({ body }) => body.type === 'LegalHoldSet'), soon)
      .toBe(true);
    await expect.poll(() => readable(eva, vela).length, soon).toBeGreaterThan(0);
    const ofVela = readable(eva, vela).length;
    ana.redefine(evaIn('vela'));
    await expect.poll(() => eva.standing?.lost, soon).toEqual(['faro']);
    await isCurrent(eva);
    expect(readable(eva, faro)).toEqual([]);
    expect(readable(eva, vela).length).toBeGreaterThanOrEqual(ofVela);
    expect(readable(ana, faro).length).toBeGreaterThan(0);
    // What happens in the other brand still comes.
    const before = readable(eva, vela).length;
    await ana.command('case.createByHand', callFor(vela, 'Who called later'));
    await expect.poll(() => readable(eva, vela).length, soon).toBeGreaterThan(before);
  });

  test('a brand that leaves the definition is taken from nobody', async () => {
    const [ana, dario] = [await team.desk('ana'), await team.desk('dario')];
    ana.join();
    dario.join();
    await isCurrent(dario);
    await ana.command('case.createByHand', callFor(faro, 'Who called Faro'));
    await expect.poll(() => readable(dario, faro).length, soon).toBeGreaterThan(0);
    const before = ana.standing?.workspace.version ?? 0;
    ana.redefine((text) =>
      text.replace(/ {2}- id: faro\n(?: {4}.*\n)+/, '').replace(', brands: [faro]', ', brands: [vela]'),
    );
    for (const desk of [ana, dario])
      await expect.poll(() => desk.standing?.workspace.version, soon).toBeGreaterThan(before);
    await isCurrent(dario);
    expect(dario.standing?.lost).toEqual([]);
    expect(readable(dario, faro).length).toBeGreaterThan(0);
  });
});
