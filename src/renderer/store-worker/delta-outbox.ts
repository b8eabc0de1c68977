// Gathers changes for the page and posts them at most once a frame, in a crowd less often; what a person did goes at once.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { Counters, NamedChange, StoreMessage } from '../../shared/ipc/store-port';

const frameMs = 16;
/** Of so many changes at once nobody follows each: fewer frames leave the processor to those who bring them. */
const crowd = { from: 32, waitsMs: 80 };

export interface SealedChange extends NamedChange {
  /** Null while it is sealed. */
  readonly row: CaseRow | null;
  /** Its place in every view. */
  readonly rank: string;
}

export interface Changes {
  readonly changed: readonly SealedChange[];
  readonly removed: readonly CaseId[];
  readonly counters: Counters;
}

export interface DeltaPorts {
  readonly post: (message: StoreMessage) => void;
  readonly later: (step: () => void, afterMs: number) => void;
  /** Whether the page needs the case, or has it counted only; null: neither. */
  readonly concerns: (id: CaseId, views: readonly ViewId[], rank: string) => 'whole' | 'named' | null;
  /** The page is given these. */
  readonly told: (ids: readonly CaseId[]) => void;
  /** The page hears of these, and has no row of them. */
  readonly named: (ids: readonly CaseId[]) => void;
  /** Rows by id; those that are no longer there are left out. */
  readonly open: (ids: readonly CaseId[]) => Promise<readonly CaseRow[]>;
}

export class DeltaOutbox {
  private changed = new Map<CaseId, SealedChange>();
  private removed = new Set<CaseId>();
  private counters: Counters | null = null;
  /** As the page was told them last. */
  private counted: Counters | null = null;
  /** Messages leave in the order they were made, also when a row has to be opened for one. */
  private posting: Promise<void> | null = null;
  private reads = 0;
  private waitsForReads = false;

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
    else if (!isPlanned)
      this.ports.later(() => this.flush(), changed.length < crowd.from ? frameMs : crowd.waitsMs);
  }

  /**
   * What a person did, before it is applied: rows that the page has, with the counts it knows. Nothing while messages
   * wait for a row to be opened, since this would overtake them.
   */
  early(changes: readonly SealedChange[]): void {
    const { counted, posting } = this;
    if (counted === null || posting !== null) return;
    const changed = changes.flatMap((change) => {
      const { id, row, views, entered, rank } = change;
      if (row === null || this.ports.concerns(id, views, rank) !== 'whole') return [];
      // What waits to be told must not bring back an older row.
      const earlier = this.changed.get(id)?.entered.filter((view) => views.includes(view));
      if (earlier !== undefined) this.changed.set(id, { ...change, entered: earlier });
      return [{ row, views, entered }];
    });
    if (changed.length > 0) this.ports.post({ type: 'delta', changed, removed: [], counters: counted });
  }

  /**
   * The page reads: what changes until the answer has gone waits for it, or the answer, older than the change, would be
   * the last the page hears of the case. Call what this returns once the answer is posted.
   */
  whileRead(): () => void {
    this.reads += 1;
    return () => {
      this.reads -= 1;
      if (!this.isBeingRead && this.waitsForReads) this.flush();
    };
  }

  get isBeingRead(): boolean {
    return this.reads > 0;
  }

  /** The page reads everything anew: what waits is forgotten. */
  reset(counters: Counters): void {
    this.counted = counters;
    this.changed = new Map();
    this.removed = new Set();
    this.counters = null;
    this.send(null, () => ({ type: 'reset', counters }));
  }

  private flush(): void {
    this.waitsForReads = this.isBeingRead;
    if (this.waitsForReads) return;
    const { changed, removed, counters } = this;
    if (counters === null) return;
    this.changed = new Map();
    this.removed = new Set();
    this.counters = null;
    this.counted = counters;
    const { told, named } = this.sorted([...changed.values()]);
    const sealed = told.filter(({ row }) => row === null).map(({ id }) => id);
    const delta = (rows: ReadonlyMap<CaseId, CaseRow>): StoreMessage => ({
      type: 'delta',
      changed: told.flatMap(({ id, row, views, entered }) => {
        const open = row ?? rows.get(id);
        return open === undefined ? [] : [{ row: open, views, entered }];
      }),
      ...(named.length > 0 && { named }),
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

  /** What is open already goes whole: that costs less than keeping it back. */
  private sorted(changed: readonly SealedChange[]) {
    const told: SealedChange[] = [];
    const named: NamedChange[] = [];
    for (const change of changed) {
      const { id, row, views, entered, rank } = change;
      const concern = this.ports.concerns(id, views, rank);
      if (concern === 'whole' || (concern === 'named' && row !== null)) told.push(change);
      else if (concern === 'named') named.push({ id, views, entered });
    }
    this.ports.told(told.map(({ id }) => id));
    this.ports.named(named.map(({ id }) => id));
    return { told, named };
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
