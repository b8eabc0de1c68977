import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sealKey } from '../../main/engine/log/seal';
import { projectRows } from '../../main/engine/project-rows';
import type { CaseRow } from '../../shared/domain/case-row';
import { compareRows } from '../../shared/domain/case-row';
import { type AgentId, asId, type CaseId } from '../../shared/domain/ids';
import type { FeedBatch, FeedFill } from '../../shared/ipc/feed';
import { applyBatch, applyFill, applyStep, type Projection, projectionOf, startGeneration } from './apply';
import { ProjectionDatabase } from './database';
import { countersNow, readCounters, readRows, readWindow, recount } from './reads';
import { changesOf } from './row-changes';
import { rowKey } from './sealed-row';
import { caseIdOf } from './stored-id';

const plainRow: CaseRow = {
  id: asId('0'.repeat(32)),
  number: 1,
  brandId: asId('aurea'),
  accountId: asId('aurea-bluesky'),
  channel: 'bluesky',
  audience: 'public',
  customerId: asId('e'.repeat(32)),
  customerName: 'Marta Ibáñez',
  customerHandle: 'martai.example',
  followers: null,
  status: 'open',
  tier: 'green',
  safety: false,
  contactType: null,
  team: null,
  assignee: null,
  tags: [],
  muted: false,
  snoozedUntil: null,
  subject: '',
  preview: 'Canary words of a customer',
  language: null,
  withdrawn: false,
  messageCount: 1,
  openedAt: 0,
  lastMessageAt: 0,
  closedAt: null,
  awaitsAnswer: true,
  dueKind: 'first-response',
  dueAt: 1_000,
  replyState: null,
  replyHold: null,
  newsFor: null,
};

const row = (index: number, change: Partial<CaseRow> = {}): CaseRow => ({
  ...plainRow,
  id: asId(index.toString(16).padStart(32, '0')),
  number: index,
  ...change,
});

const me = asId<AgentId>('laura');
const keyBytes = new Uint8Array(32).fill(7);
const projected = (rows: readonly CaseRow[]) => projectRows(rows, { me, key: sealKey(keyBytes) });
const batch = (
  from: number,
  to: number,
  rows: readonly CaseRow[],
  removed: FeedBatch['removed'] = [],
): FeedBatch => ({ type: 'batch', from, to, ...projected(rows), removed, plain: [], live: true });
const fill = (from: number, to: number, rows: readonly CaseRow[], fresh = false): FeedFill => ({
  type: 'fill',
  from,
  to,
  ...projected(rows),
  removed: [],
  fresh,
});
const step = (at: number, rows: readonly CaseRow[]) =>
  applyStep(projection, { type: 'step', at, ...projected(rows), plain: rows });

const atStart = { position: 0, gap: null };
let projection: Projection;
let names = 0;

beforeEach(async () => {
  names += 1;
  const database = new ProjectionDatabase(`apply-${names}`);
  const key = await rowKey(keyBytes);
  projection = projectionOf({ database, key, generation: 'one' });
  await startGeneration(projection, atStart);
});

afterEach(async () => {
  await projection.database.delete();
});

const ids = async (view: Parameters<typeof readWindow>[1]['view'] = 'all-open') =>
  (await readWindow(projection, { view, after: null, limit: 1_000 })).rows.map((one) => one.number);

describe('applying batches of the feed', () => {
  test('a batch changes rows, counters and the position together', async () => {
    const outcome = await applyBatch(projection, batch(0, 5, [row(1), row(2, { tier: 'red', dueAt: 10 })]));
    expect(outcome).toMatchObject({
      kind: 'applied',
      head: { position: 5, counters: { 'all-open': 2, red: 1, green: 1, unassigned: 2, 'brand:aurea': 2 } },
    });
    expect(await ids()).toEqual([2, 1]);
  });

  test('the same batch twice counts once', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    expect(await applyBatch(projection, batch(0, 5, [row(1)]))).toEqual({ kind: 'known', position: 5 });
    expect(await readCounters(projection.database)).toMatchObject({ 'all-open': 1 });
  });

  test('a batch that leaves a gap is refused and changes nothing', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    expect(await applyBatch(projection, batch(7, 9, [row(2)]))).toEqual({ kind: 'refused', position: 5 });
    expect(await ids()).toEqual([1]);
  });

  test('batches out of order end as in order once the refused one comes again', async () => {
    const first = batch(0, 3, [row(1)]);
    const second = batch(3, 6, [row(1, { tier: 'red' }), row(2)]);
    expect((await applyBatch(projection, second)).kind).toBe('refused');
    await applyBatch(projection, first);
    await applyBatch(projection, second);
    expect(await readCounters(projection.database)).toMatchObject({ 'all-open': 2, red: 1, green: 1 });
  });

  test('a batch of another generation is refused', async () => {
    const other: Projection = { ...projection, generation: 'two' };
    expect(await applyBatch(other, batch(0, 5, [row(1)]))).toEqual({ kind: 'refused', position: 0 });
  });

  test('a batch that fails in the middle leaves no part behind', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    const broken = { ...batch(5, 9, [row(2), row(3)]), removed: [{} as unknown as CaseId] };
    await expect(applyBatch(projection, broken)).rejects.toThrow();
    expect(await ids()).toEqual([1]);
    expect(await applyBatch(projection, batch(5, 9, [row(2)]))).toMatchObject({
      kind: 'applied',
      head: { position: 9 },
    });
  });

  test('a case that comes twice in one batch stands once, in its last state', async () => {
    await applyBatch(projection, batch(0, 5, [row(1), row(1, { tier: 'red' })]));
    expect(await readCounters(projection.database)).toEqual({
      'all-open': 1,
      red: 1,
      unassigned: 1,
      'brand:aurea': 1,
    });
  });

  test('says which views a case has newly entered', async () => {
    await applyBatch(projection, batch(0, 1, [row(1)]));
    const outcome = await applyBatch(
      projection,
      batch(1, 2, [row(1, { tier: 'red', assignee: asId('laura') })]),
    );
    expect(outcome.kind === 'applied' && changesOf(outcome, []).changed[0]?.entered).toEqual(['red', 'mine']);
  });

  test('counts that are asked for while a batch is on its way are those the page was told of', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    let meanwhile: unknown = null;
    const told: unknown[] = [];
    await applyBatch(projection, batch(5, 9, [row(2)]), (happened) => {
      told.push(changesOf(happened, []).counters);
      // Synchronously there, so that no change can come between.
      meanwhile = projection.counters.now;
    });
    expect(told).toEqual([meanwhile]);
    expect(meanwhile).toMatchObject({ 'all-open': 2 });
  });

  test('whoever has written nothing yet reads the counts from the store', async () => {
    await applyBatch(projection, batch(0, 5, [row(1), row(2)]));
    expect(await countersNow(projectionOf(projection))).toMatchObject({ 'all-open': 2, 'brand:aurea': 2 });
  });

  test('counts of a log that is no more are forgotten with it', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    await startGeneration(projection, atStart);
    expect(await countersNow(projection)).toEqual({});
  });

  test('a new generation starts empty', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    const next: Projection = { ...projection, generation: 'two' };
    await startGeneration(next, atStart);
    expect(await readCounters(next.database)).toEqual({});
    expect(await applyBatch(next, batch(0, 1, [row(9)]))).toMatchObject({ kind: 'applied' });
  });

  test('no word of a customer lies in the clear', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    const stored = JSON.stringify(await projection.database.rows.toArray(), (_, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
    );
    expect(stored).not.toContain('Canary');
    expect(stored).not.toContain('Marta');
  });

  test('a row that was exchanged for another is not read', async () => {
    await applyBatch(projection, batch(0, 5, [row(1), row(2)]));
    const [first, second] = await projection.database.rows.toArray();
    await projection.database.rows.put({ ...first!, sealed: second!.sealed });
    await expect(readRows(projection, [caseIdOf(first!.id)])).rejects.toThrow();
  });

  test('a row that stands under keys not its own is not read', async () => {
    await applyBatch(projection, batch(0, 5, [row(1), row(2, { tier: 'red' })]));
    const [first, second] = await projection.database.rows.toArray();
    await projection.database.rows.put({ ...first!, viewKeys: second!.viewKeys });
    await expect(readRows(projection, [caseIdOf(first!.id)])).rejects.toThrow();
  });

  test('one bit of a row that is another is noticed when it is read', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    const [stored] = await projection.database.rows.toArray();
    const sealed = stored!.sealed.slice();
    sealed[40] = sealed[40]! ^ 1;
    await projection.database.rows.put({ ...stored!, sealed });
    await expect(ids()).rejects.toThrow();
  });
});

describe('what came past the batches that wait', () => {
  test('a step shows at once, and older rows that come after it change nothing', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    expect(await step(9, [row(1, { tier: 'red' })])).toMatchObject({
      head: { position: 5, counters: { red: 1 } },
    });
    await applyBatch(projection, batch(5, 7, [row(1, { tier: 'yellow' }), row(2)]));
    expect(await readCounters(projection.database)).toMatchObject({ red: 1, 'all-open': 2 });
    await applyBatch(projection, batch(7, 9, [row(1, { tier: 'red' })]));
    await applyBatch(projection, batch(9, 12, [row(1, { tier: 'yellow' })]));
    expect(await readCounters(projection.database)).toMatchObject({ yellow: 1, 'all-open': 2 });
  });

  test('a step whose batch was there before it changes nothing', async () => {
    await applyBatch(projection, batch(0, 9, [row(1)]));
    expect(await step(9, [row(1, { tier: 'red' })])).toEqual({ kind: 'known', position: 9 });
  });

  test('nor do rows of a gap', async () => {
    await startGeneration(projection, { position: 9, gap: { from: 0, to: 9 } });
    await step(12, [row(1, { tier: 'red' })]);
    await applyFill(projection, fill(0, 9, [row(1), row(2)]));
    expect(await readCounters(projection.database)).toMatchObject({ red: 1, green: 1, 'all-open': 2 });
  });
});

describe('filling a gap', () => {
  beforeEach(() => startGeneration(projection, { position: 9, gap: { from: 0, to: 9 } }));

  test('it is filled in order, beside the present, and closed at its end', async () => {
    await applyFill(projection, fill(0, 0, [row(3)], true));
    await applyBatch(projection, batch(9, 11, [row(4)]));
    expect(await applyFill(projection, fill(5, 9, [row(2)]))).toEqual({ kind: 'refused', position: 11 });
    await applyFill(projection, fill(0, 5, [row(1)], true));
    expect(await applyFill(projection, fill(0, 5, [row(1)]))).toEqual({ kind: 'known', position: 11 });
    expect(await applyFill(projection, fill(5, 9, [row(2), row(3)]))).toMatchObject({
      head: { position: 11, gap: null, total: 4 },
    });
    expect(await readCounters(projection.database)).toEqual(await recount(projection.database));
  });
});

describe('a case whose row was read', () => {
  /** How many rows are read one by one during the work. */
  async function rowsReadIn(work: () => Promise<unknown>): Promise<number> {
    const { get } = IDBObjectStore.prototype;
    let read = 0;
    IDBObjectStore.prototype.get = function (...args) {
      if (this.name === 'rows') read += 1;
      return get.apply(this, args);
    };
    try {
      await work();
    } finally {
      IDBObjectStore.prototype.get = get;
    }
    return read;
  }

  test('changes without being read again before the page is told', async () => {
    await applyBatch(projection, batch(0, 5, [row(1), row(2), row(3)]));
    const change = (from: number, index: number) => batch(from, from + 1, [row(index, { tier: 'red' })]);
    const cold = projectionOf(projection);
    expect(await rowsReadIn(() => applyBatch(cold, change(5, 1)))).toBe(1);
    await readRows(cold, [row(2).id]);
    expect(await rowsReadIn(() => applyBatch(cold, change(6, 2)))).toBe(0);
    await readWindow(cold, { view: 'all-open', after: '', limit: 5 });
    expect(await rowsReadIn(() => applyBatch(cold, change(7, 3)))).toBe(0);
    expect(await readCounters(cold.database)).toEqual(await recount(cold.database));
  });

  test('and was taken out while it was read, counts as new when it comes again', async () => {
    await applyBatch(projection, batch(0, 5, [row(1)]));
    const cold = projectionOf(projection);
    const reading = readRows(cold, [row(1).id]);
    await applyBatch(cold, batch(5, 6, [], [row(1).id]));
    await reading;
    const outcome = await applyBatch(cold, batch(6, 7, [row(1)]));
    expect(outcome).toMatchObject({ head: { total: 1, counters: { 'all-open': 1 } } });
  });
});

const anyRow = fc
  .record({
    index: fc.integer({ min: 1, max: 12 }),
    tier: fc.constantFrom<CaseRow['tier']>('green', 'yellow', 'red', null),
    dueAt: fc.option(fc.integer({ min: 0, max: 50 })),
    assignee: fc.constantFrom<CaseRow['assignee']>(asId('laura'), asId('ana'), null),
    status: fc.constantFrom<CaseRow['status']>('open', 'resolved', 'merged'),
    safety: fc.boolean(),
    snoozedUntil: fc.option(fc.integer({ min: 0, max: 50 })),
  })
  .map(({ index, ...change }) => row(index, { ...change, closedAt: change.status === 'open' ? null : 7 }));

const someViews = ['all-open', 'red', 'unassigned', 'mine', 'closed', 'snoozed'] as const;

describe('whatever is applied', () => {
  test('the first rows that are kept are the first rows that are stored, however often they were read', async () => {
    const looked = fc.record({
      rows: fc.array(anyRow, { maxLength: 5 }),
      removed: fc.option(fc.integer({ min: 1, max: 12 })),
      view: fc.constantFrom(...someViews),
      limit: fc.integer({ min: 1, max: 5 }),
      /** Whether it is read while the change is on its way. */
      isMeanwhile: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(looked, { maxLength: 12 }), async (turns) => {
        await startGeneration(projection, atStart);
        const read = (of: Projection, view: (typeof someViews)[number], limit: number) =>
          readWindow(of, { view, after: null, limit });
        for (const [position, { rows, removed, view, limit, isMeanwhile }] of turns.entries()) {
          const gone = removed === null ? [] : [row(removed).id];
          const staying = rows.filter(({ id }) => !gone.includes(id));
          const applying = applyBatch(projection, batch(position, position + 1, staying, gone));
          if (isMeanwhile) await read(projection, view, limit);
          await applying;
          const cold = projectionOf(projection);
          for (const of of someViews)
            expect(await read(projection, of, limit)).toEqual(await read(cold, of, limit));
          // Whatever was read meanwhile, each row counts where it stands.
          expect(await readCounters(projection.database)).toEqual(await recount(projection.database));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('counters equal a recount, and every view is in its order, also when it is paged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyRow, { maxLength: 8 }), { maxLength: 6 }), async (batches) => {
        await startGeneration(projection, atStart);
        const latest = new Map<string, CaseRow>();
        let position = 0;
        for (const rows of batches) {
          await applyBatch(projection, batch(position, position + 1, rows));
          position += 1;
          for (const one of rows) latest.set(one.id, one);
        }
        const stored = Object.fromEntries(
          Object.entries(await readCounters(projection.database)).filter(([, count]) => count !== 0),
        );
        expect(stored).toEqual(await recount(projection.database));
        expect(await countersNow(projection)).toEqual(await readCounters(projection.database));
        const open = [...latest.values()].filter(
          (one) => one.status === 'open' && (one.safety || one.snoozedUntil === null),
        );
        const paged: number[] = [];
        for (let after: string | null = null, complete = false; !complete; ) {
          const window = await readWindow(projection, { view: 'all-open', after, limit: 3 });
          paged.push(...window.rows.map((one) => one.number));
          after = window.lastKey;
          complete = window.complete;
        }
        expect(paged).toEqual(open.sort(compareRows).map((one) => one.number));
      }),
      { numRuns: 40 },
    );
  });
});
