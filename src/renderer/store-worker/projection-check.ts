// Compares, a little at a time, the rows that are there with what the counters say: damage can take rows away unseen.
import type { ViewId } from '../../shared/domain/case-row';
import { viewsOfKeys } from '../../shared/domain/list-key';
import type { ProjectionDatabase, StoredRow } from './database';
import type { Happened } from './happened';
import { answered, keyAt, readHead, reading } from './idb';
import { storedId } from './stored-id';

/** A key that is pressed meanwhile waits for so many. */
const rowsAtOnce = 100;
/** Passed over unread, more go in the same time. The store's own count of 100,000 takes a second, and all else waits. */
const idsAtOnce = 500;
/** Before what is there is compared with the counters, and between two parts of that. */
const settleMs = 3_000;
const pauseMs = 40;
/** While somebody works, it is looked so much later whether they still do, and so often at most. */
const workingMs = 2_000;
const mostPutOff = 30;

export interface CheckPorts {
  /** Whether this look is still the one that counts. */
  readonly isWanted: () => boolean;
  /** Whether a person works in the list, who would have to wait for it. */
  readonly isInTheWay: () => boolean;
  readonly later: (step: () => void, afterMs: number) => void;
  /** Runs while nothing changes. */
  readonly inTurn: (work: () => Promise<void>) => void;
  readonly differs: () => void;
}

/** Looks through all rows, a part at a time; that some are missing is seen soon, the rest while nobody works. */
export function lookThrough(check: Pick<ProjectionCheck, 'step' | 'mayWait'>, ports: CheckPorts): void {
  let putOff = 0;
  const step = async () => {
    if (!ports.isWanted()) return;
    if (check.mayWait && putOff < mostPutOff && ports.isInTheWay()) {
      putOff += 1;
      ports.later(next, workingMs);
      return;
    }
    const found = await check.step();
    if (found === 'more') ports.later(next, pauseMs);
    if (found === 'differs') ports.differs();
  };
  const next = () => ports.inTurn(step);
  ports.later(next, settleMs);
}

export class ProjectionCheck {
  private counted = new Map<string, number>();
  private total = 0;
  /** Rows up to this id, as it is stored, are counted. */
  private frontier = '';
  /** Before that, rows are only numbered: those up to an id; null once all are. */
  private numbered: { number: number; to: string } | null = { number: 0, to: '' };

  constructor(private readonly database: ProjectionDatabase) {}

  /** What changes behind the frontier changes the count; the rest is still to be met. Call after each change. */
  note({ changed, removed }: Happened): void {
    this.renumber({ changed, removed });
    for (const { stored, before, views, isNew } of changed) {
      if (stored.id > this.frontier) continue;
      if (isNew) this.total += 1;
      this.move(before, views);
    }
    for (const { id, before, wasThere } of removed) {
      if (storedId(id) > this.frontier) continue;
      if (wasThere) this.total -= 1;
      this.move(before, []);
    }
  }

  /** No row is missing, as far as their number tells. */
  get mayWait(): boolean {
    return this.numbered === null;
  }

  /** Counts on. The first steps find when rows are missing. */
  async step(): Promise<'more' | 'agrees' | 'differs'> {
    return reading(this.database, async (tables) => {
      const head = await readHead(tables);
      if (head === undefined) return 'differs';
      if (this.numbered !== null) {
        const { numbered } = this;
        const beyond = IDBKeyRange.lowerBound(numbered.to, true);
        const to = await keyAt(tables.rows, beyond, idsAtOnce);
        if (to !== null) {
          numbered.number += idsAtOnce;
          numbered.to = to;
          return 'more';
        }
        const rest = await answered(tables.rows.count(beyond));
        if (numbered.number + rest !== head.total) return 'differs';
        this.numbered = null;
      }
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

  private renumber({ changed, removed }: Pick<Happened, 'changed' | 'removed'>): void {
    const { numbered } = this;
    if (numbered === null) return;
    for (const { stored, isNew } of changed) if (isNew && stored.id <= numbered.to) numbered.number += 1;
    for (const { id, wasThere } of removed) if (wasThere && storedId(id) <= numbered.to) numbered.number -= 1;
  }

  private move(from: readonly ViewId[], to: readonly ViewId[]): void {
    for (const view of from) this.counted.set(view, (this.counted.get(view) ?? 0) - 1);
    for (const view of to) this.counted.set(view, (this.counted.get(view) ?? 0) + 1);
  }
}
