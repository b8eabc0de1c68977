// Keeps the first rows of the views that were read of late, in step with each change: most reads of a list ask for those.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import { rankOf } from '../../shared/domain/list-key';
import type { StoredRow } from './database';
import type { Happened } from './happened';
import { storedId } from './stored-id';

/** Some screens; who reads further down reads the store. */
const mostRows = 300;
/** A person goes to and fro between few. */
const mostViews = 4;

export interface HeadRow {
  readonly stored: StoredRow;
  readonly rank: string;
  /** Null until somebody had it opened. */
  open: CaseRow | null;
}

interface Head {
  readonly rows: readonly HeadRow[];
  /** Nothing follows. */
  readonly isWhole: boolean;
}

export class ViewHeads {
  private readonly heads = new Map<ViewId, Head>();
  private changes = 0;

  /** Names the present; what was read before it changed is not kept. */
  get turn(): number {
    return this.changes;
  }

  /** The first rows of a view, and whether nothing follows; null when so many are not known. */
  first(
    view: ViewId,
    limit: number,
  ): { readonly rows: readonly HeadRow[]; readonly complete: boolean } | null {
    const head = this.heads.get(view);
    if (head === undefined || (!head.isWhole && head.rows.length < limit)) return null;
    this.heads.delete(view);
    this.heads.set(view, head);
    return { rows: head.rows.slice(0, limit), complete: head.isWhole && head.rows.length < limit };
  }

  /** Takes note of what was read from the top of a view while `turn` was the present. */
  keep(
    view: ViewId,
    read: { readonly rows: readonly HeadRow[]; readonly complete: boolean },
    turn: number,
  ): void {
    if (turn !== this.changes) return;
    const isWhole = read.complete && read.rows.length <= mostRows;
    this.heads.delete(view);
    this.heads.set(view, { rows: read.rows.slice(0, mostRows), isWhole });
    const oldest = this.heads.size > mostViews ? this.heads.keys().next().value : undefined;
    if (oldest !== undefined) this.heads.delete(oldest);
  }

  /** Call when the change is on its way into the store; when it does not arrive there, these heads are of no use. */
  change({ changed, removed }: Pick<Happened, 'changed' | 'removed'>): void {
    this.changes += 1;
    if (this.heads.size === 0) return;
    // Of a case that changed twice on the way the last counts, as in the store.
    const latest = new Map(changed.map((one) => [one.stored.id, one]));
    const gone = new Set([...latest.keys(), ...removed.map(({ id }) => storedId(id))]);
    for (const [view, head] of this.heads) {
      const rows = head.rows.filter(({ stored }) => !gone.has(stored.id));
      for (const { stored, views } of latest.values())
        if (views.includes(view)) insert(rows, stored, head.isWhole);
      const isWhole = head.isWhole && rows.length <= mostRows;
      this.heads.set(view, { rows: rows.slice(0, mostRows), isWhole });
    }
  }

  clear(): void {
    this.changes += 1;
    this.heads.clear();
  }
}

export function headRow(stored: StoredRow): HeadRow {
  return { stored, rank: rankOf(stored.viewKeys[0] ?? ''), open: null };
}

/** In its place, unless that is beyond the last row of a head that something follows. */
function insert(rows: HeadRow[], stored: StoredRow, isWhole: boolean): void {
  const row = headRow(stored);
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.rank ?? '') < row.rank) from = middle + 1;
    else to = middle;
  }
  if (from < rows.length || isWhole) rows.splice(from, 0, row);
}
