// How far a rebuild is, and when that is worth saying.
import type { RebuildReason } from '../../shared/ipc/feed';
import type { StoreState } from '../../shared/ipc/store-port';

/** Between two times it is said. */
const rowsBetween = 500;

export class RebuildProgress {
  private said = 0;
  private resetAt = 1;

  constructor(
    readonly reason: RebuildReason,
    private readonly expected: number,
  ) {}

  state(done: number): StoreState {
    this.said = done;
    return { kind: 'rebuilding', reason: this.reason, done, expected: this.expected };
  }

  /** The page reads anew when the first rows are there, and each time they have doubled. */
  advance(done: number): { readonly state: StoreState | null; readonly reset: boolean } {
    const reset = done >= this.resetAt;
    if (reset) this.resetAt = Math.max(1_000, done * 2);
    return { state: reset || done - this.said >= rowsBetween ? this.state(done) : null, reset };
  }
}
