// The projection's tables: sealed rows under one index that serves every view, and what they amount to beside them.
import Dexie, { type Table } from 'dexie';
import type { FeedGap } from '../../shared/ipc/feed';

export interface StoredRow {
  /** As `storedId` writes it. */
  readonly id: string;
  /** Where the list finds the case (list-key.ts); hold no words of a customer. */
  readonly viewKeys: readonly string[];
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** What the projection holds; one record, so that it changes with the rows or not at all. */
export interface ProjectionHead {
  readonly key: 'head';
  readonly generation: string;
  readonly position: number;
  readonly gap: FeedGap | null;
  /** Cases in each view. */
  readonly counters: Readonly<Record<string, number>>;
  /** Rows there are. */
  readonly total: number;
  /** No row has a higher number: a case with one is new here. */
  readonly highest: number;
}

export class ProjectionDatabase extends Dexie {
  declare readonly rows: Table<StoredRow, string>;
  declare readonly meta: Table<ProjectionHead, string>;

  constructor(name = 'semaforo-projection') {
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ rows: 'id, *viewKeys', meta: 'key', counters: 'view' });
    this.version(2).stores({ counters: null });
  }
}
