// The baseline of every write: plain objects put into IndexedDB without an index, relaxed, in batches of 1,000.
import { type BenchMessage, messageSource } from '../messages';

const perTransaction = 1_000;
let messages: readonly BenchMessage[] = [];

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('raw', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('messages', { keyPath: 'externalId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function put(database: IDBDatabase, batch: readonly BenchMessage[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('messages', 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore('messages');
    for (const message of batch) store.put(message);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

interface Order {
  readonly make?: { readonly total: number; readonly seed: number };
}

/** Answers how many milliseconds the writing took. */
async function work(data: Order): Promise<unknown> {
  if (data.make !== undefined) {
    const mix = {
      seed: data.make.seed,
      name: 'raw',
      followUps: 2 / 3,
      startAt: Date.now() - 3_000_000,
      everyMs: 1,
    };
    messages = Array.from({ length: data.make.total }, messageSource(mix));
    return 'made';
  }
  const database = await openDatabase();
  const startedAt = performance.now();
  for (let start = 0; start < messages.length; start += perTransaction) {
    await put(database, messages.slice(start, start + perTransaction));
  }
  return performance.now() - startedAt;
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  work(data).then(
    (done) => self.postMessage({ done }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
};
