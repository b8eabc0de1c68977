// The rows the page holds: changed in place, so that a change costs what it touches and only its own row is drawn again.
import type { CaseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import { createSignal, type Signal } from './signal';

export class RowShelf {
  private readonly rows = new Map<CaseId, CaseRow>();
  private readonly listeners = new Map<CaseId, Set<() => void>>();
  private readonly turns = createSignal(0);

  get size(): number {
    return this.rows.size;
  }

  /** Another number after each change of any row. */
  get changes(): Signal<number> {
    return this.turns;
  }

  get(id: CaseId): CaseRow | undefined {
    return this.rows.get(id);
  }

  put(rows: readonly CaseRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) {
      this.rows.set(row.id, row);
      this.tell(row.id);
    }
    this.turns.set(this.turns.get() + 1);
  }

  remove(ids: Iterable<CaseId>): void {
    for (const id of ids) if (this.rows.delete(id)) this.tell(id);
  }

  /** Forgets every row but these. */
  keepOnly(ids: readonly CaseId[]): void {
    const kept = new Set(ids);
    this.remove([...this.rows.keys()].filter((id) => !kept.has(id)));
  }

  /** Calls back when this row is another one. */
  follow(id: CaseId, listener: () => void): () => void {
    const known = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.listeners.delete(id);
    };
  }

  private tell(id: CaseId): void {
    for (const listener of [...(this.listeners.get(id) ?? [])]) listener();
  }
}
