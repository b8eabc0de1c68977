// The rows are looked through a part at a time, and not while somebody works in them.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ViewId } from '../../shared/domain/case-row';
import { asId, type CaseId } from '../../shared/domain/ids';
import { ProjectionDatabase } from './database';
import { lookThrough, ProjectionCheck } from './projection-check';
import { storedId } from './stored-id';

const rows = 250;
const closed: ViewId = 'closed';
const idOf = (number: number) => asId<CaseId>(number.toString(16).padStart(32, '0'));
const rowOf = (number: number) => ({
  id: storedId(idOf(number)),
  viewKeys: ['closed|a'],
  sealed: new Uint8Array(8),
});
let database: ProjectionDatabase;
let names = 0;
let works = false;
let differs = 0;
let running: Promise<void>;
let waiting: (() => void)[];
let waits: number[];

beforeEach(async () => {
  names += 1;
  database = new ProjectionDatabase(`check-${names}`);
  await fill(rows);
  [works, differs, running, waiting, waits] = [false, 0, Promise.resolve(), [], []];
});
afterEach(() => database.delete());

/** Every second number is left free. */
async function fill(count: number): Promise<void> {
  await database.rows.bulkPut(Array.from({ length: count }, (_, index) => rowOf(2 * index)));
  await writeCounts(count);
}

async function writeCounts(total: number): Promise<void> {
  const counts = { counters: { closed: total }, total, highest: 2 * total };
  await database.meta.put({ key: 'head', generation: 'one', position: 1, gap: null, ...counts });
}

function begin(): void {
  lookThrough(new ProjectionCheck(database), {
    isWanted: () => true,
    isInTheWay: () => works,
    later: (step, afterMs) => {
      waiting.push(step);
      waits.push(afterMs);
    },
    inTurn: (work) => {
      running = work();
    },
    differs: () => {
      differs += 1;
    },
  });
}

/** Takes the next part; false when there is none. */
async function goOn(): Promise<boolean> {
  const next = waiting.shift();
  next?.();
  await running;
  return next !== undefined;
}

async function toTheEnd(): Promise<number> {
  let parts = 0;
  while (await goOn()) parts += 1;
  return parts;
}

describe('the look through the rows', () => {
  test('comes to its end in parts, and finds what agrees to agree', async () => {
    begin();
    expect(await toTheEnd()).toBe(3);
    expect(differs).toBe(0);
  });

  test('finds at once that rows are missing, also while somebody works', async () => {
    works = true;
    await database.rows.limit(1).delete();
    begin();
    expect([await toTheEnd(), differs]).toEqual([1, 1]);
  });

  test('finds a row that stands elsewhere, however late', async () => {
    await database.rows.put({ ...rowOf(2 * (rows - 1)), viewKeys: ['muted|a'] });
    begin();
    expect([await toTheEnd(), differs]).toEqual([3, 1]);
  });

  test('waits while somebody works, and goes on when they rest', async () => {
    begin();
    await goOn();
    works = true;
    for (let times = 0; times < 5; times += 1) await goOn();
    const [, usual = 0, ...putOff] = waits;
    expect(putOff.every((afterMs) => afterMs > usual)).toBe(true);
    works = false;
    expect([await toTheEnd(), differs]).toEqual([2, 0]);
  });

  test('of a long list numbers its rows first, a part at a time, which is not put off', async () => {
    await fill(1_200);
    works = true;
    begin();
    for (let times = 0; times < 3; times += 1) await goOn();
    await goOn();
    const [settled = 0, first, second, third, fourth = 0] = waits;
    expect([first, second, third].every((afterMs) => afterMs !== undefined && afterMs < fourth)).toBe(true);
    expect(fourth).toBeLessThan(settled);
    await database.rows.delete(rowOf(0).id);
    begin();
    waiting.shift();
    expect(await toTheEnd()).toBe(3);
    expect(differs).toBe(1);
  });

  test('numbers a list that ends with a part', async () => {
    await fill(1_000);
    begin();
    expect(await toTheEnd()).toBeGreaterThan(2);
    expect(differs).toBe(0);
  });

  test('hands over one id a part while it numbers, not all of them', async () => {
    await fill(1_200);
    const allKeys = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys');
    const check = new ProjectionCheck(database);
    for (let parts = 0; parts < 3; parts += 1) await check.step();
    expect(check.mayWait).toBe(true);
    expect(allKeys).not.toHaveBeenCalled();
    allKeys.mockRestore();
  });

  test('keeps count of what comes and goes while it numbers', async () => {
    await fill(1_200);
    const check = new ProjectionCheck(database);
    expect(await check.step()).toBe('more');
    const change = (number: number, isNew: boolean) => {
      const stored = rowOf(number);
      return { id: idOf(number), stored, before: isNew ? [] : [closed], views: [closed], isNew };
    };
    await database.rows.bulkPut([rowOf(3), rowOf(2_001)]);
    await database.rows.delete(rowOf(8).id);
    await writeCounts(1_201);
    const removed = [{ id: idOf(8), before: [closed], wasThere: true }];
    const counts = { counters: { closed: 1_201 }, total: 1_201, highest: 2_400 };
    check.note({
      kind: 'applied',
      head: { key: 'head', generation: 'one', position: 1, gap: null, ...counts },
      changed: [change(3, true), change(2_001, true), change(10, false)],
      removed,
    });
    let found = await check.step();
    while (found === 'more') found = await check.step();
    expect(found).toBe('agrees');
  });

  test('is not put off for ever', async () => {
    begin();
    works = true;
    expect(await toTheEnd()).toBeLessThan(100);
    expect(differs).toBe(0);
  });
});
