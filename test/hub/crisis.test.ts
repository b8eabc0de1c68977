// A crisis over whole engines at a real hub: declared at one desktop, it holds at all of them, also at one that was away.
import { describe, expect, test } from 'vitest';
import type { ExternalId } from '../../src/shared/domain/ids';
import type { DeskStatus } from '../../src/shared/ipc/engine-answers';
import type { IncidentReading } from '../../src/shared/ipc/incident-port';
import { hubBench } from './hub-bench';
import { servers } from './servers';
import { social, type TeamDesk, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };
const hour = 3_600_000;
const holding = 'We have read you and will be back today.';

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const team = teamOf(bench);
  const { platform } = team;

  const hears = (desk: TeamDesk, ...posts: readonly ExternalId[]) =>
    expect.poll(() => posts.every((post) => desk.state(post) !== null), soon).toBe(true);
  const banners = async (desk: TeamDesk) => ((await desk.query('status.read')) as DeskStatus).incidents ?? [];
  const readings = async (desk: TeamDesk) =>
    (await desk.query('incidents.read')) as readonly IncidentReading[];
  const holdOf = (desk: TeamDesk, post: ExternalId) => desk.state(post)?.pendingReplies[0]?.hold;
  const isOffline = (desk: TeamDesk) => expect.poll(() => desk.standing?.state, soon).toBe('offline');

  async function declare(
    at: TeamDesk,
    more: { readonly title?: string; readonly speakers?: string[]; readonly holding?: string } = {},
  ) {
    const declared = await at.command('incident.declare', {
      kind: 'viral-complaint',
      title: 'The film',
      brands: ['vela'],
      topics: [],
      endsAt: Date.now() + hour,
      position: 'We look into it and answer on Friday.',
      speakers: ['ana'],
      holding,
      ...more,
    });
    if (!declared.ok) throw new Error(declared.error.code);
    return (declared.value as { readonly incidentId: string }).incidentId;
  }
  /** At the hub too: the next test begins without a crisis. */
  async function endAll(at: TeamDesk, heardBy: TeamDesk) {
    for (const { id, phase } of await readings(at))
      if (phase === 'active') await at.command('incident.end', { incidentId: id });
    await expect
      .poll(async () => (await banners(heardBy)).map(({ phase }) => phase), soon)
      .not.toContain('active');
  }

  test('what a colleague had queued while away stays frozen on return, and until somebody looks', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    bea.join(social);
    ana.join();
    const [first, second] = [platform.write('Marta'), platform.write('Nuria')];
    await hears(ana, first, second);
    await hears(bea, first, second);
    const answers = platform.answers.length;
    bea.network.refuses();
    await isOffline(bea);
    await bea.answer(first, 'Before it was declared');
    const incidentId = await declare(ana);
    await bea.answer(second, 'Without knowing of it');
    expect(holdOf(bea, first)).toBeNull();
    bea.network.passes();
    await expect.poll(() => [holdOf(bea, first), holdOf(bea, second)], soon).toEqual(['freeze', 'freeze']);
    expect(await banners(bea)).toMatchObject([{ id: incidentId, phase: 'active', maySpeak: false }]);
    await expect.poll(async () => (await readings(ana))[0]?.frozen.length, soon).toBe(2);

    await ana.command('incident.end', { incidentId });
    await expect.poll(async () => (await banners(bea))[0]?.phase, soon).toBe('over');
    const [{ frozen } = { frozen: [] }] = await readings(ana);
    const [kept, dropped] = frozen;
    if (kept === undefined || dropped === undefined) throw new Error('Nothing was frozen');
    const judged = [
      [kept, 'release'],
      [dropped, 'withdraw'],
    ] as const;
    for (const [{ row, reply }, verdict] of judged) {
      const place = { caseId: row.id, replyId: reply.content.replyId };
      await expect(ana.command('incident.review', { ...place, verdict })).resolves.toMatchObject({
        ok: true,
      });
    }
    await expect
      .poll(() => platform.answers.slice(answers).map(({ replyId }) => replyId), soon)
      .toEqual([kept.reply.content.replyId]);
    const review = { right: 'Fast.', wrong: '', better: '' };
    await expect(ana.command('incident.close', { incidentId, review })).resolves.toMatchObject({ ok: true });
    await expect.poll(() => banners(bea), soon).toEqual([]);
  });

  test('a declaration made without a connection counts from the moment it reaches the hub', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    bea.join(social);
    ana.join();
    const [early, late] = [platform.write('Olga'), platform.write('Petra')];
    await hears(bea, early, late);
    await hears(ana, early, late);
    ana.network.refuses();
    await isOffline(ana);
    await declare(ana);
    await bea.answer(early, 'Nobody has told us');
    await expect.poll(() => bea.state(early)?.sentReplies.length, soon).toBe(1);
    ana.network.passes();
    await expect.poll(async () => (await banners(bea)).length, soon).toBe(1);
    await bea.answer(late, 'Now we know');
    expect(holdOf(bea, late)).toBe('freeze');
    await endAll(ana, bea);
  });

  test('what a declaration had frozen that the hub did not take goes on as if it had never been', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    bea.join(social);
    ana.join();
    const post = platform.write('Vera');
    await hears(ana, post);
    const administrator = await bench().administrator();
    const kept = (
      await administrator.query("SELECT * FROM hub.grant_ WHERE agent = 'ana' AND action = 'supervise'")
    ).rows;
    await administrator.query("DELETE FROM hub.grant_ WHERE agent = 'ana' AND action = 'supervise'");
    ana.network.refuses();
    await isOffline(ana);
    await ana.answer(post, 'It was on its way');
    const isThere = async () => (await readings(ana)).some(({ title }) => title === 'Of nobody’s');
    await declare(ana, { title: 'Of nobody’s', speakers: [] });
    expect(await isThere()).toBe(true);
    await expect.poll(() => holdOf(ana, post), soon).toBe('freeze');
    ana.network.passes();
    await expect.poll(isThere, soon).toBe(false);
    await expect.poll(() => platform.answers.at(-1)?.text, soon).toBe('It was on its way');
    for (const grant of kept)
      await administrator.query(
        'INSERT INTO hub.grant_ SELECT * FROM jsonb_populate_record(NULL::hub.grant_, $1)',
        [JSON.stringify(grant)],
      );
  });

  test('two people send the holding message to the same threads at once: each thread gets it once', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    bea.join(social);
    ana.join();
    const posts = ['Rosa', 'Sara', 'Tina', 'Ulla'].map((name) => platform.write(name));
    await hears(ana, ...posts);
    await hears(bea, ...posts);
    const incidentId = await declare(ana, { speakers: ['ana', 'bea'] });
    await expect.poll(async () => (await banners(bea))[0]?.id, soon).toBe(incidentId);
    const answers = platform.answers.length;
    const caseIds = posts.flatMap((post) => ana.caseOf(post) ?? []);
    await Promise.all(
      [ana, bea].map((desk) => desk.command('incident.sendHolding', { incidentId, caseIds })),
    );
    await expect
      .poll(() => posts.map((post) => bea.state(post)?.sentReplies.length), soon)
      .toEqual([1, 1, 1, 1]);
    expect(platform.answers.slice(answers).map(({ text }) => text)).toEqual(posts.map(() => holding));
    await endAll(ana, bea);
  });
});
