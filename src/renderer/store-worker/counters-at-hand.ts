// The counters as this worker last wrote them, so that asking for them reads nothing.
import type { Counters } from '../../shared/ipc/store-port';

export class CountersAtHand {
  private known: Counters | null = null;

  /** Null: not known without reading. */
  get now(): Counters | null {
    return this.known;
  }

  /** Call when they are on their way into the store; when they do not arrive there, these are of no use. */
  note(counters: Counters): void {
    this.known = counters;
  }
}
