// What the page may read of the projection: a stretch of a view, rows by id, the counters.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { Counters, ViewWindow } from '../../shared/ipc/store-port';
import type { Projection } from './apply';
import type { ProjectionDatabase } from './database';
import { openRow } from './sealed-row';
import { viewKeys, viewOfKey, viewRange } from './view-key';

export interface WindowRequest {
  readonly view: ViewId;
  readonly after: string | null;
  readonly limit: number;
}

/** Rows of a view in its order, from a key on; never counts and never skips, so it costs the same at any size. */
export async function readWindow(projection: Projection, request: WindowRequest): Promise<ViewWindow> {
  const { database, key } = projection;
  const range = viewRange(request.view, request.after);
  const stored = await database.rows
    .where('viewKeys')
    .between(range.from, range.to, request.after === null, false)
    .limit(request.limit)
    .toArray();
  const rows = stored.map((row) => openRow(row.id, row.sealed, key));
  const lastKey =
    stored.at(-1)?.viewKeys.find((viewKey) => viewOfKey(viewKey) === request.view) ?? request.after;
  return { rows, lastKey, complete: stored.length < request.limit };
}

/** The rows that exist, in the order asked for. */
export async function readRows(projection: Projection, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const stored = await projection.database.rows.bulkGet([...ids]);
  return stored.filter((row) => row !== undefined).map((row) => openRow(row.id, row.sealed, projection.key));
}

export async function readCounters(database: ProjectionDatabase): Promise<Counters> {
  const counters = await database.counters.toArray();
  return Object.fromEntries(counters.map(({ view, count }) => [view, count])) as Counters;
}

/** Counts every row anew: what the stored counters must equal. */
export async function recount(projection: Projection): Promise<Counters> {
  const counts: Record<string, number> = {};
  await projection.database.rows.each((stored) => {
    for (const key of viewKeys(openRow(stored.id, stored.sealed, projection.key), projection.me)) {
      const view = viewOfKey(key);
      counts[view] = (counts[view] ?? 0) + 1;
    }
  });
  return counts as Counters;
}
