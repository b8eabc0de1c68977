// How many transactions the log has ever committed: one that lost its newest writes is shorter than it was known to be.
import type { Meta } from './meta';

const name = 'commits';

export class CommitCount {
  private known: number | null = null;

  constructor(private readonly meta: Meta) {}

  total(): number {
    if (this.known === null) {
      const stored = this.meta.read(name);
      this.known = stored === null ? 0 : Number(Buffer.from(stored).toString());
    }
    return this.known;
  }

  /** Inside the transaction it counts. */
  count(): void {
    this.known = this.total() + 1;
    this.meta.write(name, Buffer.from(String(this.known)));
  }

  /** Call when the transaction was rolled back. */
  forget(): void {
    this.known = null;
  }
}
