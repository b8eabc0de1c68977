import { describe, expect, test, vi } from 'vitest';
import type { CaseRow } from '../../shared/domain/case-row';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { NamedChange, StoreMessage, StoreRequest } from '../../shared/ipc/store-port';
import { QueueFeed } from './queue-feed';
import { StoreClient, type StoreWorker } from './store-client';

const row = (number: number, change: Partial<CaseRow> = {}) =>
  ({
    id: asId<CaseId>(`case${number}`),
    number,
    status: 'open',
    tier: 'green',
    snoozedUntil: null,
    dueAt: number * 10,
    ...change,
  }) as CaseRow;

/** A store of so many open cases, with what was asked of it. */
function storeOf(stored: CaseRow[]) {
  const asked: StoreRequest[] = [];
  const worker: StoreWorker = {
    onmessage: null,
    postMessage: (request) => {
      asked.push(request);
      if (request.type === 'read-window') {
        const from = stored.findIndex((one) => one.id === request.after) + 1;
        const rows = stored.slice(from, from + request.limit);
        const lastKey = rows.at(-1)?.id ?? request.after;
        tell({
          type: 'window',
          id: request.id,
          window: { rows, lastKey, complete: rows.length < request.limit },
        });
      }
      if (request.type === 'read-rows')
        tell({
          type: 'rows',
          id: request.id,
          rows: stored.filter(({ id }) => request.ids.includes(id)),
        });
    },
  };
  const tell = (message: StoreMessage) => worker.onmessage?.({ data: message } as MessageEvent<StoreMessage>);
  const store = new StoreClient(worker);
  const delta = (rows: readonly CaseRow[], entered = true) => {
    const views = ['all-open'] as const;
    tell({
      type: 'delta',
      changed: rows.map((one) => ({ row: one, views, entered: entered ? views : [] })),
      removed: [],
      counters: { 'all-open': stored.length },
    });
  };
  return { store, asked, delta, tell };
}

/** Cases beyond what was read of the view, as the worker names them. */
function namedIn(numbers: readonly number[], change: Partial<NamedChange> = {}): StoreMessage {
  const views = ['all-open', 'green'] as const;
  const named = numbers.map((number) => ({
    id: asId<CaseId>(`case${number}`),
    views,
    entered: views,
    ...change,
  }));
  return { type: 'delta', changed: [], named, removed: [], counters: { 'all-open': 900 } };
}

async function feedOf(stored: CaseRow[]) {
  const world = storeOf(stored);
  const feed = new QueueFeed(world.store, 'all-open');
  world.tell({ type: 'reset', counters: { 'all-open': stored.length } });
  await feed.refresh();
  return { ...world, feed };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1));
const order = (feed: QueueFeed) => feed.list.get().order;

describe('a list in a burst', () => {
  test('arrivals move nothing under a hand and are counted, the red ones apart', async () => {
    const { feed, delta } = await feedOf(many(3));
    const before = order(feed);
    feed.select(asId<CaseId>('case2'));
    const drawn = vi.fn();
    feed.list.subscribe(drawn);
    feed.size.subscribe(drawn);
    delta(Array.from({ length: 50 }, (_, index) => row(100 + index, { tier: index < 2 ? 'red' : 'green' })));
    expect(order(feed)).toBe(before);
    expect(drawn).not.toHaveBeenCalled();
    expect(feed.waiting.get()).toEqual({ all: 50, red: 2, more: false });
  });

  test('those beyond what was read are counted under a hand, until they leave the view', async () => {
    const { feed, tell } = await feedOf(many(500));
    feed.select(asId<CaseId>('case2'));
    tell(namedIn([901, 902, 903]));
    tell(namedIn([904], { views: ['all-open', 'red'] }));
    // Changed once more, it is the same arrival; one that was there before is none.
    tell(namedIn([903], { entered: [] }));
    tell(namedIn([300], { entered: [] }));
    expect(feed.waiting.get()).toEqual({ all: 4, red: 1, more: false });
    tell(namedIn([901, 905], { views: ['closed'], entered: ['closed'] }));
    expect(feed.waiting.get()).toEqual({ all: 3, red: 1, more: false });
    feed.select(null);
    await vi.waitFor(() => expect(feed.waiting.get().all).toBe(0), 30_000);
  });

  test('without a hand those beyond what was read change the count alone', async () => {
    const { feed, tell, asked } = await feedOf(many(500));
    const [reads, before] = [asked.length, order(feed)];
    tell(namedIn([901, 902]));
    expect([order(feed), asked.length, feed.size.get()]).toEqual([before, reads, 900]);
    expect(feed.waiting.get().all).toBe(0);
  });

  test('without a hand they take their place without anything being read again', async () => {
    const { feed, delta, asked } = await feedOf(many(500));
    const reads = asked.length;
    for (let turn = 0; turn < 60; turn += 1) delta([row(1_000 + turn, { dueAt: 15 })]);
    expect(order(feed).slice(0, 3)).toEqual(['case1', 'case1000', 'case1001']);
    expect(feed.rows.get(asId<CaseId>('case1059'))?.number).toBe(1_059);
    expect(asked.length).toBe(reads);
  });

  test('arrivals of one moment stand in their order, also in a list that was empty', async () => {
    const { feed, delta } = await feedOf([]);
    delta([row(7), row(3), row(9), row(1), row(5)]);
    expect(order(feed)).toEqual(['case1', 'case3', 'case5', 'case7', 'case9']);
  });

  test('a case whose deadline changed goes to its place, under a hand only once that is gone', async () => {
    const stored = many(4);
    const { feed, delta } = await feedOf(stored);
    delta([row(4, { dueAt: 15 })], false);
    expect(order(feed)).toEqual(['case1', 'case4', 'case2', 'case3']);
    feed.select(asId<CaseId>('case2'));
    delta([row(1, { dueAt: 99 })], false);
    expect(order(feed)).toEqual(['case1', 'case4', 'case2', 'case3']);
    stored.splice(0, 4, row(4, { dueAt: 15 }), row(2), row(3), row(1, { dueAt: 99 }));
    feed.select(null);
    await vi.waitFor(() => expect(order(feed)).toEqual(['case4', 'case2', 'case3', 'case1']), 30_000);
  });

  test('arrivals that nobody looks at do not make it longer for ever', async () => {
    const { feed, delta } = await feedOf(many(500));
    for (let turn = 0; turn < 30; turn += 1) {
      delta(Array.from({ length: 100 }, (_, index) => row(1_000 + turn * 100 + index, { dueAt: 5 })));
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(order(feed).length).toBeLessThan(1_300), 30_000);
  });

  test('a changed row tells only those who show it', async () => {
    const { feed, delta } = await feedOf(many(3));
    const heard: string[] = [];
    const lists = vi.fn();
    feed.list.subscribe(lists);
    for (const id of order(feed)) feed.rows.follow(id, () => heard.push(id));
    delta([row(2, { tier: 'red' }), row(77)], false);
    expect(heard).toEqual(['case2']);
    expect(feed.rows.get(asId<CaseId>('case2'))?.tier).toBe('red');
    expect(feed.rows.get(asId<CaseId>('case77'))).toBeUndefined();
    expect(lists).not.toHaveBeenCalled();
  });

  test('the first case of an empty list comes in under the hand', async () => {
    const stored: CaseRow[] = [];
    const { feed, delta } = await feedOf(stored);
    feed.touch(true);
    stored.push(row(9));
    delta([row(9)]);
    expect(order(feed)).toEqual(['case9']);
    delta([row(8, { dueAt: 1 })]);
    expect(order(feed)).toEqual(['case9']);
    expect(feed.waiting.get().all).toBe(1);
  });

  test('what waited comes in when the hand goes', async () => {
    const stored = many(3);
    const { feed, delta } = await feedOf(stored);
    feed.touch(true);
    stored.unshift(row(9, { dueAt: 1 }));
    delta([row(9, { dueAt: 1 })]);
    feed.touch(false);
    await vi.waitFor(() => expect(order(feed)[0]).toBe('case9'), 30_000);
    expect(feed.waiting.get().all).toBe(0);
  });
});

describe('a long list', () => {
  test('is read in stretches, keeps few rows, and brings back those it let go', async () => {
    const { feed } = await feedOf(many(9_000));
    await feed.reach(8_000);
    expect(order(feed).length).toBeGreaterThan(8_000);
    await feed.reach(8_001);
    expect(feed.rows.size).toBeLessThanOrEqual(3_000);
    const first = asId<CaseId>('case1');
    expect(feed.rows.get(first)).toBeUndefined();
    await feed.restore([first]);
    expect(feed.rows.get(first)?.number).toBe(1);
  });

  test('goes on for ten thousand cases, and still says how many there are', async () => {
    const { feed } = await feedOf(many(12_000));
    await feed.reach(50_000);
    expect(feed.size.get()).toBe(12_000);
    expect(order(feed).length).toBeLessThan(10_400);
  });
});
