import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { FeedBatch, FeedStep } from '../../shared/ipc/feed';
import { applyBatch, applyStep, type Projection, projectionOf, startGeneration } from './apply';
import { ProjectionDatabase } from './database';
import { mergeBatches, takeBatches } from './merge-batches';
import { readCounters, recount } from './reads';

const idOf = (number: number) => asId<CaseId>(String(number).padStart(32, '0'));

interface Wish {
  readonly rows: readonly { readonly number: number; readonly place: string }[];
  readonly removed: readonly number[];
}

/** From the position before to the next. A row's one byte says when it was made. */
function batchOf({ rows, removed }: Wish, from: number): FeedBatch {
  const staying = rows.filter(({ number }) => !removed.includes(number));
  return {
    type: 'batch',
    from,
    to: from + 1,
    rows: staying.map(({ number, place }, index) => ({
      id: idOf(number),
      number,
      keys: [`${place}|sort`],
      start: index,
      end: index + 1,
    })),
    sealed: new Uint8Array(staying.length).fill(from),
    removed: removed.map(idOf),
    plain: [],
    live: false,
  };
}

const wish: fc.Arbitrary<Wish> = fc.record({
  rows: fc.array(
    fc.record({ number: fc.integer({ min: 1, max: 6 }), place: fc.constantFrom('closed', 'snoozed', 'rf') }),
    { maxLength: 4 },
  ),
  removed: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
});

/** What a person did to a case, told before the batches that come to this position. */
interface Done {
  readonly number: number;
  readonly at: number;
}

const done: fc.Arbitrary<readonly Done[]> = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 6 }), at: fc.integer({ min: 1, max: 6 }) }),
  { maxLength: 2, selector: ({ number }) => number },
);

function stepOf({ number, at }: Done): FeedStep {
  const row = { id: idOf(number), number, keys: ['mine|sort'], start: 0, end: 1 };
  return { type: 'step', rows: [row], sealed: new Uint8Array([100 + number]), plain: [], at };
}

let names = 0;

/** Everything that stands in the store after the steps, which pass, and the batches as `taken` takes them. */
async function after(
  steps: readonly FeedStep[],
  taken: (projection: Projection) => readonly (FeedBatch | null)[],
) {
  names += 1;
  const database = new ProjectionDatabase(`merged-${names}`);
  const projection = projectionOf({ database, key: {} as CryptoKey, generation: 'one' });
  await startGeneration(projection, { position: 0, gap: null });
  for (const step of steps) expect((await applyStep(projection, step)).kind).toBe('applied');
  for (const batch of taken(projection)) {
    expect(batch).not.toBeNull();
    if (batch !== null) expect((await applyBatch(projection, batch)).kind).toBe('applied');
  }
  expect(projection.counters.now).toEqual(await readCounters(database));
  const rows = (await database.rows.toArray()).map(({ sealed, ...row }) => ({ ...row, sealed: [...sealed] }));
  const counters = await readCounters(database);
  const head = await database.meta.get('head');
  expect(counters).toEqual(await recount(database));
  await database.delete();
  const ahead = [...projection.ahead].sort();
  return { rows, counters, position: head?.position, total: head?.total, ahead };
}

test('several batches as one end as they do one after the other, also where a step passed them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 5 }), done, async (wishes, dones) => {
      const batches = wishes.map(batchOf);
      const steps = dones.map(stepOf);
      const asOne = await after(steps, ({ ahead }) => [mergeBatches(batches, ahead)]);
      expect(asOne).toEqual(await after(steps, () => batches));
    }),
    { numRuns: 100 },
  );
});

test('an older row of a case changes nothing although a batch beyond the step is stored with it', async () => {
  const steps = [stepOf({ number: 1, at: 2 })];
  const older = batchOf({ rows: [{ number: 1, place: 'closed' }], removed: [] }, 0);
  // The case has changed once more since, so that its next row comes with a batch further behind.
  const beyond = batchOf({ rows: [{ number: 2, place: 'rf' }], removed: [] }, 1);
  const { rows } = await after(steps, ({ ahead }) => [mergeBatches([older, beyond], ahead)]);
  expect(rows.map(({ viewKeys }) => viewKeys)).toEqual([['mine|sort'], ['rf|sort']]);
});

test('what a person waits for is not held up by what waits behind it, nor put together with it', () => {
  const plain = (batch: FeedBatch) => ({ ...batch, plain: [{} as FeedBatch['plain'][number]] });
  const six = Array.from({ length: 6 }, (_, from) => batchOf({ rows: [], removed: [] }, from));
  const taken = (waiting: readonly FeedBatch[], isAwaited = false) => {
    const left = [...waiting];
    const sizes: number[] = [];
    while (left.length > 0) sizes.push(takeBatches(left, isAwaited).length);
    return sizes;
  };
  expect(taken(six)).toEqual([4, 2]);
  expect(taken(six, true)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(taken(six.map((one, index) => (index === 2 ? plain(one) : one)))).toEqual([2, 1, 3]);
  expect(taken(six.map(plain))).toEqual([1, 1, 1, 1, 1, 1]);
  expect(taken(six.filter((_, index) => index !== 1))).toEqual([1, 4]);
});
