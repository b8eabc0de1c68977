import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedMessage, WorkerMessage } from '../../shared/ipc/feed';
import type { StoreState } from '../../shared/ipc/store-port';
import { ProjectionDatabase } from './database';
import { FeedSession } from './feed-session';

let database: ProjectionDatabase;
let names = 0;
let sent: WorkerMessage[];
let states: StoreState[];
let told: string[];

const open = (change: Partial<Extract<FeedMessage, { type: 'open' }>> = {}): FeedMessage => ({
  type: 'open',
  generation: 'one',
  key: new Uint8Array(32),
  me: 'laura',
  rebuild: null,
  expectedCases: 1,
  ...change,
});
const batch = (from: number, to: number, live: boolean): FeedMessage => ({
  type: 'batch',
  from,
  to,
  rows: [],
  removed: [],
  live,
});

const session = () =>
  new FeedSession({
    database,
    send: (message) => sent.push(message),
    hold: () => Promise.resolve(),
    listener: {
      state: (state) => states.push(state),
      reset: () => told.push('reset'),
      delta: () => told.push('delta'),
    },
  });

beforeEach(() => {
  names += 1;
  database = new ProjectionDatabase(`session-${names}`);
  sent = [];
  states = [];
  told = [];
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
    expect(states.map((state) => state.kind)).toEqual(['rebuilding', 'rebuilding', 'rebuilding', 'live']);
    expect(states[0]).toEqual({ kind: 'rebuilding', reason: 'missing', done: 0, expected: 5 });
    expect(told).toEqual(['reset']);
  });

  test('after a restart it asks from where it stands, and what is stored can be read at once', async () => {
    const first = session();
    await first.receive(open({ rebuild: 'first-start' }));
    await first.receive(batch(0, 7, true));
    told = [];
    const second = session();
    await second.start();
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: 'one', position: 7 });
    await second.receive(open());
    expect(told).toEqual(['reset']);
    await second.receive(batch(7, 8, true));
    await second.receive(batch(8, 9, true));
    expect(told).toEqual(['reset', 'reset', 'delta']);
  });

  test('a gap is asked for again, once', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    await one.receive(batch(3, 5, false));
    await one.receive(batch(5, 6, false));
    expect(sent).toEqual([{ type: 'ready', generation: 'one', position: 0 }]);
    await one.receive(batch(0, 5, true));
    expect(sent.at(-1)).toEqual({ type: 'applied', position: 5 });
  });

  test('a log without a case is live at once', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start', expectedCases: 0 }));
    expect(states.at(-1)).toEqual({ kind: 'live' });
  });

  test('rows that cannot be read make it ask for everything', async () => {
    const one = session();
    await one.receive(open({ rebuild: 'first-start' }));
    await one.distrust();
    expect(sent.at(-1)).toEqual({ type: 'ready', generation: null, position: 0 });
  });
});
