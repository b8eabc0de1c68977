// What came into the view since the list was read and waits above it: counted, the red ones apart.
import type { CaseId } from '../../shared/domain/ids';

export interface Waiting {
  readonly all: number;
  readonly red: number;
  /** More came than are told apart. */
  readonly more: boolean;
}

export const nothingWaits: Waiting = { all: 0, red: 0, more: false };

/** A crisis may bring more than a page should remember: from here on it only says that there are more. */
const mostRemembered = 5_000;

export class Arrivals {
  private readonly isRed = new Map<CaseId, boolean>();
  private red = 0;
  private more = false;

  has(id: CaseId): boolean {
    return this.isRed.has(id);
  }

  add(id: CaseId, isRed: boolean): void {
    this.remove(id);
    if (this.isRed.size >= mostRemembered) {
      this.more = true;
      return;
    }
    this.isRed.set(id, isRed);
    if (isRed) this.red += 1;
  }

  remove(id: CaseId): void {
    if (this.isRed.get(id) === true) this.red -= 1;
    this.isRed.delete(id);
  }

  clear(): void {
    this.isRed.clear();
    this.red = 0;
    this.more = false;
  }

  /** The same object as `before` when it says the same. */
  count(before: Waiting): Waiting {
    const { red, more } = this;
    const all = this.isRed.size;
    return before.all === all && before.red === red && before.more === more ? before : { all, red, more };
  }
}
