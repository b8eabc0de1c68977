// One answer to many alike messages over a real hub: asked for at one desktop, approved at another, each reply judged alone.
import { describe, expect, test } from 'vitest';
import { asId, type BrandId, type ExternalId } from '../../src/shared/domain/ids';
import type { JointCase, JointReading } from '../../src/shared/ipc/joint-port';
import { hubBench } from './hub-bench';
import { servers } from './servers';
import { social, type TeamDesk, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const team = teamOf(bench);
  const { platform } = team;

  const hears = (desk: TeamDesk, posts: readonly ExternalId[]) =>
    expect.poll(() => posts.every((post) => desk.state(post) !== null), soon).toBe(true);
  const joints = async (desk: TeamDesk) => (await desk.query('joint.list')) as readonly JointReading[];
  const counts = async (desk: TeamDesk) => (await joints(desk))[0]?.counts;

  async function ask(desk: TeamDesk, posts: readonly ExternalId[]) {
    const cases = posts.flatMap((post) => {
      const caseId = desk.caseOf(post);
      return caseId === null ? [] : [{ caseId, basedOn: post }];
    });
    return desk.command('joint.ask', {
      brandId: asId<BrandId>('vela'),
      template: 'Hello {{customer}}, the shop is back.',
      cannedIds: [],
      language: 'en',
      values: {},
      cases,
    });
  }

  async function approve(desk: TeamDesk) {
    const [joint] = await joints(desk);
    if (joint === undefined) throw new Error('There is no joint answer here');
    const { id: jointId } = joint;
    const read = await desk.engine.handle({ id: 1, kind: 'query', name: 'joint.read', input: { jointId } });
    const cases = (read.ok ? read.value : []) as readonly JointCase[];
    const digests = cases.flatMap(({ caseId, digest }) => (digest === null ? [] : [{ caseId, digest }]));
    return desk.command('joint.approve', { jointId, read: digests });
  }

  test('one approval lets each go once; what a colleague took meanwhile drops out at both desktops', async () => {
    const [ana, bea, eva] = [await team.desk('ana'), await team.desk('bea'), await team.desk('eva')];
    ana.join(social);
    bea.join();
    eva.join();
    const posts = ['Marta', 'Nuria', 'Olga', 'Petra'].map((name) => platform.write(name));
    for (const desk of [ana, bea, eva]) await hears(desk, posts);
    const answered = platform.answers.length;
    await expect(ask(eva, posts)).resolves.toMatchObject({ ok: true, value: { changed: 4 } });
    await expect.poll(() => counts(ana), soon).toMatchObject({ waiting: 4 });
    const taken = posts[2];
    const caseId = taken === undefined ? null : bea.caseOf(taken);
    if (caseId === null) throw new Error('Bea does not have it');
    await bea.command('case.claim', { caseIds: [caseId] });
    await expect.poll(() => counts(ana), soon).toMatchObject({ waiting: 3, dropped: 1 });
    await expect(approve(ana)).resolves.toMatchObject({ ok: true, value: { changed: 3 } });
    for (const desk of [ana, eva])
      await expect.poll(() => counts(desk), soon).toMatchObject({ sent: 3, dropped: 1, waiting: 0 });
    expect((await joints(eva))[0]?.drops).toEqual([{ reason: 'other-hands', count: 1 }]);
    expect(
      platform.answers
        .slice(answered)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['Marta', 'Nuria', 'Petra'].map((name) => `Hello ${name}, the shop is back.`));
  });

  test('a case that was taken unseen is refused by itself, and the others go', async () => {
    const [ana, bea, eva] = [await team.desk('ana'), await team.desk('bea'), await team.desk('eva')];
    ana.join(social);
    bea.join();
    eva.join();
    const posts = ['Rosa', 'Sara', 'Tina'].map((name) => platform.write(name));
    for (const desk of [ana, bea, eva]) await hears(desk, posts);
    eva.network.refuses();
    await expect.poll(() => eva.standing?.state, soon).toBe('offline');
    const [first] = posts;
    const caseId = first === undefined ? null : bea.caseOf(first);
    if (caseId === null) throw new Error('Bea does not have it');
    await bea.command('case.claim', { caseIds: [caseId] });
    await expect.poll(() => (first && ana.state(first)?.assignee) ?? null, soon).toBe('bea');
    await ask(eva, posts);
    eva.network.passes();
    await expect.poll(() => counts(ana), soon).toMatchObject({ waiting: 2 });
    await expect(approve(ana)).resolves.toMatchObject({ ok: true, value: { changed: 2 } });
    await expect.poll(() => counts(eva), soon).toMatchObject({ sent: 2, waiting: 0 });
  });
});
