// Applies what the feed brings to the projection: each message in one transaction, conditional on what is stored.
import type { ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { FeedBatch, FeedFill, FeedGap, FeedStep } from '../../shared/ipc/feed';
import type { ProjectedRows } from '../../shared/ipc/projected-row';
import type { Counters } from '../../shared/ipc/store-port';
import { CountersAtHand } from './counters-at-hand';
import type { ProjectionDatabase, ProjectionHead, StoredRow } from './database';
import type { AppliedChange, AppliedRemoval, Happened } from './happened';
import { answered, headIn, type ProjectionTables, putHead, writing } from './idb';
import { KnownViews } from './known-views';
import { storedId } from './stored-id';
import { ViewHeads } from './view-heads';

export interface Projection {
  readonly database: ProjectionDatabase;
  readonly key: CryptoKey;
  readonly generation: string;
  /** What this worker, the only writer, knows of the rows without reading them. */
  readonly known: KnownViews;
  /** The first rows of the views that were read of late. */
  readonly heads: ViewHeads;
  readonly counters: CountersAtHand;
  /** Cases of steps that came before their batch, with the position they are of: older rows are passed over. */
  readonly ahead: Map<CaseId, number>;
}

/** With nothing known yet of what is stored. */
export function projectionOf(stored: Pick<Projection, 'database' | 'key' | 'generation'>): Projection {
  const { database, key, generation } = stored;
  return {
    database,
    key,
    generation,
    known: new KnownViews(),
    heads: new ViewHeads(),
    counters: new CountersAtHand(),
    ahead: new Map(),
  };
}

/** Told of a change once it is on its way into the store: whatever is read from then on waits for it. */
export type OnItsWay = (happened: Happened) => void;

export type Applied =
  | Happened
  /** The projection already holds it. */
  | { readonly kind: 'known'; readonly position: number }
  /** It does not follow on what is stored, or belongs to another log: nothing was changed. */
  | { readonly kind: 'refused'; readonly position: number };

interface Change extends ProjectedRows {
  readonly removed: readonly CaseId[];
  readonly fresh: boolean;
  /** The log position the rows are at least of. */
  readonly at: number;
  /** How the head moves; null when it holds this already, undefined when this does not follow. */
  readonly moves: (head: ProjectionHead) => Pick<ProjectionHead, 'position' | 'gap'> | null | undefined;
}

export async function applyBatch(
  projection: Projection,
  batch: FeedBatch,
  onItsWay?: OnItsWay,
): Promise<Applied> {
  const { from, to } = batch;
  const change: Change = {
    ...batch,
    fresh: false,
    at: to,
    moves: ({ position, gap }) => {
      if (from === position) return { position: to, gap };
      return to <= position ? null : undefined;
    },
  };
  const applied = await apply(projection, change, onItsWay);
  if (applied.kind === 'applied')
    for (const [id, at] of projection.ahead) if (at <= to) projection.ahead.delete(id);
  return applied;
}

export function applyFill(projection: Projection, fill: FeedFill): Promise<Applied> {
  const { from, to } = fill;
  return apply(projection, {
    ...fill,
    at: 0,
    moves: ({ position, gap }) => {
      if (gap !== null && from === gap.from)
        return { position, gap: to >= gap.to ? null : { ...gap, from: to } };
      return gap === null || to <= gap.from ? null : undefined;
    },
  });
}

export async function applyStep(
  projection: Projection,
  step: FeedStep,
  onItsWay?: OnItsWay,
): Promise<Applied> {
  const change: Change = {
    ...step,
    removed: [],
    fresh: false,
    moves: ({ position, gap }) => (step.at > position ? { position, gap } : null),
  };
  const applied = await apply(projection, change, onItsWay);
  if (applied.kind === 'applied') for (const { id } of step.rows) projection.ahead.set(id, step.at);
  return applied;
}

/** Rows and counters change together with the position, or not at all. */
async function apply(projection: Projection, change: Change, onItsWay?: OnItsWay): Promise<Applied> {
  const { database, generation, known, heads } = projection;
  const applied = await writing(database, async (tables): Promise<Applied> => {
    const head = await headIn(tables);
    if (head?.generation !== generation) return { kind: 'refused', position: 0 };
    const moved = change.moves(head);
    if (moved === null) return { kind: 'known', position: head.position };
    if (moved === undefined) return { kind: 'refused', position: head.position };
    const rows = change.rows.filter(({ id }) => (projection.ahead.get(id) ?? 0) <= change.at);
    const mayBeThere = rows.filter(({ number }) => !change.fresh && number <= head.highest);
    const tally = new Tally(
      head,
      await viewsHeld(projection, tables, [...mayBeThere.map(({ id }) => id), ...change.removed]),
    );
    const changed = rows.map(({ id, number, keys, start, end }): AppliedChange => {
      // A slice owns its bytes: of a part, the whole buffer would be stored.
      const stored = { id: storedId(id), viewKeys: keys, sealed: change.sealed.slice(start, end) };
      const views = known.ofKeys(keys);
      const before = tally.put(id, views, number);
      tables.rows.put(stored);
      return { id, stored, before: before ?? [], views, isNew: before === undefined };
    });
    const removed = change.removed.map((id): AppliedRemoval => {
      tables.rows.delete(storedId(id));
      const before = tally.remove(id);
      return { id, before: before ?? [], wasThere: before !== undefined };
    });
    const next = { ...head, ...moved, ...tally.totals() };
    putHead(tables, next);
    const happened: Happened = { kind: 'applied', head: next, changed, removed };
    // Together with the page: what it reads next must not be older than what it was told.
    heads.change(happened);
    projection.counters.note(countersOf(next));
    onItsWay?.(happened);
    return happened;
  });
  if (applied.kind !== 'applied') return applied;
  for (const { id, views } of applied.changed) known.set(id, views);
  for (const { id } of applied.removed) known.delete(id);
  return applied;
}

/** Counts along while rows change. */
class Tally {
  private readonly counters: Record<string, number>;
  private total: number;
  private highest: number;

  constructor(
    head: ProjectionHead,
    private readonly held: Map<string, readonly ViewId[]>,
  ) {
    this.counters = { ...head.counters };
    this.total = head.total;
    this.highest = head.highest;
  }

  /** Returns the views the case stood in; undefined when it was not there. */
  put(id: CaseId, views: readonly ViewId[], number: number): readonly ViewId[] | undefined {
    const before = this.held.get(id);
    if (before === undefined) this.total += 1;
    this.held.set(id, views);
    this.highest = Math.max(this.highest, number);
    this.move(before ?? [], views);
    return before;
  }

  remove(id: CaseId): readonly ViewId[] | undefined {
    const before = this.held.get(id);
    if (before === undefined) return undefined;
    this.held.delete(id);
    this.total -= 1;
    this.move(before, []);
    return before;
  }

  totals(): Pick<ProjectionHead, 'counters' | 'total' | 'highest'> {
    return { counters: this.counters, total: this.total, highest: this.highest };
  }

  private move(from: readonly ViewId[], to: readonly ViewId[]): void {
    for (const view of from) this.count(view, -1);
    for (const view of to) this.count(view, 1);
  }

  private count(view: ViewId, by: number): void {
    const count = (this.counters[view] ?? 0) + by;
    if (count === 0) delete this.counters[view];
    else this.counters[view] = count;
  }
}

/** The views of those that have a row. */
async function viewsHeld(
  { known }: Projection,
  { rows }: ProjectionTables,
  ids: readonly CaseId[],
): Promise<Map<string, readonly ViewId[]>> {
  const held = new Map<string, readonly ViewId[]>();
  const unknown: CaseId[] = [];
  for (const id of ids) {
    const views = known.get(id);
    if (views === undefined) unknown.push(id);
    else held.set(id, views);
  }
  const stored = await Promise.all(
    unknown.map(async (id) => ({ id, row: await answered<StoredRow | undefined>(rows.get(storedId(id))) })),
  );
  for (const { id, row } of stored) if (row !== undefined) held.set(id, known.ofKeys(row.viewKeys));
  return held;
}

/** Empties the projection for a log it does not know yet. */
export async function startGeneration(
  { database, generation, known, heads, counters, ahead }: Projection,
  { position, gap }: { readonly position: number; readonly gap: FeedGap | null },
): Promise<void> {
  known.clear();
  heads.clear();
  ahead.clear();
  counters.note({});
  await writing(database, async (tables) => {
    tables.rows.clear();
    putHead(tables, { key: 'head', generation, position, gap, counters: {}, total: 0, highest: 0 });
  });
}

/** Takes note of a gap that is to be filled, and from where on the present is followed. */
export async function noteGap(
  { database, generation, counters }: Projection,
  { position, gap }: { readonly position: number; readonly gap: FeedGap | null },
): Promise<void> {
  await writing(database, async (tables) => {
    const head = await headIn(tables);
    if (head?.generation !== generation) return;
    putHead(tables, { ...head, position, gap });
    counters.note(countersOf(head));
  });
}

export function countersOf(head: ProjectionHead | undefined): Counters {
  return (head?.counters ?? {}) as Counters;
}
