// People with a login and a plain SQL client try what is not theirs; each attempt is held, and what is not is written down.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attacker, type Attempt, attempts, type Prey } from './attempts';
import {
  digestOf,
  event,
  facts,
  type HubBench,
  hubBench,
  mail,
  mailOfFaro,
  opening,
  randomId,
  step,
} from './hub-bench';
import { servers } from './servers';

const grants = [
  ...facts.grants,
  { agent: 'fran', brand: 'vela', action: 'see' },
  ...['see', 'note', 'raise'].map((action) => ({ agent: 'gil', brand: 'vela', action })),
  ...['answer', 'claim', 'decide'].flatMap((action) =>
    ['green', 'yellow', 'untriaged'].map((tier) => ({ agent: 'gil', brand: 'vela', action, tier })),
  ),
];

async function layOut(bench: HubBench): Promise<Prey> {
  const ana = await bench.as('ana');
  await ana.publish({ base: 1, document: 'attacks', facts: { ...facts, grants }, note: '' });
  for (const one of ['fran', 'gil']) await ana.invite(one, one, bench.password);
  const [bea, dario, eva] = [await bench.as('bea'), await bench.as('dario'), await bench.as('eva')];
  const [caseOfBea, redCase, caseOfFaro, replyOfBea, replyOfEva] = Array.from({ length: 5 }, randomId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const reply = (id: string) =>
    event(caseOfBea, 'ReplySubmitted', {
      reply: id,
      account: mail,
      audience: 'private',
      digest: 'd',
      basedOn: digestOf(caseOfBea),
      needs: 'none',
    });
  const note = event(caseOfBea, 'NoteAdded');
  const taken = [
    ...(await bea.append('vela', randomId(), [
      step(opening(caseOfBea)),
      step(opening(redCase, { tier: 'red' })),
      step(note),
    ])),
    ...(await eva.append('vela', randomId(), [step(reply(replyOfEva))])),
    ...(await bea.append('vela', randomId(), [
      step(event(caseOfBea, 'CaseAssigned', { assignee: 'bea', reasonGiven: false })),
      step(reply(replyOfBea)),
    ])),
    ...(await dario.append('faro', randomId(), [step(opening(caseOfFaro, { account: mailOfFaro }))])),
  ];
  expect(taken.map(({ outcome }) => outcome)).toEqual(taken.map(() => 'taken'));
  return { caseOfBea, redCase, caseOfFaro, replyOfBea, replyOfEva, noteOfBea: note.op };
}

async function outcomeOf(client: pg.Client, { sql, values }: Attempt): Promise<string> {
  try {
    const result = await client.query(sql, values === undefined ? undefined : [...values]);
    return JSON.stringify(Array.isArray(result) ? result.map(({ rows }) => rows) : result.rows);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.query('ROLLBACK');
  }
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const attackers = new Map<Attacker, pg.Client>();
  let prey: Prey;
  let before: unknown;
  const held: string[] = [];

  const everything = async () => {
    const administrator = await bench().administrator();
    const { rows } =
      await administrator.query(`SELECT (SELECT jsonb_object_agg(brand, hash) FROM hub.head) AS heads,
      (SELECT count(*) FROM hub.person) AS people, (SELECT count(*) FROM hub.grant_) AS grants,
      (SELECT md5(string_agg(c::text, ',' ORDER BY c.brand, c.case_id)) FROM hub.case_state c) AS cases,
      (SELECT count(*) FROM pg_roles) AS roles, (SELECT count(*) FROM hub.permit) AS permits`);
    await administrator.end();
    return rows[0];
  };

  beforeAll(async () => {
    prey = await layOut(bench());
    for (const attacker of ['bea', 'dario', 'eva', 'fran', 'gil'] as const)
      attackers.set(attacker, await bench().raw(attacker));
    before = await everything();
  });

  test('there are at least 150 attempts', () => {
    expect(attempts(prey).length).toBeGreaterThanOrEqual(150);
  });

  test('each attempt is held, with its reason', async () => {
    const open: string[] = [];
    for (const attempt of attempts(prey)) {
      const outcome = await outcomeOf(attackers.get(attempt.by)!, attempt);
      const line = `${attempt.by} tries to ${attempt.title}: ${outcome.slice(0, 160)}`;
      (attempt.meets.test(outcome) ? held : open).push(line);
    }
    expect(open).toEqual([]);
  });

  test('after all of them the hub is as it was', async () => {
    expect(await everything()).toEqual(before);
  });

  test('connections are counted, each login for itself', async () => {
    const more: pg.Client[] = [];
    const flood = async () => {
      for (let count = 0; count < 12; count += 1) more.push(await bench().raw('gil'));
    };
    await expect(flood()).rejects.toThrow(/too many connections for role/);
    expect((await bench().as('bea')).hello).toBeDefined();
    await Promise.all(more.map((client) => client.end()));
  });

  test('a statement that never ends is ended', async () => {
    const { rows } = await attackers.get('bea')!.query('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '30s' }]);
  });

  // What a person with a login can do all the same. docs/security.md says so; the day one of these fails, it must too.
  test.each([
    ['listen for hints of every brand', 'LISTEN semaforo'],
    ['lift the time limit of their own statements', 'SET statement_timeout = 0'],
    [
      'change their own password past the rules',
      `ALTER ROLE bea PASSWORD 'SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='`,
    ],
    ['set defaults for their own sessions', `ALTER ROLE bea SET work_mem = '64MB'`],
    ['use the processor', 'SELECT count(*) FROM generate_series(1, 100000)'],
    ['see that a login exists', `SELECT 'ana'::regrole`],
    [
      'keep the list of a brand waiting for as long as a transaction stands',
      `SELECT api.key_for('vela', ARRAY['somebody'])`,
    ],
    [
      'take numbers of cases until new ones are long, and see how many all brands together took',
      `SELECT api.numbers('00000000-0000-0000-0000-000000000001', 1000, 99000000)`,
    ],
    ['read the definition, which names every brand', 'SELECT api.workspace()'],
  ])('remains: a person can %s', async (what, sql) => {
    const client = attackers.get('bea')!;
    await client.query('BEGIN');
    await expect(client.query(sql)).resolves.toBeDefined();
    await client.query('ROLLBACK');
    const written = readFileSync(path.join(import.meta.dirname, '../../docs/security.md'), 'utf8');
    expect(written).toContain(what);
  });

  afterAll(() => {
    console.log(`Held, ${held.length} attempts:\n${held.join('\n')}`);
  });
});
