// The list as a feed: whoever reads on from where they stopped misses nothing, whoever else is writing.
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { firstHead, followChain } from '../../src/main/engine/hub/chain';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import type { HubEntry } from '../../src/main/engine/hub/hub-entry';
import { event, hubBench, opening, type Person, randomId, step } from './hub-bench';
import { seededRandom } from './random';
import { servers } from './servers';

const writers: readonly Person[] = ['ana', 'bea', 'carlos', 'eva', 'ana', 'bea', 'carlos', 'eva'];
const writesEach = 150;

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  test('eight writers, some of whom roll back: the list has no gap, and a reader meets every entry once', {
    timeout: 300_000,
  }, async () => {
    const caseId = randomId();
    const ana = await bench().as('ana');
    await ana.append('vela', randomId(), [step(opening(caseId))]);
    const kept: string[] = [];
    let writing = true;
    const reading = readOn(ana, () => writing);
    await Promise.all(
      writers.map(async (person, index) =>
        kept.push(...(await writeSome(await bench().raw(person), caseId, index))),
      ),
    );
    writing = false;
    const entries = await reading;
    const { hubId } = await ana.hello();
    expect(followChain(firstHead(hubId, 'vela'), entries).ok).toBe(true);
    expect(
      entries
        .slice(1)
        .map(({ op }) => op)
        .sort(),
    ).toEqual(kept.sort());
    expect(kept.length).toBeGreaterThan(writers.length * writesEach * 0.8);
    expect(kept.length).toBeLessThan(writers.length * writesEach);
  });

  test('numbered by a sequence instead, the same reader misses entries', { timeout: 300_000 }, async () => {
    const administrator = await bench().administrator();
    await administrator.query('CREATE TABLE public.by_sequence (id bigserial PRIMARY KEY)');
    let writing = true;
    const seen = (async () => {
      const ids: number[] = [];
      for (let last = 0, over = false; !over; ) {
        over = !writing;
        const { rows } = await administrator.query(
          'SELECT id FROM public.by_sequence WHERE id > $1 ORDER BY id',
          [last],
        );
        ids.push(...rows.map(({ id }) => Number(id)));
        last = ids.at(-1) ?? 0;
      }
      return ids;
    })();
    await Promise.all(writers.map(async (_, index) => insertSome(await bench().administrator(), index)));
    writing = false;
    const missed =
      Number((await administrator.query('SELECT count(*) FROM public.by_sequence')).rows[0].count) -
      (await seen).length;
    expect(missed).toBeGreaterThan(0);
  });
});

async function readOn(reader: HubClient, writing: () => boolean): Promise<readonly HubEntry[]> {
  const entries: HubEntry[] = [];
  for (let over = false; !over; ) {
    over = !writing();
    for (
      let page = await reader.feed('vela', entries.length, 100);
      page.length > 0;
      page = await reader.feed('vela', entries.length, 100)
    ) {
      entries.push(...page);
    }
  }
  return entries;
}

async function writeSome(client: pg.Client, caseId: string, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const kept: string[] = [];
  const desktop = randomId();
  for (let count = 0; count < writesEach; count += 1) {
    const note = event(caseId, 'NoteAdded');
    await client.query('BEGIN');
    await client.query('SELECT api.append($1, $2, $3)', ['vela', desktop, JSON.stringify([step(note)])]);
    if (random.below(3) === 0) await pause(random.below(3));
    const keeps = random.below(12) > 0;
    await client.query(keeps ? 'COMMIT' : 'ROLLBACK');
    if (keeps) kept.push(note.op);
  }
  return kept;
}

async function insertSome(client: pg.Client, seed: number): Promise<void> {
  const random = seededRandom(seed);
  for (let count = 0; count < writesEach; count += 1) {
    await client.query('BEGIN; INSERT INTO public.by_sequence DEFAULT VALUES');
    await pause(random.below(4));
    await client.query('COMMIT');
  }
}
