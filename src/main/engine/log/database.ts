// The only door to libsql. It binds nothing but numbers, bytes and null: other values abort the whole process.
import Libsql from 'libsql';

export type Bindable = number | Uint8Array | string | null;
/** libsql gives bytes as one or the other; `bytesOf` knows both. */
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
  /**
   * Runs the work in one transaction, flushed to disk when it returns; nothing of it stays when it throws. Inside
   * another one it is a part of that: flushed with it, and undone alone when it throws.
   */
  transact<T>(work: () => T): T;
  /** Moves everything into the main file and empties the one beside it; false when a reader was in the way. */
  checkpoint(): boolean;
  /** The same without waiting for anybody: what others are reading may stay where it is. */
  tidy(): void;
  close(): void;
}

/**
 * - damaged: not what was written
 * - other-key: written with another data key
 * - newer: written by a newer version
 * - unreachable: the file cannot be opened at all
 */
type UnreadableReason = 'damaged' | 'other-key' | 'newer' | 'unreachable';

/** The database cannot be read as what it should be. */
export class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';

  constructor(
    message: string,
    readonly reason: UnreadableReason = 'damaged',
  ) {
    super(message);
  }
}

/** The disk refuses to take more; what was there before is unharmed. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

export interface DatabaseOptions {
  readonly pageKey?: string;
  readonly readOnly?: boolean;
  /**
   * For an index that can be thrown away: it may lose its last changes in a power cut, and it binds text. Text is
   * still never read back as such: a damaged one aborts the process.
   */
  readonly isDisposable?: boolean;
}

const patienceMs = 5_000;
/** Pages in the file beside the main one (8 MB) before they are moved over, and what that file is cut back to. */
const pagesBesides = 2_000;
const bytesBesides = 8_388_608;

/** `fullfsync` is for macOS, where an ordinary flush stops at the drive's own memory. */
const writing = [
  'journal_mode=WAL',
  'fullfsync=ON',
  'checkpoint_fullfsync=ON',
  `wal_autocheckpoint=${pagesBesides}`,
  `journal_size_limit=${bytesBesides}`,
  'secure_delete=ON',
  // In KB. Names that are hashes are written all over their index, which should stay in memory for that.
  'cache_size=-16000',
];

/**
 * Opens a database file with full durability: a commit that returned survives a power cut. Throws LogUnreadable.
 * `pageKey` (hex) encrypts the pages, for indexes that hold words; it does not authenticate them.
 */
export function openDatabase(file: string, options: DatabaseOptions = {}): Database {
  const { pageKey, readOnly = false, isDisposable = false } = options;
  try {
    const cipher = pageKey === undefined ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: pageKey };
    const handle = new Libsql(file, cipher as Libsql.Options);
    const settings = readOnly
      ? ['query_only=ON']
      : [...writing, `synchronous=${isDisposable ? 'NORMAL' : 'FULL'}`];
    for (const setting of [`busy_timeout=${patienceMs}`, 'cell_size_check=ON', ...settings])
      handle.pragma(setting);
    return new Connection(handle, isDisposable);
  } catch (error) {
    throw translated(error, 'unreachable');
  }
}

class Connection implements Database {
  private depth = 0;
  private isOpen = true;
  /** SQLite gives up a whole transaction by itself when the disk is full; what follows must not stand alone. */
  private wasGivenUp = false;

  constructor(
    private readonly handle: Libsql.Database,
    private readonly bindsText: boolean,
  ) {}

  prepare(sql: string): Statement {
    const prepared = this.guarded(() => this.handle.prepare(sql));
    // `all` leaves its statement in the middle of things, and a `get` of the same one would read on from there.
    let listing: Libsql.Statement | null = null;
    const forLists = () => {
      listing ??= this.handle.prepare(sql);
      return listing;
    };
    // Always as one list: libsql takes a lone value of bytes for named values and aborts the process.
    const bound = (values: readonly Bindable[]) => [refuseUnbindable(values, sql, this.bindsText)];
    return {
      run: (...values) => this.guarded(() => ({ changes: prepared.run(...bound(values)).changes })),
      get: (...values) => this.guarded(() => (prepared.get(...bound(values)) as Row | undefined) ?? null),
      all: (...values) => this.guarded(() => forLists().all(...bound(values)) as readonly Row[]),
    };
  }

  execute(sql: string): void {
    this.guarded(() => void this.handle.exec(sql));
  }

  transact<T>(work: () => T): T {
    const [begin, keep, drop] =
      this.depth === 0
        ? ['begin immediate', 'commit', 'rollback']
        : [
            `savepoint s${this.depth}`,
            `release s${this.depth}`,
            `rollback to s${this.depth}; release s${this.depth}`,
          ];
    this.execute(begin);
    this.depth += 1;
    try {
      const value = work();
      this.execute(keep);
      return value;
    } catch (error) {
      if (this.handle.inTransaction) this.handle.exec(drop);
      throw error;
    } finally {
      this.depth -= 1;
      if (this.depth === 0) this.wasGivenUp = false;
    }
  }

  checkpoint(): boolean {
    const row = this.guarded(() => this.handle.prepare('pragma wal_checkpoint(truncate)').get()) as Row;
    return numberOf(row, 'busy') === 0;
  }

  tidy(): void {
    this.execute('pragma busy_timeout=0');
    try {
      this.checkpoint();
    } finally {
      this.execute(`pragma busy_timeout=${patienceMs}`);
    }
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.handle.close();
  }

  private guarded<T>(work: () => T): T {
    if (this.wasGivenUp) throw new Error('The transaction was given up after an earlier failure in it');
    try {
      return work();
    } catch (error) {
      if (this.depth > 0 && !this.handle.inTransaction) this.wasGivenUp = true;
      throw translated(error);
    }
  }
}

function refuseUnbindable(values: readonly Bindable[], sql: string, bindsText: boolean): readonly Bindable[] {
  for (const value of values) {
    if (value === null || value instanceof Uint8Array || Number.isFinite(value)) continue;
    if (bindsText && typeof value === 'string') continue;
    throw new TypeError(`A ${typeof value} is bound in "${sql}"; only numbers, bytes and null are`);
  }
  return values;
}

/** Says in our own words what SQLite complains of; `otherwise` for what is neither damage nor a full disk. */
function translated(error: unknown, otherwise?: UnreadableReason): unknown {
  if (error instanceof LogUnreadable || error instanceof DiskFull || error instanceof TypeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/SQLITE_(FULL|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHM))/.test(code) || /disk is full/i.test(message))
    return new DiskFull(message);
  if (
    /SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code) ||
    /malformed|not a database|disk I\/O error|no such (table|column)/i.test(message)
  )
    return new LogUnreadable(message);
  return otherwise === undefined ? error : new LogUnreadable(message, otherwise);
}

/** The name is one of our own. */
export function hasTable(database: Database, name: string): boolean {
  const named = database.prepare('select 1 as found from sqlite_schema where cast(name as blob) = ?');
  return named.get(Buffer.from(name)) !== null;
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

/** The same for a column that may hold nothing. */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : numberOf(row, column);
}

/** An id of bytes as the domain writes it. */
export function hexOf(row: Row, column: string): string {
  return toHex(bytesOf(row, column));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

export function fromHex(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
