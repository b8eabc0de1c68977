// A list that somebody changed: with the rights of the server's owner, so that nothing stops them but the chain.
import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { firstHead, followChain, type Head, headsAgree } from '../../src/main/engine/hub/chain';
import type { HubEntry } from '../../src/main/engine/hub/hub-entry';
import { event, hubBench, opening, randomId, step } from './hub-bench';
import { type Random, seededRandom } from './random';

const bench = hubBench();
const entriesInList = 400;
let list: readonly HubEntry[] = [];
let first: Head = { seq: 0, hash: '' };

beforeAll(async () => {
  const [bea, carlos] = [await bench().as('bea'), await bench().as('carlos')];
  const ids = Array.from({ length: 40 }, randomId);
  await bea.append(
    'vela',
    randomId(),
    ids.map((id) => step(opening(id))),
  );
  for (let count = 0; count < (entriesInList - 40) / 2; count += 20) {
    for (const client of [bea, carlos]) {
      const notes = Array.from({ length: 20 }, (_, index) =>
        step({
          ...event(ids[(count + index) % 40]!, 'NoteAdded'),
          body: Buffer.from(`sealed ${count} ${index}`).toString('base64'),
        }),
      );
      await client.append('vela', randomId(), notes);
    }
  }
  first = firstHead((await bea.hello()).hubId, 'vela');
  list = await bea.feed('vela', 0, 5_000);
  expect(list).toHaveLength(entriesInList);
});

const flipped = (bytes: Uint8Array, random: Random) => {
  const copy = Uint8Array.from(bytes.length === 0 ? [0] : bytes);
  copy[random.below(copy.length)]! ^= 1 << random.below(8);
  return copy;
};

const tamperings: readonly ((
  entries: readonly HubEntry[],
  at: number,
  random: Random,
) => readonly HubEntry[])[] = [
  (entries, at, random) => entries.with(at, { ...entries[at]!, body: flipped(entries[at]!.body, random) }),
  (entries, at) => entries.with(at, { ...entries[at]!, facts: `${entries[at]!.facts} ` }),
  (entries, at) =>
    entries.with(at, { ...entries[at]!, actor: entries[at]!.actor === 'bea' ? 'carlos' : 'bea' }),
  (entries, at, random) =>
    entries.with(at, { ...entries[at]!, at: entries[at]!.at - 1 - random.below(1_000_000) }),
  (entries, at) => entries.with(at, { ...entries[at]!, takenAt: `${BigInt(entries[at]!.takenAt) - 1n}` }),
  (entries, at) => entries.with(at, { ...entries[at]!, caseId: randomId() }),
  (entries, at) => entries.with(at, { ...entries[at]!, kind: `${entries[at]!.kind}x` }),
  (entries, at) => entries.with(at, { ...entries[at]!, op: randomId() }),
  (entries, at) => entries.with(at, { ...entries[at]!, desktop: null }),
  (entries, at, random) => entries.with(at, { ...entries[at]!, hash: flipped(entries[at]!.hash, random) }),
  (entries, at, random) => entries.with(at, { ...entries[at]!, prev: flipped(entries[at]!.prev, random) }),
  (entries, at) => entries.toSpliced(at, 1),
  (entries, at) => entries.toSpliced(at, 0, entries[at]!),
  (entries, at) => entries.toSpliced(at, 2, entries[at + 1]!, entries[at]!),
  (entries, at) =>
    entries.toSpliced(at, 2, { ...entries[at + 1]!, seq: at + 1 }, { ...entries[at]!, seq: at + 2 }),
];

const headAt = (seq: number): Head =>
  seq === 0 ? first : { seq, hash: Buffer.from(list[seq - 1]!.hash).toString('hex') };

test('a thousand random tamperings are each found, at the place or right after it', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 1_000; round += 1) {
    const at = random.below(entriesInList - 2);
    const tampered = random.pick(tamperings)(list, at, random);
    // Read on from a page that was believed before, as a desktop does.
    const believed = Math.max(0, at - random.below(20));
    const followed = followChain(headAt(believed), tampered.slice(believed, at + 20));
    if (followed.ok) throw new Error(`tampering ${round} at ${at} was not found`);
    expect(followed.fault.seq - (at + 1)).toBeLessThanOrEqual(1);
    expect(followed.fault.seq).toBeGreaterThanOrEqual(at + 1);
  }
  expect(followChain(first, list).ok).toBe(true);
});

/** Does something to the list as the owner of the server, asks the hub, and takes it back. */
async function whileTampered<Answer>(
  sql: string,
  ask: (administrator: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const administrator = await bench().administrator();
  await administrator.query('BEGIN; ALTER TABLE hub.event DISABLE TRIGGER append_only');
  try {
    await administrator.query(sql);
    return await ask(administrator);
  } finally {
    await administrator.query('ROLLBACK');
  }
}

/** The server's own check, as it runs for a manager: identity is that of the session, so a manager's is lent to the owner. */
async function firstBadNow(administrator: pg.Client): Promise<number | null> {
  await administrator.query(`INSERT INTO hub.person (login, agent) VALUES ('postgres', 'owner-for-a-test') ON CONFLICT DO NOTHING;
    INSERT INTO hub.grant_ (agent, brand, action) VALUES ('owner-for-a-test', 'vela', 'see'), ('owner-for-a-test', 'vela', 'manage')`);
  const { rows } = await administrator.query(`SELECT api.verify('vela') AS answer`);
  return rows[0].answer.firstBad;
}

test.each([
  ['a changed body', `UPDATE hub.event SET body = 'x' WHERE brand = 'vela' AND seq = 200`, 200],
  [
    'changed facts',
    `UPDATE hub.event SET facts = '{"tier":"green"}' WHERE brand = 'vela' AND seq = 201`,
    201,
  ],
  ['another actor', `UPDATE hub.event SET actor = 'ana' WHERE brand = 'vela' AND seq = 202`, 202],
  [
    'another time',
    `UPDATE hub.event SET taken_at = taken_at + interval '1 s' WHERE brand = 'vela' AND seq = 203`,
    203,
  ],
  ['an entry taken out', `DELETE FROM hub.event WHERE brand = 'vela' AND seq = 204`, 204],
  [
    'two entries swapped',
    `UPDATE hub.event SET seq = -seq WHERE brand = 'vela' AND seq IN (205, 206);
     UPDATE hub.event SET seq = CASE seq WHEN -205 THEN 206 ELSE 205 END WHERE brand = 'vela' AND seq < 0`,
    205,
  ],
  ['an end that was cut off', `DELETE FROM hub.event WHERE brand = 'vela' AND seq > 390`, 391],
])('the hub itself finds %s', async (_, sql, seq) => {
  expect(await whileTampered(sql, firstBadNow)).toBe(seq);
});

test('untouched, the hub finds nothing', async () => {
  expect(await whileTampered('SELECT 1', firstBadNow)).toBeNull();
});

test('a list that was cut or written anew with care fits itself, and not what desktops remember of it', async () => {
  const bea = await bench().as('bea');
  const carlos = await bench().as('carlos');
  const remembered = { seq: 350, hash: Buffer.from(list[349]!.hash).toString('hex') };
  await bea.pulse({
    desktop: randomId(),
    name: 'One',
    holds: [],
    heads: { vela: remembered },
    presence: null,
    seenWorkspace: 1,
  });
  const rewritten = await whileTampered(
    `UPDATE hub.event SET facts = '{"forged":true}' WHERE brand = 'vela' AND seq = 300;
     DO $$ DECLARE v hub.event; v_prev bytea; BEGIN
       SELECT prev INTO v_prev FROM hub.event WHERE brand = 'vela' AND seq = 300;
       FOR v IN SELECT * FROM hub.event WHERE brand = 'vela' AND seq >= 300 ORDER BY seq LOOP
         v.prev := v_prev; v.hash := hub.event_hash(v); v_prev := v.hash;
         UPDATE hub.event SET prev = v.prev, hash = v.hash WHERE brand = 'vela' AND seq = v.seq;
       END LOOP;
       UPDATE hub.head SET hash = v_prev WHERE brand = 'vela';
     END $$`,
    async (administrator) => {
      const { rows } = await administrator.query(
        `SELECT encode(hash, 'hex') AS hash FROM hub.event WHERE brand = 'vela' AND seq = 350`,
      );
      return { firstBad: await firstBadNow(administrator), hash: rows[0].hash };
    },
  );
  expect(rewritten.firstBad).toBeNull();
  const { otherHeads } = await carlos.pulse({
    desktop: randomId(),
    name: 'Two',
    holds: [],
    heads: {},
    presence: null,
    seenWorkspace: 1,
  });
  const toldByBea = otherHeads.find(({ brand, seq }) => brand === 'vela' && seq === 350)!;
  expect(headsAgree(toldByBea, { seq: 350, hash: rewritten.hash })).toBe(false);
  expect(headsAgree(toldByBea, remembered)).toBe(true);
});
