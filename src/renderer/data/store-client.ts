// Reads the projection through the store worker and passes on what it tells.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type {
  Counters,
  StoreMessage,
  StoreRequest,
  StoreState,
  ViewWindow,
} from '../../shared/ipc/store-port';
import { createSignal } from './signal';

type Delta = Extract<StoreMessage, { type: 'delta' }>;

/** What this client needs of a Worker. */
export interface StoreWorker {
  postMessage(message: StoreRequest, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<StoreMessage>) => void) | null;
}

interface Waiting {
  readonly resolve: (message: StoreMessage) => void;
  readonly reject: (error: Error) => void;
}

export class StoreClient {
  readonly state = createSignal<StoreState>({ kind: 'waiting' });
  readonly counters = createSignal<Counters>({});
  private readonly worker: StoreWorker;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly deltas = new Set<(delta: Delta) => void>();
  private readonly resets = new Set<() => void>();

  constructor(worker: StoreWorker) {
    this.worker = worker;
    worker.onmessage = (event) => this.receive(event.data);
  }

  /** Hands the feed's port over to the worker. */
  follow(port: MessagePort): void {
    this.worker.postMessage({ type: 'feed' }, [port]);
  }

  async window(view: ViewId, after: string | null, limit: number): Promise<ViewWindow> {
    const message = await this.ask({ type: 'read-window', id: this.nextId++, view, after, limit });
    return message.type === 'window' ? message.window : { rows: [], lastKey: after, complete: true };
  }

  /** The first rows of a view, for something else than the list. */
  async aside(view: ViewId, limit: number): Promise<readonly CaseRow[]> {
    const id = this.nextId++;
    const message = await this.ask({ type: 'read-window', id, view, after: null, limit, isAside: true });
    return message.type === 'window' ? message.window.rows : [];
  }

  async rows(ids: readonly CaseId[]): Promise<readonly CaseRow[]> {
    const message = await this.ask({ type: 'read-rows', id: this.nextId++, ids });
    return message.type === 'rows' ? message.rows : [];
  }

  /** Ids of a view's cases, at most `limit`. */
  async ids(view: ViewId, limit: number): Promise<readonly CaseId[]> {
    const message = await this.ask({ type: 'read-ids', id: this.nextId++, view, limit });
    return message.type === 'ids' ? message.ids : [];
  }

  /** The counts of all views at this moment, for who cannot wait until `counters` is told. */
  async readCounters(): Promise<Counters> {
    const message = await this.ask({ type: 'read-counters', id: this.nextId++ });
    return message.type === 'counters' ? message.counters : {};
  }

  onDelta(listener: (delta: Delta) => void): () => void {
    this.deltas.add(listener);
    return () => this.deltas.delete(listener);
  }

  /** Calls back when everything read before may be stale. */
  onReset(listener: () => void): () => void {
    this.resets.add(listener);
    return () => this.resets.delete(listener);
  }

  private ask(request: Exclude<StoreRequest, { type: 'feed' }>): Promise<StoreMessage> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request, []);
    });
  }

  private receive(message: StoreMessage): void {
    switch (message.type) {
      case 'state':
        this.state.set(message.state);
        return;
      case 'reset':
        this.counters.set(message.counters);
        for (const listener of this.resets) listener();
        return;
      case 'delta':
        this.counters.set(message.counters);
        for (const listener of this.deltas) listener(message);
        return;
      default:
        this.settle(message);
    }
  }

  private settle(message: Extract<StoreMessage, { id: number }>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'unreadable') waiting?.reject(new Error(message.message));
    else waiting?.resolve(message);
  }
}
