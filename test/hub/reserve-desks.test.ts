// The reserve over whole engines at a real hub: a desktop that waits, is shown a crisis while it lasts, and waits again.
import { describe, expect, test } from 'vitest';
import type { DeskStatus } from '../../src/shared/ipc/engine-answers';
import { hubBench } from './hub-bench';
import { servers } from './servers';
import { social, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };
const hour = 3_600_000;

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const team = teamOf(bench);
  const { platform } = team;

  test('a desktop of the reserve takes in the crisis within its session, works in it, and sees nothing after it', async () => {
    const [ana, bea] = [await team.desk('ana'), await team.desk('bea')];
    ana.join(social);
    await expect.poll(() => ana.standing?.workspace.version ?? 0, soon).toBeGreaterThan(0);
    const { version } = ana.standing?.workspace ?? { version: 0 };
    ana.redefine((text) =>
      text.replace(/(id: bea, .*brands: \[vela\]) \}/u, (_, line: string) => `${line}, reserve: true }`),
    );
    await expect.poll(() => ana.standing?.workspace.version ?? 0, soon).toBeGreaterThan(version);
    bea.join();
    await expect.poll(() => bea.standing?.state, soon).toBe('current');
    const post = platform.write('Marta');
    await expect.poll(() => ana.state(post) !== null, soon).toBe(true);
    await expect.poll(() => bea.standing?.workspace.version ?? 0, soon).toBeGreaterThan(version);
    expect(bea.state(post)).toBeNull();

    const declared = await ana.command('incident.declare', {
      kind: 'viral-complaint',
      title: 'The film',
      brands: ['vela'],
      topics: [],
      endsAt: Date.now() + hour,
      position: 'We look into it and answer on Friday.',
      speakers: ['ana', 'bea'],
      holding: '',
    });
    if (!declared.ok) throw new Error(declared.error.code);
    const { incidentId } = declared.value as { readonly incidentId: string };
    await expect.poll(() => bea.state(post) !== null, soon).toBe(true);
    const banners = async () => ((await bea.query('status.read')) as DeskStatus).incidents ?? [];
    await expect.poll(async () => (await banners()).length, soon).toBe(1);
    const caseId = bea.caseOf(post);
    if (caseId === null) throw new Error('Bea has no such case');
    const claim = () => bea.command('case.claim', { caseIds: [caseId] });
    await expect(claim()).resolves.toMatchObject({ ok: true, value: { changed: 1 } });
    await expect.poll(() => ana.state(post)?.assignee, soon).toBe('bea');

    await ana.command('incident.end', { incidentId });
    const noted = () =>
      bea.command('case.addNote', { caseId, text: 'Still?', isQuestion: false, answers: null });
    await expect
      .poll(async () => {
        const answer = await noted();
        return answer.ok ? 'ok' : answer.error.code;
      }, soon)
      .toBe('case-not-found');
    await expect.poll(async () => (await banners()).length, soon).toBe(0);
  });
});
