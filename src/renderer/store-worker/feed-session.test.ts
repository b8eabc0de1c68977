import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { FeedMessage, FeedOpen, WorkerMessage } from '../../shared/ipc/feed';
import type { StoreState } from '../../shared/ipc/store-port';
import { ProjectionDatabase } from './database';
import { FeedSession } from './feed-session';
import { readCounters, recount } from './reads';

let database: ProjectionDatabase;
let names = 0;
let sent: WorkerMessage[];
let states: StoreState[];
let told: string[];
let isBeingRead = false;
let noted: () => void;
/** What shall be done later. */
let waiting: (() => void)[];

const open = (change: Partial<FeedOpen> = {}): FeedOpen => ({
  type: 'open',
  generation: 'one',
  key: new Uint8Array(32),
  rebuild: null,
  expectedCases: 1,
  position: 0,
  gap: null,
  live: false,
  ...change,
});
const nothing = { rows: [], sealed: new Uint8Array(0), plain: [], removed: [] };
const batch = (from: number, to: number, live: boolean): FeedMessage => ({
  ...nothing,
  type: 'batch',
  from,
  to,
  live,
});
const fill = (from: number, to: number): FeedMessage => ({ ...nothing, type: 'fill', from, to, fresh: true });

const session = () =>
  new FeedSession({
    database,
    send: (message) => sent.push(message),
    hold: () => Promise.resolve(),
    later: (step) => waiting.push(step),
    isBeingRead: () => isBeingRead,
    listener: {
      state: (state) => states.push(state),
      reset: () => told.push('reset'),
      delta: () => {
        told.push('delta');
        noted();
      },
      early: () => told.push('early'),
    },
  });

beforeEach(() => {
  names += 1;
  database = new ProjectionDatabase(`session-${names}`);
  sent = [];
  states = [];
  told = [];
  isBeingRead = false;
  noted = () => undefined;
  waiting = [];
});
afterEach(() => database.delete());

describe('following the feed', () => {
  test('an empty projection says that it holds nothing', async () => {
    await session().start();
    expect(sent).toEqual([{ type: 'ready', generation: null, position: 0 }]);
  });

  test('a rebuild is told with its reason and its progress until it is live', async () => {
    const one = session();
    await one.start();
    await one.receive(open({ rebuild: 'missing', expectedCases: 5 }));
    await one.receive(batch(0, 4, false));
    await one.receive(batch(4, 9, true));
    expect(states[0]).toEqual({ kind: 'rebuilding', reason: 'missing', done: 0, expected: 5 });
    expect(states.at(-1)).toEqual({ kind: 'live', rebuilt: 'missing' });
    expect(told.at(-1)).toBe('reset');
  });

  test('a list that is only far behind shows what is most urgent at once, and says how far it is', async () => {
    const first = session();
    await first.receive(open({ rebuild: 'first-start' }));
    await first.receive(batch(0, 2, true));
    told = [];
    const second = session();
    await second.start();
    await second.receive(open({ expectedCases: 900, position: 9, gap: { from: 2, to: 9 }, live: true }));
    expect(states.at(-1)).toEqual({ kind: 'catching-up', done: 0, expected: 900 });
    const row = { id: asId<CaseId>('0'.repeat(32)), number: 1, keys: ['all-open|a'], start: 0, end: 1 };
    const urgent = { ...nothing, rows: [row], sealed: new Uint8Array(1), fresh: false };
    await second.receive({ ...urgent, type: 'fill', from: 2, to: 2 });
    expect(told).toEqual(['reset']);
    expect(states.at(-1)).toEqual({ kind: 'catching-up', done: 1, expected: 900 });
    await second.receive(fill(2, 9));
    expect(states.at(-1)).toEqual({ kind: 'live' });
  });

  test('it is live only when the gap is filled, however far the present has got', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'missing', position: 9, gap: { from: 0, to: 9 }, live: true }));
    await one.receive(fill(0, 0));
    await one.receive(batch(9, 12, true));
    await one.receive(fill(0, 5));
    expect(states.map((state) => state.kind)).not.toContain('live');
    await one.receive(fill(5, 9));
    expect(states.at(-1)).toEqual({ kind: 'live', rebuilt: 'missing' });
  });

  test('a rebuild that was broken off is asked to go on from where it was, and told as one', async () => {
    const first = session();
    await first.receive(open({ rebuild: 'missing', position: 9, gap: { from: 0, to: 9 }, live: true }));
    await first.receive(fill(0, 5));
    await first.receive(batch(9, 12, true));
    const second = session();
    await second.start();
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: 'one', position: 12, gap: { from: 5, to: 9 } });
    await second.receive(open({ position: 12, gap: { from: 5, to: 9 }, live: true }));
    await second.receive(fill(5, 9));
    expect(states.at(-1)).toEqual({ kind: 'live', rebuilt: 'missing' });
  });

  test('rows that an earlier version wrote are gone once its list is built anew, and count no more', async () => {
    const id = '1'.repeat(32);
    const [key, counters] = ['yellow.free|0123', { 'all-open': 1, yellow: 1 }];
    await database.rows.put({ id, viewKeys: [key, 'brand:aurea|0123'], sealed: new Uint8Array(40) });
    const earlier = {
      key: 'head',
      generation: 'log.me.2',
      position: 9,
      gap: null,
      total: 1,
      highest: 1,
    } as const;
    await database.meta.put({ ...earlier, counters });
    const one = session();
    await one.start();
    expect(sent.at(-1)).toMatchObject({ type: 'ready', generation: 'log.me.2', position: 9 });
    const rest = { position: 9, gap: { from: 0, to: 9 }, live: true } as const;
    await one.receive(open({ generation: 'log.me.3', rebuild: 'other-generation', ...rest }));
    const row = { id: asId<CaseId>(id), number: 1, keys: ['yf|0123', 'brand:aurea|0123'], start: 0, end: 1 };
    await one.receive({
      ...nothing,
      type: 'fill',
      from: 0,
      to: 9,
      rows: [row],
      sealed: new Uint8Array(1),
      fresh: true,
    });
    expect(states.at(-1)).toEqual({ kind: 'live', rebuilt: 'other-generation' });
    expect(await database.rows.count()).toBe(1);
    const now = { 'all-open': 1, 'brand:aurea': 1, unassigned: 1, yellow: 1 };
    expect([await readCounters(database), one.projection?.counters.now]).toEqual([now, now]);
    expect(await recount(database)).toEqual(now);
  });

  test.each([
    ['of itself, parts of a gap are stored one by one', false, 3],
    ['because the rebuild told it to, those that wait are stored together', true, 2],
  ])('when the page reads %s', async (_, isTold, transactions) => {
    const one = session();
    await one.receive(open({ rebuild: 'missing', position: 9, gap: { from: 0, to: 9 }, live: true }));
    const row = { id: asId<CaseId>('0'.repeat(32)), number: 1, keys: ['all-open|a'], start: 0, end: 1 };
    const first = { ...nothing, rows: [row], sealed: new Uint8Array(1), fresh: true };
    await one.receive(isTold ? { ...first, type: 'fill', from: 0, to: 0 } : fill(0, 0));
    expect(told.at(-1)).toBe(isTold ? 'reset' : undefined);
    one.hurry();
    let begun = 0;
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      if (args[1] === 'readwrite') begun += 1;
      return transaction.apply(this, args);
    };
    await Promise.all([fill(0, 1), fill(1, 2), fill(2, 3)].map((part) => one.receive(part)));
    IDBDatabase.prototype.transaction = transaction;
    expect(begun).toBe(transactions);
  });

  test('what a person did passes the batches that wait', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    const order: string[] = [];
    const note = (name: string, work: Promise<void>) => work.then(() => order.push(name));
    await Promise.all([
      note('batch 1', one.receive(batch(0, 1, false))),
      note('batch 2', one.receive(batch(1, 2, false))),
      note('batch 3', one.receive(batch(2, 3, true))),
      note('step', one.receive({ ...nothing, type: 'step', at: 3 })),
    ]);
    expect(order).toEqual(['batch 1', 'step', 'batch 2', 'batch 3']);
  });

  test('a step is told at once where the store is busy, unless the page is reading what was there before', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', live: true }));
    const step = (at: number): FeedMessage => ({ ...nothing, type: 'step', at });
    const heardOf = async (...messages: FeedMessage[]) => {
      told = [];
      const done = messages.map((message) => one.receive(message));
      const atOnce = [...told];
      await Promise.all(done);
      return atOnce;
    };
    expect(await heardOf(step(1))).toEqual([]);
    expect(await heardOf(batch(0, 1, true), step(2))).toEqual(['early']);
    expect(told.filter((what) => what === 'delta')).toHaveLength(2);
    isBeingRead = true;
    expect(await heardOf(batch(1, 2, true), step(3))).toEqual([]);
  });

  test('the page hears of a change before the store has it, unless it is reading what was there before', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', live: true }));
    told = [];
    const putsWhenTold: number[] = [];
    let puts = 0;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      const request = put.apply(this, args);
      request.addEventListener('success', () => {
        puts += 1;
      });
      return request;
    };
    noted = () => putsWhenTold.push(puts);
    await one.receive(batch(0, 1, true));
    expect(told).toEqual(['delta']);
    isBeingRead = true;
    await one.receive(batch(1, 2, true));
    IDBObjectStore.prototype.put = put;
    expect(told).toEqual(['delta', 'delta']);
    // The head is the one thing that each of them puts.
    expect(putsWhenTold).toEqual([0, 2]);
  });

  test('what the page was told and the store then refuses, it reads anew', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', live: true }));
    told = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      const made = transaction.apply(this, args);
      if (args[1] === 'readwrite') made.commit = () => made.abort();
      return made;
    };
    await one.receive(batch(0, 1, true));
    IDBDatabase.prototype.transaction = transaction;
    expect(told).toEqual(['delta']);
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: null, position: 0 });
    await one.receive(open({ rebuild: 'missing', live: true }));
    expect(told).toEqual(['delta', 'reset']);
  });

  test('rows that are missing are noticed when all is quiet, and everything is asked for anew', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', live: true }));
    const row = { id: asId<CaseId>('0'.repeat(32)), number: 1, keys: ['closed|a'], start: 0, end: 1 };
    await one.receive({
      ...nothing,
      type: 'batch',
      from: 0,
      to: 1,
      live: true,
      rows: [row],
      sealed: new Uint8Array(1),
    });
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
    await one.receive(batch(1, 2, true));
    expect(sent.at(-1)).toEqual({ type: 'applied', position: 2 });
    await database.rows.clear();
    await one.receive(open({ position: 2, live: true }));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
    await one.receive(batch(2, 3, true));
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: null, position: 0 });
  });

  test('a store that fails is thrown away and asked for anew', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Internal error', 'UnknownError');
    };
    await one.receive(batch(0, 1, true));
    IDBObjectStore.prototype.put = put;
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: null, position: 0 });
    await one.receive(open({ rebuild: 'missing' }));
    await one.receive(batch(0, 1, true));
    expect(states.at(-1)).toEqual({ kind: 'live', rebuilt: 'missing' });
  });

  test('a store that has no room says so and is asked again later', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    await one.receive(batch(0, 1, true));
    IDBObjectStore.prototype.put = put;
    expect(states.at(-1)?.kind).toBe('failed');
    for (const next of waiting.splice(0)) next();
    await one.receive(batch(0, 1, true));
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: 'one', position: 0, gap: null });
  });

  test('after a restart it asks from where it stands, and what is stored can be read at once', async () => {
    const first = session();
    await first.receive(open({ rebuild: 'first-start' }));
    await first.receive(batch(0, 7, true));
    told = [];
    const second = session();
    await second.start();
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: 'one', position: 7, gap: null });
    await second.receive(open({ position: 7 }));
    await second.receive(batch(7, 8, true));
    await second.receive(batch(8, 9, true));
    expect(told).toEqual(['delta', 'reset', 'delta']);
  });

  test('a gap is asked for again, once', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    await one.receive(batch(3, 5, false));
    await one.receive(batch(5, 6, false));
    expect(sent).toEqual([{ type: 'ready', generation: 'one', position: 0, gap: null }]);
    await one.receive(batch(0, 5, true));
    expect(sent.at(-1)).toEqual({ type: 'applied', position: 5 });
  });

  test('a log without a case is live at once', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', live: true }));
    expect(states.at(-1)).toEqual({ kind: 'live' });
  });

  test('rows that cannot be read make it ask for everything', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    await one.distrust();
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: null, position: 0 });
  });
});
