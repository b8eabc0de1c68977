// Applies batches of the feed to the projection: each in one transaction, conditional on the stored position.
import type { ViewId } from '../../shared/domain/case-row';
import type { FeedMessage } from '../../shared/ipc/feed';
import type { Counters, RowChange } from '../../shared/ipc/store-port';
import type { ProjectionDatabase } from './database';
import { sealRow } from './sealed-row';
import { viewKeys, viewOfKey } from './view-key';

type Batch = Extract<FeedMessage, { type: 'batch' }>;

export interface Projection {
  readonly database: ProjectionDatabase;
  readonly key: Uint8Array;
  readonly generation: string;
  readonly me: string;
}

export type Applied =
  | {
      readonly kind: 'applied';
      readonly position: number;
      readonly changed: readonly RowChange[];
      readonly counters: Counters;
    }
  /** The projection already holds it. */
  | { readonly kind: 'known'; readonly position: number }
  /** It does not follow on what is stored, or belongs to another log: nothing was changed. */
  | { readonly kind: 'refused'; readonly position: number };

/** Rows and counters change together with the position, or not at all. */
export async function applyBatch(projection: Projection, batch: Batch): Promise<Applied> {
  const { database, key, me } = projection;
  const incoming = batch.rows.map((row) => ({
    row,
    stored: { id: row.id, viewKeys: viewKeys(row, me), sealed: sealRow(row, key) },
  }));
  return database.transaction(
    'rw',
    database.rows,
    database.meta,
    database.counters,
    async (): Promise<Applied> => {
      const head = await database.meta.get('head');
      if (head?.generation !== projection.generation) return { kind: 'refused', position: 0 };
      if (batch.from !== head.position) {
        const known = batch.to <= head.position;
        return { kind: known ? 'known' : 'refused', position: head.position };
      }
      const before = await database.rows.bulkGet([...incoming.map(({ row }) => row.id), ...batch.removed]);
      const old = new Map(before.filter((row) => row !== undefined).map((row) => [row.id, row.viewKeys]));
      const change = new Map<string, number>();
      const changed: RowChange[] = [];
      for (const { row, stored } of incoming) {
        const left = viewsOfKeys(old.get(row.id));
        const views = viewsOfKeys(stored.viewKeys);
        // A case may come twice in one batch: the later row replaces the earlier one.
        old.set(row.id, stored.viewKeys);
        for (const view of left) change.set(view, (change.get(view) ?? 0) - 1);
        for (const view of views) change.set(view, (change.get(view) ?? 0) + 1);
        changed.push({ row, views, entered: views.filter((view) => !left.includes(view)) });
      }
      for (const id of batch.removed) {
        for (const view of viewsOfKeys(old.get(id))) change.set(view, (change.get(view) ?? 0) - 1);
        old.delete(id);
      }
      await database.rows.bulkPut(incoming.map(({ stored }) => stored));
      await database.rows.bulkDelete([...batch.removed]);
      const counters = await changeCounters(database, change);
      await database.meta.put({ ...head, position: batch.to });
      return { kind: 'applied', position: batch.to, changed, counters };
    },
  );
}

/** Empties the projection for a log it does not know yet. */
export async function startGeneration(projection: Projection): Promise<void> {
  const { database, generation } = projection;
  await database.transaction('rw', database.rows, database.meta, database.counters, async () => {
    await Promise.all([database.rows.clear(), database.counters.clear()]);
    await database.meta.put({ key: 'head', generation, position: 0 });
  });
}

function viewsOfKeys(keys: readonly string[] | undefined): readonly ViewId[] {
  return (keys ?? []).map(viewOfKey);
}

async function changeCounters(
  database: ProjectionDatabase,
  change: ReadonlyMap<string, number>,
): Promise<Counters> {
  const counts = new Map((await database.counters.toArray()).map(({ view, count }) => [view, count]));
  const moved = [...change].filter(([, by]) => by !== 0);
  for (const [view, by] of moved) counts.set(view, (counts.get(view) ?? 0) + by);
  await database.counters.bulkPut(moved.map(([view]) => ({ view, count: counts.get(view) ?? 0 })));
  return Object.fromEntries(counts) as Counters;
}
