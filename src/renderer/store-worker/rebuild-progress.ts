// How far a list is that is built anew, or that has much to catch up with, and when that is worth saying.
import type { RebuildReason } from '../../shared/ipc/feed';
import type { StoreState } from '../../shared/ipc/store-port';

/** Between two times it is said: so many rows, or such a part of a long list. Each time the page draws its counts. */
const rowsBetween = 500;
const partBetween = 1 / 50;

export class RebuildProgress {
  private arrived = 0;
  private said = 0;
  private resetAt = 1;
  private readonly between: number;

  constructor(
    /** Null: what is there is whole, and only behind. */
    readonly reason: RebuildReason | null,
    private readonly expected: number,
  ) {
    this.between = Math.max(rowsBetween, expected * partBetween);
  }

  /** `total`: rows there are. */
  state(total: number): StoreState {
    const { reason, expected } = this;
    const done = this.doneOf(total);
    this.said = done;
    if (reason === null) return { kind: 'catching-up', done, expected };
    return { kind: 'rebuilding', reason, done, expected };
  }

  /** The page reads anew when the first rows are there, and each time they have doubled. */
  advance(arrived: number, total: number): { readonly state: StoreState | null; readonly reset: boolean } {
    this.arrived += arrived;
    const done = this.doneOf(total);
    const reset = done >= this.resetAt;
    if (reset) this.resetAt = Math.max(1_000, done * 2);
    return { state: reset || done - this.said >= this.between ? this.state(total) : null, reset };
  }

  /** Of a list that is only behind, most rows were there before; the most urgent ones come a second time. */
  private doneOf(total: number): number {
    return this.reason === null ? Math.min(this.arrived, this.expected) : total;
  }
}
