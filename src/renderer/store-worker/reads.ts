// What the page may read of the projection: a stretch of a view, rows by id, the counters.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import { placeBounds, placesOfView, rankOf, viewsOfKeys } from '../../shared/domain/list-key';
import type { Counters, ViewWindow } from '../../shared/ipc/store-port';
import { countersOf, type Projection } from './apply';
import type { ProjectionDatabase, StoredRow } from './database';
import { answered, headIn, readHead, reading } from './idb';
import { openRow } from './sealed-row';
import { caseIdOf, storedId } from './stored-id';
import { type HeadRow, headRow } from './view-heads';

export interface WindowRequest {
  readonly view: ViewId;
  /** Rank of the row to read on after. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows of a view in its order, from a rank on; never counts and never skips, so it costs the same at any size. */
export async function readWindow(projection: Projection, request: WindowRequest): Promise<ViewWindow> {
  const { view, after, limit } = request;
  const known = after === null ? projection.heads.first(view, limit) : null;
  const { turn } = projection.heads;
  const read = known ?? (await readFromStore(projection, request));
  const rows = await Promise.all(read.rows.map((row) => row.open ?? opened(row, projection.key)));
  if (known === null) {
    noteProven(
      projection,
      read.rows.map(({ stored }) => stored),
      turn,
    );
  }
  if (known === null && after === null) projection.heads.keep(view, read, turn);
  return { rows, lastKey: read.rows.at(-1)?.rank ?? after, complete: read.complete };
}

async function readFromStore(projection: Projection, { view, after, limit }: WindowRequest) {
  const stored = await reading(projection.database, async (tables) => {
    const brands = Object.keys((await headIn(tables))?.counters ?? {}).filter(isBrand);
    const places = placesOfView(view, brands);
    const index = tables.rows.index('viewKeys');
    const share = Math.ceil((limit / Math.max(1, places.length)) * (places.length > 1 ? 1.5 : 1));
    const stretches = await Promise.all(
      places.map((place) => readStretch(index, { place, after, limit: share })),
    );
    return merged(index, stretches, limit);
  });
  return { rows: stored.map(headRow), complete: stored.length < limit };
}

/** Opened once for as long as it is kept. */
async function opened(row: HeadRow, key: CryptoKey): Promise<CaseRow> {
  const open = await openRow(row.stored, key);
  row.open = open;
  return open;
}

/** The rows that exist, in the order asked for. */
export async function readRows(projection: Projection, ids: readonly CaseId[]): Promise<readonly CaseRow[]> {
  const { turn } = projection.heads;
  const stored = await reading(projection.database, ({ rows }) =>
    Promise.all(ids.map((id) => answered<StoredRow | undefined>(rows.get(storedId(id))))),
  );
  const there = stored.filter((row) => row !== undefined);
  const rows = await Promise.all(there.map((row) => openRow(row, projection.key)));
  noteProven(projection, there, turn);
  return rows;
}

/**
 * Remembers where rows stand whose seals were just opened: when one of them changes, nobody waits for it to be read
 * before the page is told. Not when something changed since `turn`: then they may be older than what is known.
 */
function noteProven({ known, heads }: Projection, rows: readonly StoredRow[], turn: number): void {
  if (turn !== heads.turn) return;
  for (const { id, viewKeys } of rows) known.learn(caseIdOf(id), viewKeys);
}

/** As the page is told them: from memory, unless nothing was written since this worker began. */
export async function countersNow({ database, counters }: Projection): Promise<Counters> {
  return counters.now ?? countersOf(await reading(database, headIn));
}

/** As they are stored. */
export async function readCounters(database: ProjectionDatabase): Promise<Counters> {
  return countersOf(await reading(database, readHead));
}

/** Counts every row anew: what the stored counters must equal. */
export async function recount(database: ProjectionDatabase): Promise<Counters> {
  const counts: Record<string, number> = {};
  await database.rows.each(({ viewKeys }) => {
    for (const view of viewsOfKeys(viewKeys)) counts[view] = (counts[view] ?? 0) + 1;
  });
  return counts as Counters;
}

type Place = ReturnType<typeof placesOfView>[number];

interface Stretch {
  readonly place: Place;
  readonly rows: readonly StoredRow[];
  /** Nothing follows in this place. */
  readonly complete: boolean;
}

async function readStretch(
  index: IDBIndex,
  { place, after, limit }: { readonly place: Place; readonly after: string | null; readonly limit: number },
): Promise<Stretch> {
  const { above, below } = placeBounds(place, after);
  const rows = await answered<StoredRow[]>(index.getAll(IDBKeyRange.bound(above, below, true, true), limit));
  return { place, rows, complete: rows.length < limit };
}

/** The first rows of all places together; reads on where a place may hold one that comes before the last of them. */
async function merged(
  index: IDBIndex,
  stretches: readonly Stretch[],
  limit: number,
): Promise<readonly StoredRow[]> {
  const rows = stretches
    .flatMap((stretch) => stretch.rows)
    .map((row) => ({ row, rank: rankOfRow(row) ?? '' }))
    .sort((one, two) => (one.rank < two.rank ? -1 : one.rank > two.rank ? 1 : 0))
    .slice(0, limit);
  const last = rows.length < limit ? null : (rows.at(-1)?.rank ?? null);
  const mayHoldMore = (stretch: Stretch) => {
    const end = rankOfRow(stretch.rows.at(-1));
    return !stretch.complete && end !== null && (last === null || end < last);
  };
  if (!stretches.some(mayHoldMore)) return rows.map(({ row }) => row);
  const longer = await Promise.all(
    stretches.map(async (stretch) => {
      if (!mayHoldMore(stretch)) return stretch;
      const after = rankOfRow(stretch.rows.at(-1));
      const more = await readStretch(index, { place: stretch.place, after, limit });
      return { ...more, rows: [...stretch.rows, ...more.rows] };
    }),
  );
  return merged(index, longer, limit);
}

function rankOfRow(row: StoredRow | undefined): string | null {
  const key = row?.viewKeys[0];
  return key === undefined ? null : rankOf(key);
}

function isBrand(view: string): view is `brand:${string}` {
  return view.startsWith('brand:');
}
