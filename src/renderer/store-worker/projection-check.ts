// Compares, a little at a time, the rows that are there with what the counters say: damage can take rows away unseen.
import type { ViewId } from '../../shared/domain/case-row';
import { viewsOfKeys } from '../../shared/domain/list-key';
import type { ProjectionDatabase, StoredRow } from './database';
import type { Happened } from './happened';
import { answered, readHead, reading } from './idb';

const rowsAtOnce = 200;

export class ProjectionCheck {
  private counted = new Map<string, number>();
  private total = 0;
  /** Rows up to this id are counted. */
  private frontier = '';

  constructor(private readonly database: ProjectionDatabase) {}

  /** What changes behind the frontier changes the count; the rest is still to be met. Call after each change. */
  note({ changed, removed }: Happened): void {
    for (const { stored, before, views, isNew } of changed) {
      if (stored.id > this.frontier) continue;
      if (isNew) this.total += 1;
      this.move(before, views);
    }
    for (const { id, before, wasThere } of removed) {
      if (id > this.frontier) continue;
      if (wasThere) this.total -= 1;
      this.move(before, []);
    }
  }

  /** Counts on. The first step finds at once when rows are missing. */
  async step(): Promise<'more' | 'agrees' | 'differs'> {
    return reading(this.database, async (tables) => {
      const head = await readHead(tables);
      if (head === undefined) return 'differs';
      if (this.frontier === '' && (await answered(tables.rows.count())) !== head.total) return 'differs';
      const after = IDBKeyRange.lowerBound(this.frontier, true);
      const rows = await answered<StoredRow[]>(tables.rows.getAll(after, rowsAtOnce));
      for (const row of rows) this.move([], viewsOfKeys(row.viewKeys));
      this.total += rows.length;
      this.frontier = rows.at(-1)?.id ?? this.frontier;
      if (rows.length === rowsAtOnce) return 'more';
      const views = new Set([...Object.keys(head.counters), ...this.counted.keys()]);
      const same = [...views].every((view) => (head.counters[view] ?? 0) === (this.counted.get(view) ?? 0));
      return same && this.total === head.total ? 'agrees' : 'differs';
    });
  }

  private move(from: readonly ViewId[], to: readonly ViewId[]): void {
    for (const view of from) this.counted.set(view, (this.counted.get(view) ?? 0) - 1);
    for (const view of to) this.counted.set(view, (this.counted.get(view) ?? 0) + 1);
  }
}
