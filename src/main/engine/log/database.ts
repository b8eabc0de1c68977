// The only door to libsql. It binds nothing but numbers, bytes and null: other values abort the whole process.
import Libsql from 'libsql';

export type Bindable = number | Uint8Array | string | null;
/** libsql gives bytes as a Buffer from `get` and as an ArrayBuffer from `all`. */
export type Row = Readonly<Record<string, Bindable | ArrayBuffer>>;

export interface Statement {
  run(...values: readonly Bindable[]): { readonly changes: number };
  get(...values: readonly Bindable[]): Row | null;
  all(...values: readonly Bindable[]): readonly Row[];
}

export interface Database {
  prepare(sql: string): Statement;
  /** Our own constant SQL only; never text that holds a value. */
  execute(sql: string): void;
  /** Runs the work in one transaction, flushed to disk when it returns; nothing of it stays when it throws. */
  transact<T>(work: () => T): T;
  close(): void;
}

/** The database cannot be read as what it should be: damaged, foreign, or of a newer version. */
export class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';
}

/** The disk refuses to take more; what was there before is unharmed. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

export interface DatabaseOptions {
  readonly pageKey?: string;
  readonly readOnly?: boolean;
  /** Only for an index that can be thrown away: a damaged text column aborts the process that reads it. */
  readonly bindsText?: boolean;
}

/**
 * Opens a database file with full durability: a commit that returned survives a power cut.
 * `pageKey` (hex) encrypts the pages, for indexes that hold words; it does not authenticate them.
 */
export function openDatabase(file: string, options: DatabaseOptions = {}): Database {
  const { pageKey, readOnly = false, bindsText = false } = options;
  let handle: Libsql.Database;
  try {
    handle = new Libsql(file, {
      ...(pageKey === undefined ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: pageKey }),
      readonly: readOnly,
    } as Libsql.Options);
    if (!readOnly) {
      handle.pragma('journal_mode=WAL');
      handle.pragma('synchronous=FULL');
    }
    handle.pragma('busy_timeout=5000');
  } catch (error) {
    throw new LogUnreadable(`${file} cannot be opened: ${reasonOf(error)}`);
  }
  let open = true;
  let depth = 0;
  return {
    prepare: (sql) => statement(handle, sql, { bindsText, isOpen: () => open }),
    execute: (sql) => guarded(() => void handle.exec(sql)),
    transact: (work) => {
      if (depth > 0) return work();
      guarded(() => void handle.exec('begin immediate'));
      depth += 1;
      try {
        const value = work();
        guarded(() => void handle.exec('commit'));
        return value;
      } catch (error) {
        if (handle.inTransaction) handle.exec('rollback');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => {
      if (!open) return;
      open = false;
      handle.close();
    },
  };
}

function statement(
  handle: Libsql.Database,
  sql: string,
  { bindsText, isOpen }: { readonly bindsText: boolean; readonly isOpen: () => boolean },
): Statement {
  // Values always go as one list: libsql takes a lone Buffer for an object of named values and aborts.
  const prepared = handle.prepare(sql);
  const checked = (values: readonly Bindable[]) => {
    // libsql aborts the whole process when a statement runs after its database was closed.
    if (!isOpen()) throw new Error('The database is closed');
    return refuseUnbindable(values, { sql, bindsText });
  };
  return {
    run: (...values) => guarded(() => ({ changes: prepared.run(checked(values)).changes })),
    get: (...values) => guarded(() => (prepared.get(checked(values)) as Row | undefined) ?? null),
    all: (...values) => guarded(() => prepared.all(checked(values)) as readonly Row[]),
  };
}

function refuseUnbindable(
  values: readonly Bindable[],
  { sql, bindsText }: { readonly sql: string; readonly bindsText: boolean },
): readonly Bindable[] {
  values.forEach((value, index) => {
    const fine =
      value === null ||
      value instanceof Uint8Array ||
      (typeof value === 'number' && Number.isFinite(value)) ||
      (bindsText && typeof value === 'string');
    if (!fine)
      throw new TypeError(
        `Value ${index + 1} of "${sql}" is ${typeof value}; only numbers, bytes and null are bound`,
      );
  });
  return values;
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code.includes('SQLITE_FULL') || /disk is full|SQLITE_FULL|disk I\/O error/i.test(reasonOf(error)))
      throw new DiskFull(reasonOf(error));
    if (/SQLITE_(NOTADB|CORRUPT)|malformed|not a database/i.test(`${code} ${reasonOf(error)}`))
      throw new LogUnreadable(reasonOf(error));
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Bytes of a column that the schema declares as BLOB NOT NULL. */
export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new LogUnreadable(`Column ${column} holds no bytes`);
}

/** The number in a column that the schema declares as INTEGER NOT NULL. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new LogUnreadable(`Column ${column} holds no number`);
}
