// The projection's tables: sealed rows under one index that serves every view, and the counters beside them.
import Dexie, { type Table } from 'dexie';

export interface StoredRow {
  readonly id: string;
  /** One key per view the case stands in (view-key.ts); holds no words of a customer. */
  readonly viewKeys: readonly string[];
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface StoredCounter {
  readonly view: string;
  readonly count: number;
}

/** What the projection holds; one record, so that it changes with the rows or not at all. */
export interface ProjectionHead {
  readonly key: 'head';
  readonly generation: string;
  readonly position: number;
}

export class ProjectionDatabase extends Dexie {
  declare readonly rows: Table<StoredRow, string>;
  declare readonly meta: Table<ProjectionHead, string>;
  declare readonly counters: Table<StoredCounter, string>;

  constructor(name = 'semaforo-projection') {
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ rows: 'id, *viewKeys', meta: 'key', counters: 'view' });
  }
}
