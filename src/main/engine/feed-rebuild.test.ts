// The list while it is built anew: whatever happens meanwhile and in whatever order, it ends as if built at once.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerPost, type EngineDesk, noon, openEngineDesk } from '../../../test/support/engine-desk';
import { ProjectionDatabase } from '../../renderer/store-worker/database';
import { FeedSession } from '../../renderer/store-worker/feed-session';
import { readRows, recount } from '../../renderer/store-worker/reads';
import { caseIdOf } from '../../renderer/store-worker/stored-id';
import { type CaseRow, compareRows } from '../../shared/domain/case-row';
import { asId, type ExternalId } from '../../shared/domain/ids';
import type { FeedMessage, WorkerMessage } from '../../shared/ipc/feed';
import type { StoreState } from '../../shared/ipc/store-port';
import type { Clock } from './clock';
import type { Log } from './log/open-log';
import { RebuildReader } from './rebuild-reader';
import type { RowSource } from './row-source';

/** More than are made up at once. */
const cases = 110;
const urgent = 15;
let desk: EngineDesk;
let databases = 0;

/** As a thread gives them: what was read is a while on its way, and may be old when it comes. */
function slowRows(log: Log, clock: Clock): RowSource {
  return {
    open: (request, take) => {
      const reader = new RebuildReader(
        { events: log.events, cases: log.cases, snapshot: (read) => read() },
        { ...request, urgentFirst: Math.min(request.urgentFirst, urgent) },
      );
      return {
        more: () => {
          if (reader.isDone) return;
          const rows = reader.next(20);
          clock.after(7, () => take(rows));
        },
        close: () => undefined,
      };
    },
    close: async () => undefined,
  };
}

beforeAll(() => {
  desk = openEngineDesk({ rowSource: slowRows });
  desk.arrive(Array.from({ length: cases }, (_, index) => post(index, `Case ${index}`)));
});
afterAll(() => desk.close());

/** From the customer of that case, in its thread. */
function post(index: number, text: string) {
  const name = `Customer ${index}`;
  const author = { ...customerPost(noon).author, externalId: asId<ExternalId>(`person-of-${index}`), name };
  return { author, threadKey: `t${index}`, text };
}

/** A worker with ports in which messages wait until the test lets them through. */
class Joined {
  readonly states: StoreState[] = [];
  readonly toWorker: FeedMessage[] = [];
  /** Everything the engine ever said. */
  readonly said: FeedMessage[] = [];
  private toEngine: WorkerMessage[] = [];
  session: FeedSession;

  constructor(readonly database: ProjectionDatabase) {
    this.session = this.begin();
  }

  /** The page is loaded anew, in the middle of whatever it was doing. */
  begin(): FeedSession {
    this.toWorker.length = 0;
    this.toEngine = [];
    const own: WorkerMessage[] = this.toEngine;
    this.session = new FeedSession({
      database: this.database,
      send: (message) => own.push(message),
      hold: () => Promise.resolve(),
      later: () => undefined,
      isBeingRead: () => false,
      listener: {
        state: (state) => this.states.push(state),
        reset: () => undefined,
        delta: () => undefined,
        early: () => undefined,
      },
    });
    desk.engine.connectFeed((message) => {
      this.said.push(message);
      this.toWorker.push(message);
    });
    void this.session.start();
    return this.session;
  }

  /** The worker begins with these, and is given a moment; it may still be at it when something else happens. */
  async letThrough(count: number): Promise<void> {
    for (const message of this.toWorker.splice(0, count)) void this.session.receive(message);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    for (const message of this.toEngine.splice(0)) desk.engine.hearWorker(message);
  }

  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await this.session.receive({ type: 'step', rows: [], sealed: new Uint8Array(0), plain: [], at: 0 });
      const isQuiet = this.toWorker.length + this.toEngine.length === 0;
      quiet = isQuiet ? quiet + 1 : 0;
      await this.letThrough(100);
      desk.clock.advance(20);
    }
  }

  async contents(): Promise<readonly CaseRow[]> {
    const { projection } = this.session;
    if (projection === null) throw new Error('The projection is not open');
    const ids = (await this.database.rows.toCollection().primaryKeys()) as readonly string[];
    return readRows(
      projection,
      ids.map((id) => caseIdOf(id)),
    );
  }
}

function joined(): Joined {
  databases += 1;
  return new Joined(new ProjectionDatabase(`rebuild-${databases}`));
}

async function builtAtOnce(): Promise<readonly CaseRow[]> {
  const fresh = joined();
  await fresh.settle();
  const contents = await fresh.contents();
  await fresh.database.delete();
  return contents;
}

type Move =
  | { readonly kind: 'let through'; readonly count: number }
  | { readonly kind: 'time passes'; readonly ms: number }
  | { readonly kind: 'customer writes' | 'agent triages'; readonly index: number }
  | { readonly kind: 'page is loaded anew' };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('let through'), count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time passes'), ms: fc.constantFrom(1, 5, 20) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('customer writes', 'agent triages'),
      index: fc.nat(cases - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('page is loaded anew') }) },
) as fc.Arbitrary<Move>;

const tiers = ['red', 'yellow', 'green'] as const;
let messages = 0;

async function make(move: Move, worker: Joined, rows: readonly CaseRow[]): Promise<void> {
  switch (move.kind) {
    case 'let through':
      return worker.letThrough(move.count);
    case 'time passes':
      return desk.clock.advance(move.ms);
    case 'customer writes':
      messages += 1;
      return desk.arrive([post(move.index, `Again ${messages}`)]);
    case 'agent triages': {
      const row = rows[move.index];
      if (row === undefined) return;
      messages += 1;
      await desk.command('case.setTier', { caseIds: [row.id], tier: tiers[messages % 3] ?? 'red' });
      return;
    }
    case 'page is loaded anew':
      worker.begin();
  }
}

test('it ends as if it had been built at once, and its counters are right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMove, { minLength: 15, maxLength: 50 }), async (moves) => {
      const rows = await builtAtOnce();
      const worker = joined();
      await worker.letThrough(0);
      for (const move of moves) await make(move, worker, rows);
      await worker.settle();
      const contents = await worker.contents();
      expect(contents).toEqual(await builtAtOnce());
      worker.begin();
      await worker.settle();
      expect(worker.states.at(-1)?.kind).toBe('live');
      const head = await worker.database.meta.get('head');
      expect(head?.counters).toEqual(await recount(worker.database));
      expect(head?.total).toBe(contents.length);
      await worker.database.delete();
    }),
    { numRuns: 12 },
  );
});

test('a list that was there, and has much to catch up with, is brought what is most urgent first too', async () => {
  const worker = joined();
  await worker.settle();
  const late = [...(await worker.contents())].sort(compareRows).slice(-urgent);
  desk.arrive(Array.from({ length: cases }, (_, index) => post(index, `While nobody looked ${index}`)));
  await desk.command('case.setTier', { caseIds: late.map(({ id }) => id), tier: 'red' });
  worker.said.length = 0;
  worker.begin();
  await worker.settle();
  const [opened, first] = worker.said.filter(({ type }) => type === 'open' || type === 'fill');
  expect(opened).toMatchObject({ rebuild: null, expectedCases: cases });
  const soonest = [...(await worker.contents())].sort(compareRows).slice(0, urgent);
  expect(first?.type === 'fill' && first.rows.map(({ id }) => id).sort()).toEqual(
    soonest.map(({ id }) => id).sort(),
  );
  expect(worker.states).toContainEqual({ kind: 'catching-up', done: 0, expected: cases });
  expect(worker.states.some((state) => state.kind === 'catching-up' && state.done > 0)).toBe(true);
  await worker.database.delete();
});

test('the most urgent cases come first, and all the others after them', async () => {
  const worker = joined();
  await worker.settle();
  const fills = worker.said.filter((message) => message.type === 'fill');
  expect(fills[0]).toMatchObject({ from: 0, to: 0 });
  const soonest = [...(await worker.contents())].sort(compareRows).slice(0, urgent);
  expect(fills[0]?.rows.map(({ id }) => id).sort()).toEqual(soonest.map(({ id }) => id).sort());
  expect(new Set(fills.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(cases);
  await worker.database.delete();
});
