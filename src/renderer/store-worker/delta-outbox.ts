// Gathers changes for the page and posts them at most once a frame; what a person did goes at once.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { Counters, RowChange, StoreMessage } from '../../shared/ipc/store-port';

const frameMs = 16;

export interface SealedChange extends Omit<RowChange, 'row'> {
  readonly id: CaseId;
  /** Null while it is sealed. */
  readonly row: CaseRow | null;
}

export interface Changes {
  readonly changed: readonly SealedChange[];
  readonly removed: readonly CaseId[];
  readonly counters: Counters;
}

export interface DeltaPorts {
  readonly post: (message: StoreMessage) => void;
  readonly later: (step: () => void, afterMs: number) => void;
  /** Whether the page has this case, or looks at a view that it stands in. */
  readonly concerns: (id: CaseId, views: readonly ViewId[]) => boolean;
  /** The page is given these. */
  readonly told: (ids: readonly CaseId[]) => void;
  /** Rows by id; those that are no longer there are left out. */
  readonly open: (ids: readonly CaseId[]) => Promise<readonly CaseRow[]>;
}

export class DeltaOutbox {
  private changed = new Map<CaseId, SealedChange>();
  private removed = new Set<CaseId>();
  private counters: Counters | null = null;
  /** Messages leave in the order they were made, also when a row has to be opened for one. */
  private posting: Promise<void> | null = null;

  constructor(private readonly ports: DeltaPorts) {}

  add({ changed, removed, counters }: Changes, urgent: boolean): void {
    for (const change of changed) {
      const earlier = this.changed.get(change.id);
      const entered =
        earlier === undefined
          ? change.entered
          : change.views.filter((view) => earlier.entered.includes(view) || change.entered.includes(view));
      this.changed.set(change.id, { ...change, entered });
      this.removed.delete(change.id);
    }
    for (const id of removed) {
      this.changed.delete(id);
      this.removed.add(id);
    }
    const isPlanned = this.counters !== null;
    this.counters = counters;
    if (urgent) this.flush();
    else if (!isPlanned) this.ports.later(() => this.flush(), frameMs);
  }

  /** The page reads everything anew: what waits is forgotten. */
  reset(counters: Counters): void {
    this.changed = new Map();
    this.removed = new Set();
    this.counters = null;
    this.send(null, () => ({ type: 'reset', counters }));
  }

  private flush(): void {
    const { changed, removed, counters } = this;
    if (counters === null) return;
    this.changed = new Map();
    this.removed = new Set();
    this.counters = null;
    const told = [...changed.values()].filter(({ id, views }) => this.ports.concerns(id, views));
    this.ports.told(told.map(({ id }) => id));
    const sealed = told.filter(({ row }) => row === null).map(({ id }) => id);
    const delta = (rows: ReadonlyMap<CaseId, CaseRow>): StoreMessage => ({
      type: 'delta',
      changed: told.flatMap(({ id, row, views, entered }) => {
        const open = row ?? rows.get(id);
        return open === undefined ? [] : [{ row: open, views, entered }];
      }),
      removed: [...removed],
      counters,
    });
    if (sealed.length === 0) {
      this.send(null, () => delta(new Map()));
      return;
    }
    const opened = new Map<CaseId, CaseRow>();
    const opening = this.ports.open(sealed).then((rows) => {
      for (const row of rows) opened.set(row.id, row);
    });
    this.send(opening, () => delta(opened));
  }

  private send(after: Promise<unknown> | null, message: () => StoreMessage): void {
    if (after === null && this.posting === null) {
      this.ports.post(message());
      return;
    }
    const posting: Promise<void> = Promise.all([this.posting, after])
      .catch(() => undefined)
      .then(() => {
        this.ports.post(message());
        if (this.posting === posting) this.posting = null;
      });
    this.posting = posting;
  }
}
