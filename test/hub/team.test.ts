// Whole engines at a real hub: who polls and who sends, through silence, death, absence and removal.
import { describe, expect, test } from 'vitest';
import type { ExternalId } from '../../src/shared/domain/ids';
import { hubBench } from './hub-bench';
import { servers } from './servers';
import { social, type TeamDesk, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };
const afterLease = { timeout: 60_000, interval: 100 };

const isCurrent = (desk: TeamDesk) => expect.poll(() => desk.standing?.state, soon).toBe('current');

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const team = teamOf(bench);
  const { platform } = team;

  const hearAll = async (...desks: readonly TeamDesk[]) => {
    for (const desk of desks)
      await expect
        .poll(() => [...desk.heard()].sort(), soon)
        .toEqual(platform.posts.map(({ externalId }) => externalId).sort());
  };
  const countAtHub = async (kind: string) => {
    const administrator = await bench().administrator();
    const { rows } = await administrator.query(
      'SELECT count(*)::int AS found FROM hub.event WHERE kind = $1',
      [kind],
    );
    return rows[0]?.found;
  };

  test('one desktop polls: one that has the secret, and another one once that gives the account back', async () => {
    const ana = await team.desk('ana');
    ana.join();
    await isCurrent(ana);
    platform.write('Marta');
    expect(ana.standing?.leases).toEqual([{ accountId: social, heldBy: 'nobody', agent: null, desktops: 0 }]);
    const bea = await team.desk('bea');
    bea.join(social);
    await hearAll(ana, bea);
    const carlos = await team.desk('carlos');
    carlos.join(social);
    await isCurrent(carlos);
    const before = platform.polls.length;
    platform.write('Nuria');
    await hearAll(ana, bea, carlos);
    expect(platform.polledBy(before)).toEqual(['bea']);
    await expect
      .poll(() => ana.standing?.leases, soon)
      .toEqual([{ accountId: social, heldBy: 'elsewhere', agent: 'bea', desktops: 2 }]);

    await bea.engine.team.leave();
    await expect.poll(() => carlos.channel.accounts, soon).toEqual([social]);
    expect(carlos.standing?.leases).toMatchObject([{ heldBy: 'here' }]);
    platform.write('Olga');
    await hearAll(ana, carlos);
    expect(ana.channel.accounts).toEqual([]);
    expect(await countAtHub('MessageReceived')).toBe(platform.posts.length);
  });

  // By the clock, which is the same on both: once is enough.
  const byTheClock = programs === null ? test : () => undefined;
  byTheClock(
    'who falls silent polls no more before another one begins, and nothing is missed or counted twice',
    async () => {
      const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
      bea.join(social);
      await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
      carlos.join(social);
      await isCurrent(carlos);
      const mine = platform.write('Pilar');
      await hearAll(bea, carlos);
      const before = platform.polls.length;
      const writing = setInterval(() => platform.write(`customer ${platform.posts.length}`), 300);
      try {
        const since = Date.now();
        bea.network.fallsSilent();
        const held = await bea.answer(mine, 'Without the hub this waits');
        await expect.poll(() => carlos.channel.accounts, afterLease).toEqual([social]);
        expect(Date.now() - since).toBeLessThan(60_000);
        expect(bea.channel.accounts).toEqual([]);
        const later = platform.write('Pilar', 'One thing more');
        await expect.poll(() => carlos.state(mine)?.lastCustomerMessage?.externalId, soon).toBe(later);
        expect(platform.answers).toEqual([]);
        bea.network.cutsAll();
        bea.network.passes();
        await expect.poll(() => bea.state(mine)?.lastCustomerMessage?.externalId, soon).toBe(later);
        await expect
          .poll(
            () => bea.state(mine)?.pendingReplies.map(({ content, hold }) => [content.replyId, hold]),
            soon,
          )
          .toEqual([[held, 'customer-wrote-again']]);
      } finally {
        clearInterval(writing);
      }
      await hearAll(bea, carlos);
      expect(await countAtHub('MessageReceived')).toBe(platform.posts.length);
      const polls = platform.polls.slice(before);
      const ofBea = polls.filter(({ by }) => by === 'bea').map(({ at }) => at);
      const ofCarlos = polls.filter(({ by }) => by === 'carlos').map(({ at }) => at);
      expect(Math.max(...ofBea)).toBeLessThan(Math.min(...ofCarlos));
      expect(platform.answers).toEqual([]);
    },
  );

  test('what another desktop was about to send is looked for first: it is not sent twice, and not lost', async () => {
    for (const fate of ['lands-unheard', 'is-lost-unheard'] as const) {
      const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
      bea.join(social);
      await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
      carlos.join(social);
      const post = platform.write(`Quim ${fate}`);
      await hearAll(bea, carlos);
      platform.fate = fate;
      const answers = platform.answers.length;
      const reply = await bea.answer(post, 'Here is your answer');
      await expect.poll(() => carlos.state(post)?.pendingReplies[0]?.state, soon).toBe('sending');
      bea.die();
      platform.fate = 'lands';
      await team.timePasses(100);
      await expect.poll(() => carlos.state(post)?.sentReplies[0]?.replyId, soon).toBe(reply);
      expect(platform.answers.slice(answers)).toEqual([
        {
          replyId: reply,
          text: 'Here is your answer',
          by: fate === 'lands-unheard' ? 'bea' : 'carlos',
        },
      ]);
      await expect(
        carlos.command('case.takeOver', { ...claimOf(carlos, post), reason: 'Bea is gone' }),
      ).resolves.toMatchObject({ ok: true });
      const more = await carlos.answer(post, 'And one thing more');
      await expect.poll(() => carlos.state(post)?.sentReplies.at(-1)?.replyId, soon).toBe(more);
      await carlos.engine.team.leave();
    }
  });

  test('where the channel tells nobody, a person says that it had not arrived: it leaves again, and only once', async () => {
    const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
    bea.join(social);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    carlos.join(social);
    const post = platform.write('Quique');
    await hearAll(bea, carlos);
    platform.tells = false;
    platform.fate = 'is-lost-unheard';
    const replyId = await bea.answer(post, 'Did you get this');
    const stateAt = (desk: TeamDesk) => desk.state(post)?.pendingReplies[0]?.state;
    await expect.poll(() => stateAt(carlos), soon).toBe('sending');
    bea.die();
    await team.timePasses(100);
    await expect.poll(() => stateAt(carlos), soon).toBe('unknown');
    // What Carlos sends arrives, but nobody ever hears that it left.
    platform.fate = 'lands-unheard';
    platform.leaves = () => carlos.network.refuses();
    const caseId = claimOf(carlos, post).caseIds[0] ?? '';
    const settle = (desk: TeamDesk, landed: boolean) =>
      desk.command('reply.settle', { caseId, replyId, landed });
    expect(await settle(carlos, false)).toMatchObject({ ok: true });
    const arrived = () => platform.answers.filter((answer) => answer.replyId === replyId);
    await expect.poll(arrived, soon).toMatchObject([{ by: 'carlos' }]);
    carlos.die();
    const ana = await team.desk('ana');
    ana.join(social);
    await expect.poll(() => stateAt(ana), soon).toBe('queued');
    await team.timePasses(100);
    // The word was about what Bea sent.
    await expect.poll(() => stateAt(ana), soon).toBe('unknown');
    expect(arrived()).toHaveLength(1);
    expect(await settle(ana, true)).toMatchObject({ ok: true });
    await expect.poll(() => ana.state(post)?.sentReplies[0]?.replyId, soon).toBe(replyId);
    expect(arrived()).toHaveLength(1);
  });

  test('a fence that another desktop has passed lets nothing out, and the new holder sends instead', async () => {
    const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
    bea.join(social);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    carlos.join(social);
    await isCurrent(carlos);
    const post = platform.write('Rosa');
    await hearAll(bea, carlos);
    await team.passLease('carlos');
    expect(bea.channel.accounts).toEqual([social]);
    const answers = platform.answers.length;
    const reply = await bea.answer(post, 'Sent by whoever may');
    await expect.poll(() => bea.state(post)?.sentReplies[0]?.replyId, soon).toBe(reply);
    expect(platform.answers.slice(answers)).toMatchObject([{ replyId: reply, by: 'carlos' }]);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([]);
  });

  test('without the hub nothing leaves; once it is back, what it has comes first', async () => {
    const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
    bea.join(social);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    carlos.join();
    const [free, taken] = [platform.write('Sara'), platform.write('Teresa')];
    await hearAll(bea, carlos);
    const answers = platform.answers.length;
    bea.network.refuses();
    await expect.poll(() => bea.standing?.state, soon).toBe('offline');
    const [leaves, stays] = [await bea.answer(free, 'At last'), await bea.answer(taken, 'Too late')];
    await expect(carlos.command('case.claim', claimOf(carlos, taken))).resolves.toMatchObject({ ok: true });
    await expect.poll(() => countAtHub('CaseAssigned'), soon).toBeGreaterThan(0);
    expect(platform.answers.length).toBe(answers);
    bea.network.passes();
    await expect.poll(() => bea.state(free)?.sentReplies[0]?.replyId, soon).toBe(leaves);
    await expect.poll(() => bea.state(taken)?.assignee, soon).toBe('carlos');
    expect(bea.state(taken)?.pendingReplies).toEqual([]);
    expect(bea.standing?.refused).toMatchObject([{ code: 'claimed-by-other' }]);
    expect(platform.answers.slice(answers).map(({ replyId }) => replyId)).toEqual([leaves]);
    expect(platform.answers.some(({ replyId }) => replyId === stays)).toBe(false);
  });

  test('a desktop whose definition asks for no approval sends nothing without one', async () => {
    const [bea, eva] = [await team.desk('bea'), await team.desk('eva')];
    bea.join(social);
    eva.join();
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    const post = platform.write('Ursula');
    await hearAll(bea, eva);
    const answers = platform.answers.length;
    eva.network.refuses();
    eva.redefine((text) => text.replace('role: trainee', 'role: agent'));
    await eva.answer(post, 'I say so');
    expect(eva.state(post)?.pendingReplies).toMatchObject([{ state: 'queued', hold: null }]);
    eva.network.passes();
    await expect.poll(() => bea.state(post)?.pendingReplies[0]?.hold, soon).toBe('approval');
    expect(platform.answers.length).toBe(answers);
  });

  test('what two people changed apart is compared, and the one that is chosen counts for all', async () => {
    const [here, there] = [await team.desk('ana'), await team.desk('ana')];
    here.join();
    there.join();
    await isCurrent(here);
    await isCurrent(there);
    here.network.refuses();
    here.redefine((text) => text.replace('Bea Prieto', 'Bea Prieto Gil'));
    there.redefine((text) => text.replace('Team of a hub', 'The other name'));
    await expect.poll(() => there.standing?.workspace.version, soon).toBeGreaterThan(2);
    here.network.passes();
    await expect
      .poll(() => here.engine.team.definition.difference()?.changes, soon)
      .toEqual([
        { path: 'name', mine: 'Team of a hub', theirs: 'The other name' },
        { path: 'members.bea.name', mine: 'Bea Prieto Gil', theirs: 'Bea Prieto' },
      ]);
    const version = here.standing?.workspace.conflict?.version ?? 0;
    await here.command('hub.settleDefinition', { keep: 'mine', version });
    await expect
      .poll(() => there.standing?.workspace, soon)
      .toEqual({
        version: version + 1,
        conflict: null,
        refused: null,
      });
    const name = await there.query('workspace.read');
    expect(name).toMatchObject({
      name: 'Team of a hub',
      members: [{}, { name: 'Bea Prieto Gil' }, {}, {}, {}],
    });
  });

  test('who is removed is out at the next contact: cases go back, the account goes on elsewhere', async () => {
    const [ana, bea, carlos] = [await team.desk('ana'), await team.desk('bea'), await team.desk('carlos')];
    ana.join();
    bea.join(social);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    carlos.join(social);
    const post = platform.write('Vera');
    await hearAll(ana, bea, carlos);
    await bea.command('case.claim', claimOf(bea, post));
    await expect.poll(() => carlos.state(post)?.assignee, soon).toBe('bea');
    const removed = await ana.command('hub.remove', { agentId: 'bea' });
    expect(removed).toMatchObject({ ok: true });
    await expect.poll(() => carlos.state(post)?.assignee, soon).toBeNull();
    await expect.poll(() => carlos.channel.accounts, soon).toEqual([social]);
    await expect.poll(() => bea.standing?.state, soon).toBe('offline');
    await expect.poll(() => bea.channel.accounts, soon).toEqual([]);
    const answers = platform.answers.length;
    const before = platform.polls.length;
    platform.write('Wanda');
    await hearAll(ana, carlos);
    expect(platform.polledBy(before)).toEqual(['carlos']);
    expect(bea.heard()).not.toEqual(carlos.heard());
    expect(platform.answers.length).toBe(answers);
    const { password } = bench();
    await expect(
      ana.command('hub.invite', { login: 'bea', agentId: 'bea', password }),
    ).resolves.toMatchObject({ ok: true });
  });
});

function claimOf(desk: TeamDesk, post: ExternalId) {
  const caseId = desk.caseOf(post);
  if (caseId === null) throw new Error(`Nobody has ${post}`);
  return { caseIds: [caseId] };
}
