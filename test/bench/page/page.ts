// The page of the bench's own window: follows the built store worker and asks it and the engine what screens ask.
import { EngineClient } from '../../../src/renderer/data/engine-client';
import { StoreClient } from '../../../src/renderer/data/store-client';
import { ProjectionDatabase } from '../../../src/renderer/store-worker/database';
import { readCounters, recount } from '../../../src/renderer/store-worker/reads';
import RawIdbWorker from './raw-idb-worker?worker';

const raw = { worker: null as Worker | null };
const desk = { engine: null as EngineClient | null, store: null as StoreClient | null };
const database = new ProjectionDatabase();

function ask(message: unknown): Promise<unknown> {
  raw.worker ??= new RawIdbWorker();
  const { worker } = raw;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
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
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return took;
}

function clients(): { readonly engine: EngineClient; readonly store: StoreClient } {
  const { engine, store } = desk;
  if (engine === null || store === null) throw new Error('The engine is not joined yet');
  return { engine, store };
}

const bench = {
  makeRaw: (total: number, seed: number) => ask({ make: { total, seed } }),
  writeRaw: () => ask({}),
  /** Waits for the ports and hands the feed to the built worker. */
  follow: (workerUrl: string) => {
    window.addEventListener('message', ({ data, ports: [commands, feed] }) => {
      if (data !== 'ports' || commands === undefined || feed === undefined) return;
      desk.engine = new EngineClient();
      desk.engine.connect(commands);
      desk.store = new StoreClient(new Worker(workerUrl, { type: 'module', name: 'store' }));
      desk.store.follow(feed);
    });
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
  counters: (times: number) => timed(times, () => readCounters(database)),
  search: (texts: readonly string[]) =>
    timed(texts.length, (turn) =>
      clients().engine.query('search.cases', { text: texts[turn] ?? '', limit: 50 }),
    ),
  /** Whether the stored counters equal a fresh count of the rows. */
  countersAgree: async () => {
    const stored = (await readCounters(database)) as Readonly<Record<string, number>>;
    const counted = (await recount(database)) as Readonly<Record<string, number>>;
    const views = new Set([...Object.keys(stored), ...Object.keys(counted)]);
    return [...views].every((view) => (stored[view] ?? 0) === (counted[view] ?? 0));
  },
};

export type BenchPage = typeof bench;
Object.assign(window, { bench });
