// Which cases breach next by themselves: a heap by instant, so that a look costs what is due and not what is there.
import type { CaseId } from './ids';
import type { Instant } from './time';

interface Turn {
  readonly at: Instant;
  readonly caseId: CaseId;
}

export class BreachClock {
  private readonly heap: Turn[] = [];

  /** A case that is set twice rings twice; whoever listens knows which turn still counts. */
  set(caseId: CaseId, at: Instant): void {
    const { heap } = this;
    let place = heap.length;
    heap.push({ at, caseId });
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(place, above)) return;
      this.swap(place, above);
      place = above;
    }
  }

  /** The cases whose time has come, soonest first; each is told once. */
  take(now: Instant): readonly CaseId[] {
    const due: CaseId[] = [];
    for (let first = this.heap[0]; first !== undefined && first.at <= now; first = this.heap[0]) {
      due.push(first.caseId);
      this.dropFirst();
    }
    return due;
  }

  clear(): void {
    this.heap.length = 0;
  }

  private dropFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const sooner = left + 1 < heap.length && this.isBefore(left + 1, left) ? left + 1 : left;
      if (sooner >= heap.length || !this.isBefore(sooner, place)) return;
      this.swap(sooner, place);
      place = sooner;
    }
  }

  private isBefore(a: number, b: number): boolean {
    return (this.heap[a]?.at ?? 0) < (this.heap[b]?.at ?? 0);
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one === undefined || other === undefined) return;
    this.heap[a] = other;
    this.heap[b] = one;
  }
}
