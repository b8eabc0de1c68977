// Gathers changes for the page and posts them at most once a frame.
import type { CaseId } from '../../shared/domain/ids';
import type { Counters, RowChange, StoreMessage } from '../../shared/ipc/store-port';

const frameMs = 16;

export class DeltaOutbox {
  private readonly post: (message: StoreMessage) => void;
  private readonly later: (step: () => void, afterMs: number) => void;
  private changed = new Map<CaseId, RowChange>();
  private removed = new Set<CaseId>();
  private counters: Counters | null = null;

  constructor(post: (message: StoreMessage) => void, later: (step: () => void, afterMs: number) => void) {
    this.post = post;
    this.later = later;
  }

  add(changed: readonly RowChange[], removed: readonly CaseId[], counters: Counters): void {
    for (const change of changed) {
      const earlier = this.changed.get(change.row.id);
      const entered =
        earlier === undefined
          ? change.entered
          : change.views.filter((view) => earlier.entered.includes(view) || change.entered.includes(view));
      this.changed.set(change.row.id, { ...change, entered });
      this.removed.delete(change.row.id);
    }
    for (const id of removed) {
      this.changed.delete(id);
      this.removed.add(id);
    }
    if (this.counters === null) this.later(() => this.flush(), frameMs);
    this.counters = counters;
  }

  /** Forgets what waits: the page is about to read everything. */
  clear(): void {
    this.changed = new Map();
    this.removed = new Set();
  }

  private flush(): void {
    const counters = this.counters;
    if (counters === null) return;
    const message: StoreMessage = {
      type: 'delta',
      changed: [...this.changed.values()],
      removed: [...this.removed],
      counters,
    };
    this.clear();
    this.counters = null;
    this.post(message);
  }
}
