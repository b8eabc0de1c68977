// The only writer of IndexedDB: joins the feed's port, the projection and the page.
import '../../shared/runtime-gaps';
import type { FeedMessage } from '../../shared/ipc/feed';
import type { StoreMessage, StoreRequest } from '../../shared/ipc/store-port';
import type { Projection } from './apply';
import { ProjectionDatabase } from './database';
import { DeltaOutbox } from './delta-outbox';
import { FeedSession } from './feed-session';
import { readRows, readWindow } from './reads';

const page = self as unknown as DedicatedWorkerGlobalScope;
const database = new ProjectionDatabase();
const post = (message: StoreMessage) => page.postMessage(message);
const outbox = new DeltaOutbox(post, (step, afterMs) => setTimeout(step, afterMs));
const held = new Set<string>();
let session: FeedSession | null = null;

/** The lock is kept for as long as this worker lives, so that two windows never write one projection. */
function hold(generation: string): Promise<void> {
  if (held.has(generation)) return Promise.resolve();
  return new Promise((granted) => {
    void navigator.locks.request(`semaforo-projection:${generation}`, () => {
      held.add(generation);
      granted();
      return new Promise<void>(() => {});
    });
  });
}

function follow(port: MessagePort): void {
  const current = new FeedSession({
    database,
    send: (message) => port.postMessage(message),
    hold,
    listener: {
      state: (state) => post({ type: 'state', state }),
      reset: (counters) => {
        outbox.clear();
        post({ type: 'reset', counters });
      },
      delta: (changed, removed, counters) => outbox.add(changed, removed, counters),
    },
  });
  session = current;
  port.onmessage = (event: MessageEvent<FeedMessage>) => void current.receive(event.data);
  void openDatabase().then(
    () => current.start(),
    () => post({ type: 'state', state: { kind: 'unopenable' } }),
  );
}

/** A database that does not open is no loss: it is thrown away and the engine sends everything again. */
async function openDatabase(): Promise<void> {
  try {
    await database.open();
  } catch {
    await database.delete({ disableAutoOpen: false });
    await database.open();
  }
}

async function answer(
  projection: Projection | null,
  request: Exclude<StoreRequest, { type: 'feed' }>,
): Promise<StoreMessage> {
  const { id } = request;
  if (projection === null) {
    return request.type === 'read-rows'
      ? { type: 'rows', id, rows: [] }
      : { type: 'window', id, window: { rows: [], lastKey: null, complete: true } };
  }
  return request.type === 'read-rows'
    ? { type: 'rows', id, rows: await readRows(projection, request.ids) }
    : { type: 'window', id, window: await readWindow(projection, request) };
}

page.onmessage = (event: MessageEvent<StoreRequest>) => {
  const request = event.data;
  if (request.type === 'feed') {
    const port = event.ports[0];
    if (port !== undefined) follow(port);
    return;
  }
  answer(session?.projection ?? null, request).then(post, (error: unknown) => {
    void session?.distrust();
    post({
      type: 'unreadable',
      id: request.id,
      message: error instanceof Error ? error.message : String(error),
    });
  });
};
