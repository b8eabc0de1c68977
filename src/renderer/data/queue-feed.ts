// Keeps the list of the current view: reads stretches of it, and lets arrivals in only where no hand is.
import { type CaseRow, compareRows, type ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { NamedChange, RowChange } from '../../shared/ipc/store-port';
import { Arrivals, nothingWaits, type Waiting } from './arrivals';
import {
  append,
  applyChange,
  emptyList,
  insert,
  isInPlace,
  letGo,
  listSize,
  longestList,
  type QueueList,
  rowsNear,
  snapshot,
  takeOut,
} from './queue-list';
import { RowShelf } from './row-shelf';
import { createSignal, type Signal } from './signal';
import type { StoreClient } from './store-client';

/** As many cases as the engine takes in one command. */
export const mostInOneStep = 50_000;

const firstStretch = 100;
const nextStretch = 300;
/** A list that arrivals have made this much longer than anybody looked is read anew, short again. */
const mostUnseen = 1_000;

export class QueueFeed {
  readonly rows = new RowShelf();
  private readonly store: StoreClient;
  private readonly signal;
  private readonly arrivals = new Arrivals();
  private readonly waitingSignal = createSignal(nothingWaits);
  private readonly sizeSignal = createSignal(0);
  private selected: CaseId | null = null;
  /** The pointer is over the list: what lies under it must not change. */
  private touched = false;
  /** How far down somebody has looked. */
  private reached = 0;
  private reading: Promise<void> | null = null;
  private refreshing: Promise<void> | null = null;
  private stale = false;
  /** Rows changed under a hand so that they belong elsewhere: put right when the hand goes. */
  private isOutOfOrder = false;
  private turn = 0;

  constructor(store: StoreClient, view: ViewId) {
    this.store = store;
    this.signal = createSignal(emptyList(view));
    store.onReset(() => {
      this.put(this.signal.get());
      void this.refresh();
    });
    store.onDelta(({ changed, named = [], removed }) => {
      this.count(named);
      this.change(changed, removed);
    });
  }

  get list(): Signal<QueueList> {
    return this.signal;
  }

  /** What came in since the list was read; shown as one line above it. */
  get waiting(): Signal<Waiting> {
    return this.waitingSignal;
  }

  /** How many cases the view holds. Stands still while arrivals only wait. */
  get size(): Signal<number> {
    return this.sizeSignal;
  }

  /** Whether arrivals have to wait: somebody works in this list. */
  isHeld(): boolean {
    return this.selected !== null || this.touched;
  }

  show(view: ViewId): Promise<void> {
    this.selected = null;
    this.reached = 0;
    this.arrivals.clear();
    this.rows.keepOnly([]);
    this.put(emptyList(view));
    return this.refresh();
  }

  select(id: CaseId | null): void {
    this.selected = id;
    this.put(letGo(this.signal.get(), id));
    if (id === null) this.putRight();
  }

  touch(touched: boolean): void {
    this.touched = touched;
    if (!touched) this.putRight();
  }

  /** The hand is gone: what waited comes in, and every case stands in its place again. */
  private putRight(): void {
    if (!this.isHeld() && (this.isOutOfOrder || this.waitingSignal.get().all > 0)) void this.refresh();
  }

  /** Takes a new snapshot of the view, with everything that waited in its place. */
  refresh(): Promise<void> {
    if (this.refreshing !== null) {
      this.stale = true;
      return this.refreshing;
    }
    this.refreshing = this.takeSnapshot().finally(() => {
      this.refreshing = null;
      if (!this.stale) return;
      this.stale = false;
      return this.refresh();
    });
    return this.refreshing;
  }

  /** Reads on until the list reaches an index. */
  reach(index: number): Promise<void> {
    this.reached = index;
    const near = rowsNear(this.signal.get(), index, this.rows.size);
    if (near !== null) this.rows.keepOnly(near);
    this.reading ??= this.readOn(Math.min(index, longestList - 1)).finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** Brings back rows that had been let go of. */
  async restore(ids: readonly CaseId[]): Promise<void> {
    const missing = ids.filter((id) => this.rows.get(id) === undefined);
    if (missing.length > 0) this.rows.put(await this.store.rows(missing));
  }

  /** Ids of all cases of the view, as far as one step can go. */
  all(): Promise<readonly CaseId[]> {
    return this.store.ids(this.signal.get().view, mostInOneStep);
  }

  /** The list, what waits and the count change together, and each is told only when it is another one. */
  private put(list: QueueList): void {
    this.signal.set(list);
    this.waitingSignal.set(this.arrivals.count(this.waitingSignal.get()));
    const counted = this.store.counters.get()[list.view] ?? 0;
    this.sizeSignal.set(listSize(list, counted, this.waitingSignal.get().all));
  }

  /** What came or went beyond what was read of the view: under a hand it waits like any other, else it is found below. */
  private count(named: readonly NamedChange[]): void {
    const { listed, view, order, ready } = this.signal.get();
    const waits = (this.isHeld() && order.length > 0) || !ready;
    for (const { id, views, entered } of named) {
      if (listed.has(id)) continue;
      if (!views.includes(view)) this.arrivals.remove(id);
      else if (waits && (entered.includes(view) || this.arrivals.has(id)))
        this.arrivals.add(id, views.includes('red'));
    }
  }

  private change(changed: readonly RowChange[], removed: readonly CaseId[]): void {
    const before = this.signal.get();
    const { listed, view } = before;
    const known = changed.flatMap(({ row }) => (listed.has(row.id) ? [row] : []));
    const ranked = known.filter((row) => isRankedAnew(this.rows.get(row.id), row));
    this.rows.put(known);
    const moved = ranked.filter((row) => !isInPlace(before, row, (id) => this.rows.get(id)));
    const list = applyChange(before, { changed, removed, selected: this.selected });
    const came: CaseRow[] = [];
    for (const id of removed) this.arrivals.remove(id);
    this.rows.remove(removed);
    for (const { row, views, entered } of changed) {
      if (listed.has(row.id)) continue;
      if (!views.includes(view)) this.arrivals.remove(row.id);
      else if (entered.includes(view) || this.arrivals.has(row.id)) came.push(row);
    }
    // In an empty list there is no place to keep.
    if ((this.isHeld() && before.order.length > 0) || !list.ready) {
      this.isOutOfOrder ||= moved.length > 0;
      this.wait(list, came);
    } else {
      const staying = moved.filter((row) => list.listed.has(row.id));
      this.letIn(takeOut(list, staying), came, staying);
    }
  }

  private wait(list: QueueList, came: readonly CaseRow[]): void {
    for (const row of came) this.arrivals.add(row.id, row.tier === 'red');
    this.put(list);
  }

  private letIn(list: QueueList, came: readonly CaseRow[], moved: readonly CaseRow[]): void {
    // The hand has just gone: what waited for that is read together with what comes now.
    if (this.waitingSignal.get().all > 0) void this.refresh();
    if (came.length + moved.length === 0 || this.waitingSignal.get().all > 0) {
      this.put(list);
      return;
    }
    const longer = insert(list, [...came, ...moved], (id) => this.rows.get(id));
    this.rows.put(came.filter((row) => longer.listed.has(row.id)));
    this.put(longer);
    if (longer.order.length > Math.max(firstStretch, this.reached) + mostUnseen) void this.refresh();
  }

  private async takeSnapshot(): Promise<void> {
    const turn = ++this.turn;
    const { view } = this.signal.get();
    const { selected } = this;
    const held = selected === null ? -1 : this.signal.get().order.indexOf(selected);
    const limit = Math.max(this.reached, held) + firstStretch;
    const window = await this.store.window(view, null, Math.min(limit, longestList));
    if (turn !== this.turn || this.signal.get().view !== view) {
      this.stale = true;
      return;
    }
    this.arrivals.clear();
    this.isOutOfOrder = false;
    const list = snapshot(view, window);
    this.rows.put(window.rows);
    this.rows.keepOnly(list.order);
    this.put(list);
  }

  private async readOn(index: number): Promise<void> {
    for (;;) {
      const turn = this.turn;
      const list = this.signal.get();
      if (!list.ready || list.complete || list.order.length > index) return;
      const window = await this.store.window(list.view, list.lastKey, nextStretch);
      if (turn !== this.turn || this.signal.get().view !== list.view) return;
      for (const row of window.rows) this.arrivals.remove(row.id);
      this.rows.put(window.rows);
      this.put(append(this.signal.get(), window));
    }
  }
}

function isRankedAnew(before: CaseRow | undefined, after: CaseRow): boolean {
  return before === undefined || compareRows(before, after) !== 0;
}
