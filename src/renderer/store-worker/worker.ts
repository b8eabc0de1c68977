// The only writer of IndexedDB: joins the feed's port, the projection and the page.
import '../../shared/runtime-gaps';
import type { FeedMessage } from '../../shared/ipc/feed';
import type { StoreMessage, StoreRequest } from '../../shared/ipc/store-port';
import type { Projection } from './apply';
import { ProjectionDatabase } from './database';
import { DeltaOutbox } from './delta-outbox';
import { FeedSession } from './feed-session';
import { readIds } from './read-ids';
import { countersNow, readRows, readWindow } from './reads';
import { changesBefore, changesOf } from './row-changes';
import { ShownRows } from './shown-rows';

const page = self as unknown as DedicatedWorkerGlobalScope;
const database = new ProjectionDatabase();
const post = (message: StoreMessage) => page.postMessage(message);
const later = (step: () => void, afterMs: number) => void setTimeout(step, afterMs);
const shown = new ShownRows();
const outbox = new DeltaOutbox({
  post,
  later,
  concerns: (id, views, rank) => shown.concerns(id, views, rank),
  told: (ids) => shown.add(ids),
  named: (ids) => shown.name(ids),
  open: async (ids) => {
    const projection = session?.projection ?? null;
    return projection === null ? [] : readRows(projection, ids);
  },
});
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
    later,
    isBeingRead: () => outbox.isBeingRead,
    listener: {
      state: (state) => post({ type: 'state', state }),
      reset: (counters) => outbox.reset(counters),
      delta: (applied, plain, urgent) => outbox.add(changesOf(applied, plain), urgent),
      early: (step) => outbox.early(changesBefore(step)),
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
  if (request.type === 'read-counters')
    return { type: 'counters', id, counters: projection === null ? {} : await countersNow(projection) };
  if (request.type === 'read-ids')
    return { type: 'ids', id, ids: projection === null ? [] : await readIds(projection.database, request) };
  if (projection === null) {
    return request.type === 'read-rows'
      ? { type: 'rows', id, rows: [] }
      : { type: 'window', id, window: { rows: [], lastKey: null, complete: true } };
  }
  if (request.type === 'read-rows') {
    shown.add(request.ids);
    return { type: 'rows', id, rows: await readRows(projection, request.ids) };
  }
  if (request.isAside === true) return { type: 'window', id, window: await readWindow(projection, request) };
  const reached = shown.look(request.view);
  const window = await readWindow(projection, request).catch((error: unknown) => {
    reached(request.after, null);
    throw error;
  });
  reached(request.after, window);
  shown.add(window.rows.map((row) => row.id));
  return { type: 'window', id, window };
}

page.onmessage = (event: MessageEvent<StoreRequest>) => {
  const request = event.data;
  if (request.type === 'feed') {
    const port = event.ports[0];
    if (port !== undefined) follow(port);
    return;
  }
  if (request.type !== 'read-counters') session?.hurry();
  const isAnswered = outbox.whileRead();
  answer(session?.projection ?? null, request)
    .then(post, (error: unknown) => {
      void session?.distrust();
      post({
        type: 'unreadable',
        id: request.id,
        message: error instanceof Error ? error.message : String(error),
      });
    })
    .finally(isAnswered);
};
