// Keeps the list of the current view: reads stretches of it, and lets arrivals in only where no hand is.
import type { ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import {
  append,
  applyChange,
  emptyList,
  keepNear,
  letGo,
  listSize,
  type QueueList,
  snapshot,
  withRows,
} from './queue-list';
import { createSignal, type Signal } from './signal';
import type { StoreClient } from './store-client';

const firstStretch = 100;
const nextStretch = 300;

export class QueueFeed {
  private readonly store: StoreClient;
  private readonly signal;
  private selected: CaseId | null = null;
  /** The pointer is over the list: what lies under it must not change. */
  private touched = false;
  private reading: Promise<void> | null = null;
  private refreshing: Promise<void> | null = null;
  private stale = false;
  private turn = 0;

  constructor(store: StoreClient, view: ViewId) {
    this.store = store;
    this.signal = createSignal(emptyList(view));
    store.onReset(() => void this.refresh());
    store.onDelta((delta) => {
      this.signal.set(applyChange(this.signal.get(), { ...delta, selected: this.selected }));
      if (!this.isHeld() && this.signal.get().waiting.size > 0) void this.refresh();
    });
  }

  get list(): Signal<QueueList> {
    return this.signal;
  }

  /** Whether arrivals have to wait: somebody works in this list. */
  isHeld(): boolean {
    return this.selected !== null || this.touched;
  }

  show(view: ViewId): Promise<void> {
    this.selected = null;
    this.signal.set(emptyList(view));
    return this.refresh();
  }

  select(id: CaseId | null): void {
    this.selected = id;
    this.signal.set(letGo(this.signal.get(), id));
  }

  touch(touched: boolean): void {
    this.touched = touched;
    if (!this.isHeld() && this.signal.get().waiting.size > 0) void this.refresh();
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
    this.signal.set(keepNear(this.signal.get(), index));
    this.reading ??= this.readOn(index).finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** Brings back rows that had been let go of. */
  async restore(ids: readonly CaseId[]): Promise<void> {
    const missing = ids.filter((id) => !this.signal.get().rows.has(id));
    if (missing.length === 0) return;
    const rows = await this.store.rows(missing);
    this.signal.set(withRows(this.signal.get(), rows));
  }

  size(): number {
    const list = this.signal.get();
    return listSize(list, this.store.counters.get()[list.view] ?? 0);
  }

  private async takeSnapshot(): Promise<void> {
    const turn = ++this.turn;
    const { view, order } = this.signal.get();
    const window = await this.store.window(view, null, Math.max(firstStretch, order.length));
    if (turn !== this.turn || this.signal.get().view !== view) {
      this.stale = true;
      return;
    }
    this.signal.set(snapshot(view, window));
  }

  private async readOn(index: number): Promise<void> {
    for (;;) {
      const turn = this.turn;
      const list = this.signal.get();
      if (!list.ready || list.complete || list.order.length > index) return;
      const window = await this.store.window(list.view, list.lastKey, nextStretch);
      if (turn !== this.turn || this.signal.get().view !== list.view) return;
      this.signal.set(append(this.signal.get(), window));
    }
  }
}
