// The cases that changed last, in order, so that whoever follows the log need not ask the database again.
import type { CaseId } from '../../../shared/domain/ids';

export interface ChangedCase {
  readonly caseId: CaseId;
  /** Of its newest event. */
  readonly position: number;
}

/** Changes remembered at most. */
const mostKept = 16_384;

export class RecentChanges {
  private changes: ChangedCase[] = [];
  private readonly newest = new Map<CaseId, number>();
  /** Every change after this position is remembered; null: none is. */
  private since: number | null = null;

  /** Changes have to be noted in the order of their positions; one that is not makes everything forgotten. */
  note(change: ChangedCase): void {
    const last = this.changes.at(-1);
    if (last !== undefined && last.position >= change.position) {
      this.forget();
      return;
    }
    this.since ??= change.position - 1;
    this.changes.push(change);
    this.newest.set(change.caseId, change.position);
    if (this.changes.length > mostKept) this.dropOlderHalf();
  }

  /** The first changes after a position, each case once where it changed last; null when not all are remembered. */
  after(position: number, limit: number): readonly ChangedCase[] | null {
    if (this.since === null || position < this.since) return null;
    const found: ChangedCase[] = [];
    for (let at = this.firstAfter(position); at < this.changes.length && found.length < limit; at += 1) {
      const change = this.changes[at];
      if (change !== undefined && this.newest.get(change.caseId) === change.position) found.push(change);
    }
    return found;
  }

  forget(): void {
    this.changes = [];
    this.newest.clear();
    this.since = null;
  }

  private firstAfter(position: number): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.changes[middle]?.position ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private dropOlderHalf(): void {
    const dropped = this.changes.splice(0, mostKept / 2);
    for (const { caseId, position } of dropped)
      if (this.newest.get(caseId) === position) this.newest.delete(caseId);
    this.since = dropped.at(-1)?.position ?? null;
  }
}
