// Bare IndexedDB for the paths that run for every row, where Dexie's own work would be a fifth of the cost.
import type { ProjectionDatabase, ProjectionHead } from './database';

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store gave no answer'));
  });
}

export interface ProjectionTables {
  readonly rows: IDBObjectStore;
  readonly meta: IDBObjectStore;
}

/**
 * Runs the work in one transaction; resolves once it is committed. What the work awaits must be requests of these
 * tables only. Nothing stays when it throws.
 */
export async function writing<T>(
  database: ProjectionDatabase,
  work: (tables: ProjectionTables) => Promise<T>,
): Promise<T> {
  const transaction = (await bare(database)).transaction(['rows', 'meta'], 'readwrite', {
    durability: 'relaxed',
  });
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The store gave up a change'));
  });
  try {
    const value = await work(tablesIn(transaction));
    transaction.commit();
    await committed;
    return value;
  } catch (error) {
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
  return work(tablesIn((await bare(database)).transaction(['rows', 'meta'], 'readonly')));
}

export async function readHead({ meta }: ProjectionTables): Promise<ProjectionHead | undefined> {
  return answered<ProjectionHead | undefined>(meta.get('head'));
}

function tablesIn(transaction: IDBTransaction): ProjectionTables {
  return { rows: transaction.objectStore('rows'), meta: transaction.objectStore('meta') };
}

async function bare(database: ProjectionDatabase): Promise<IDBDatabase> {
  if (!database.isOpen()) await database.open();
  return database.backendDB();
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself.
  }
}
