// Bare IndexedDB for the paths that run for every row, where Dexie's own work would be a fifth of the cost.
import type { ProjectionDatabase, ProjectionHead } from './database';

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store gave no answer'));
  });
}

/**
 * The key that many places into the range; null when the range holds fewer. Those before it stay in the store: of
 * 333,000 ids that Chromium had handed to script, 29 MB stayed when script had let go of them.
 */
export function keyAt(store: IDBObjectStore, range: IDBKeyRange, place: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = store.openKeyCursor(range);
    let isThere = place === 1;
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null || isThere) {
        resolve(cursor === null ? null : String(cursor.key));
        return;
      }
      isThere = true;
      cursor.advance(place - 1);
    };
    request.onerror = () => reject(request.error ?? new Error('The store gave no answer'));
  });
}

export interface ProjectionTables {
  readonly rows: IDBObjectStore;
  readonly meta: IDBObjectStore;
  /** The head as this transaction finds it, where that is known without reading. */
  readonly knownHead: ProjectionHead | null;
}

/** Only this worker writes, so that what it wrote last through a connection is what stands there. */
class Connection {
  private head: ProjectionHead | null = null;
  private writes = 0;

  /** Null while a transaction is under way that may change it. */
  get knownHead(): ProjectionHead | null {
    return this.writes === 0 ? this.head : null;
  }

  begin(): void {
    this.writes += 1;
    this.head = null;
  }

  /** `head`: as the transaction left it; null when that is not known. */
  end(head: ProjectionHead | null): void {
    this.writes -= 1;
    this.head = head;
  }
}

const connections = new WeakMap<IDBDatabase, Connection>();
/** What transactions have put, until they are committed. */
const headsPut = new WeakMap<ProjectionTables, ProjectionHead>();

/**
 * Runs the work in one transaction; resolves once it is committed. What the work awaits must be requests of these
 * tables only. Nothing stays when it throws.
 */
export async function writing<T>(
  database: ProjectionDatabase,
  work: (tables: ProjectionTables) => Promise<T>,
): Promise<T> {
  const { open, connection } = await bare(database);
  const transaction = open.transaction(['rows', 'meta'], 'readwrite', { durability: 'relaxed' });
  const tables = tablesIn(transaction, connection);
  connection.begin();
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The store gave up a change'));
  });
  try {
    const value = await work(tables);
    transaction.commit();
    await committed;
    connection.end(headsPut.get(tables) ?? tables.knownHead);
    return value;
  } catch (error) {
    connection.end(null);
    // The failure that ended it says more than the end.
    committed.catch(() => undefined);
    abort(transaction);
    throw error;
  }
}

export async function reading<T>(
  database: ProjectionDatabase,
  work: (tables: ProjectionTables) => Promise<T>,
): Promise<T> {
  const { open, connection } = await bare(database);
  return work(tablesIn(open.transaction(['rows', 'meta'], 'readonly'), connection));
}

/** The head for work that relies on this worker's own memory; the store is asked only when that is empty. */
export async function headIn(tables: ProjectionTables): Promise<ProjectionHead | undefined> {
  return tables.knownHead ?? readHead(tables);
}

export function putHead(tables: ProjectionTables, head: ProjectionHead): void {
  tables.meta.put(head);
  headsPut.set(tables, head);
}

/** The head as it is stored. */
export async function readHead({ meta }: ProjectionTables): Promise<ProjectionHead | undefined> {
  return answered<ProjectionHead | undefined>(meta.get('head'));
}

function tablesIn(transaction: IDBTransaction, { knownHead }: Connection): ProjectionTables {
  return { rows: transaction.objectStore('rows'), meta: transaction.objectStore('meta'), knownHead };
}

async function bare(
  database: ProjectionDatabase,
): Promise<{ readonly open: IDBDatabase; readonly connection: Connection }> {
  if (!database.isOpen()) await database.open();
  const open = database.backendDB();
  const connection = connections.get(open) ?? new Connection();
  connections.set(open, connection);
  return { open, connection };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself.
  }
}
