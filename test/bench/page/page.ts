// The page of the bench's own window: follows the built store worker and asks it and the engine what screens ask.
import { EngineClient } from '../../../src/renderer/data/engine-client';
import { findCases } from '../../../src/renderer/data/find-cases';
import { StoreClient } from '../../../src/renderer/data/store-client';
import { ProjectionDatabase } from '../../../src/renderer/store-worker/database';
import { readCounters, recount } from '../../../src/renderer/store-worker/reads';
import type { ViewId } from '../../../src/shared/domain/case-row';
import type { SearchOrder } from '../../../src/shared/ipc/engine-answers';
import type { Counters } from '../../../src/shared/ipc/store-port';
import { searchMark } from '../messages';
import RawIdbWorker from './raw-idb-worker?worker';
import ReplayWorker from './replay-worker?worker';
import RxdbWorker from './rxdb-worker?worker';

const baselines = { raw: RawIdbWorker, rxdb: RxdbWorker } as const;
type Baseline = keyof typeof baselines;

const workers = new Map<Baseline, Worker>();
const desk = { engine: null as EngineClient | null, store: null as StoreClient | null };
const database = new ProjectionDatabase();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function ask(baseline: Baseline, message: unknown): Promise<unknown> {
  const worker = workers.get(baseline) ?? new baselines[baseline]();
  workers.set(baseline, worker);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data.failed === undefined ? resolve(data.done) : reject(new Error(data.failed));
    worker.onerror = ({ message: reason }) => reject(new Error(reason));
    worker.postMessage(message);
  });
}

async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = performance.now();
    await work(turn);
    took.push(performance.now() - from);
    // A person does not ask back to back; the processes must not learn to expect it.
    await pause(4);
  }
  return took;
}

function clients(): { readonly engine: EngineClient; readonly store: StoreClient } {
  const { engine, store } = desk;
  if (engine === null || store === null) throw new Error('The engine is not joined yet');
  return { engine, store };
}

/** Until each hit has its row, as the search box asks. */
function find(text: string, limit: number, order: SearchOrder = 'newest') {
  return findCases(clients(), { text, limit, order, asker: 'bench' });
}

/** Watches for the longest time between two frames until it is told to stop. */
function watchFrames(): () => number {
  let longest = 0;
  let last = performance.now();
  let isWatching = true;
  const frame = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isWatching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    isWatching = false;
    return Math.max(longest, performance.now() - last);
  };
}

function isSameCount(one: Counters, other: Counters): boolean {
  const views = [...Object.keys(one), ...Object.keys(other)] as readonly ViewId[];
  return views.every((view) => (one[view] ?? 0) === (other[view] ?? 0));
}

interface Replayed {
  readonly ms: number;
  readonly longestGapMs: number;
}

/** Resolves when as many batches have arrived, with the time from the first of them on. */
async function replayed(times: number, arrivals: (heard: () => void) => void): Promise<Replayed> {
  let stopWatching = () => 0;
  let from = 0;
  await new Promise<void>((resolve) => {
    let count = 0;
    arrivals(() => {
      if (count === 0) {
        from = performance.now();
        stopWatching = watchFrames();
      }
      count += 1;
      if (count === times) resolve();
    });
  });
  return { ms: performance.now() - from, longestGapMs: stopWatching() };
}

let heardRows: () => void = () => undefined;
const bridge = (window as { bridge?: { onRows(heard: (rows: unknown) => void): void; taken(): void } })
  .bridge;
bridge?.onRows((rows) => {
  if (!Array.isArray(rows)) throw new Error('The bridge brought no rows');
  bridge.taken();
  heardRows();
});
let portForReplay: (port: MessagePort) => void = () => undefined;

window.addEventListener('message', ({ data, ports: [first, second] }) => {
  if (data === 'replay' && first !== undefined) portForReplay(first);
  if (data !== 'desk' || first === undefined || second === undefined) return;
  desk.engine = new EngineClient();
  desk.engine.connect(first);
  desk.store = new StoreClient(new Worker(bench.workerUrl, { type: 'module', name: 'store' }));
  desk.store.follow(second);
});

const bench = {
  workerUrl: '',
  make: (baseline: Baseline, total: number, seed: number) => ask(baseline, { make: { total, seed } }),
  write: (baseline: Baseline) => ask(baseline, {}),
  /** To be said before the ports come, which hand the feed to the built worker. */
  useWorker: (url: string) => {
    bench.workerUrl = url;
  },
  isFollowing: () => desk.store?.state.get().kind === 'live',
  /** How far the log and the projection have got. */
  positions: async () => {
    const status = await clients().engine.query('status.read', {});
    const head = await database.meta.get('head');
    return { log: status.log.position, projection: head?.position ?? 0 };
  },
  searchBehindBy: async () =>
    (await clients().engine.query('search.cases', { text: 'zzzz', limit: 1 })).behindBy,
  firstPage: (times: number) => timed(times, () => clients().store.window('all-open', null, 50)),
  /** The same rows without what the worker keeps at hand: after a rank before every other. */
  storedPage: (times: number) => timed(times, () => clients().store.window('all-open', '', 50)),
  counters: (times: number) => timed(times, () => clients().store.readCounters()),
  /** The same past the worker's memory. */
  storedCounters: (times: number) => timed(times, () => readCounters(database)),
  search: (texts: readonly string[], order: SearchOrder) =>
    timed(texts.length, (turn) => find(texts[turn] ?? '', 50, order)),
  /** When each marked message was first found; the marks are looked for in their order. */
  findMarks: async (run: string, marks: number, limitMs: number) => {
    const end = Date.now() + limitMs;
    const foundAt: number[] = [];
    while (foundAt.length < marks && Date.now() < end) {
      const { hits } = await find(searchMark(run, foundAt.length), 1);
      if (hits.length > 0) foundAt.push(Date.now());
      else await pause(20);
    }
    return foundAt;
  },
  /** Whether the counters the page is given, and those that are stored, equal a fresh count of the index. */
  countersAgree: async () => {
    const counted = await recount(database);
    return [await clients().store.readCounters(), await readCounters(database)].every((counters) =>
      isSameCount(counters, counted),
    );
  },
  /** Prepares to take batches in a worker, as the store worker takes the feed. */
  takeFromPort: (times: number) =>
    replayed(times, (heard) => {
      const worker = new ReplayWorker();
      worker.onmessage = heard;
      portForReplay = (port) => worker.postMessage(null, [port]);
    }),
  takeFromBridge: (times: number) =>
    replayed(times, (heard) => {
      heardRows = heard;
    }),
};

Object.assign(window, { bench });
