// Eight desktops reach for the same ten thousand cases: each case goes to one of them, once.
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { event, facts, type HubBench, hubBench, opening, randomId, step } from './hub-bench';
import { seededRandom } from './random';
import { servers } from './servers';

const claimers = Array.from({ length: 8 }, (_, index) => `claimer${index + 1}`);
const cases = 10_000;

async function inviteClaimers(bench: HubBench): Promise<void> {
  const ana = await bench.as('ana');
  const grants = claimers.flatMap((agent) =>
    ['see', 'claim', 'answer'].map((action) => ({ agent, brand: 'vela', action })),
  );
  const { version } = await ana.workspace();
  const edit = {
    base: version,
    document: 'claimers',
    facts: { ...facts, grants: [...facts.grants, ...grants] },
    note: '',
  };
  expect(await ana.publish(edit)).toMatchObject({ published: true });
  for (const agent of claimers) await ana.invite(agent, agent, bench.password);
}

async function openCases(bench: HubBench, count: number): Promise<readonly string[]> {
  const ana = await bench.as('ana');
  const ids = Array.from({ length: count }, randomId);
  for (let at = 0; at < count; at += 500) {
    const outcomes = await ana.append(
      'vela',
      randomId(),
      ids.slice(at, at + 500).map((id) => step(opening(id, { dueAt: at }))),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'taken')).toBe(true);
  }
  return ids;
}

async function claimAll(
  client: HubClient,
  agent: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const won: string[] = [];
  const desktop = randomId();
  for (let at = 0; at < ids.length; at += 100) {
    const asked = ids.slice(at, at + 100);
    const steps = asked.map((id) => step(event(id, 'CaseAssigned', { assignee: agent, reasonGiven: false })));
    const outcomes = await client.append('vela', desktop, steps);
    outcomes.forEach(({ outcome, code }, index) => {
      if (outcome === 'taken') won.push(asked[index]!);
      else expect(code).toBe('claimed-by-other');
    });
  }
  return won;
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  test('eight desktops and ten thousand cases: every case is claimed once', {
    timeout: 600_000,
  }, async () => {
    await inviteClaimers(bench());
    const ids = await openCases(bench(), cases);
    const clients = await Promise.all(claimers.map((agent) => bench().login(agent)));
    const since = performance.now();
    const won = await Promise.all(
      clients.map((client, index) => claimAll(client, claimers[index]!, seededRandom(index).shuffled(ids))),
    );
    const rate = Math.round((8 * cases * 1000) / (performance.now() - since));
    const all = won.flat();
    expect(all).toHaveLength(cases);
    expect(new Set(all).size).toBe(cases);
    console.log(
      `claims: ${8 * cases} attempts, ${all.length} won, ${all.length - new Set(all).size} double, ${rate} attempts a second`,
    );
  });

  test('asked for the next case at once, eight desktops get eight different ones', async () => {
    const ids = await openCases(bench(), 400);
    const clients = await Promise.all(claimers.map((agent) => bench().login(agent)));
    const got = await Promise.all(
      clients.map(async (client) => {
        const mine: string[] = [];
        const desktop = randomId();
        for (let none = 0; none < 3; ) {
          const answer = await client.claimNext(['vela'], { desktop, op: randomId() });
          if (answer.claimed) mine.push(answer.caseId);
          else none += 1;
        }
        return mine;
      }),
    );
    expect(got.flat().sort()).toEqual([...ids].sort());
  });

  test('without the hub, by reading and then writing, the same race has two winners', async () => {
    const administrator = await bench().administrator();
    await administrator.query(
      'CREATE TABLE public.naive AS SELECT g AS id, NULL::integer AS claimant FROM generate_series(1, 600) g',
    );
    const racers = await Promise.all(claimers.map(() => bench().administrator()));
    const wins = await Promise.all(racers.map((racer, index) => claimNaively(racer, index)));
    expect(wins.reduce((sum, won) => sum + won, 0)).toBeGreaterThan(600);
  });
});

async function claimNaively(client: pg.Client, claimant: number): Promise<number> {
  let won = 0;
  for (let id = 1; id <= 600; id += 1) {
    const { rows } = await client.query('SELECT claimant FROM public.naive WHERE id = $1', [id]);
    if (rows[0].claimant !== null) continue;
    await client.query('UPDATE public.naive SET claimant = $2 WHERE id = $1', [id, claimant]);
    won += 1;
  }
  return won;
}
