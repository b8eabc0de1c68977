// Stands before the store worker: answers from the start's snapshot until the worker has something to read.
import type { StoreMessage, StoreRequest } from '../../shared/ipc/store-port';
import type { StoreWorker } from '../data/store-client';
import type { StartSnapshot } from './start-snapshot';

type RealWorker = StoreWorker & Pick<Worker, 'terminate'>;
type Read = Exclude<StoreRequest, { type: 'feed' }>;

/** Where the snapshot ends: what follows only the worker knows. */
const endOfSnapshot = 'end of the first page';

export class StartStore implements StoreWorker {
  onmessage: ((event: MessageEvent<StoreMessage>) => void) | null = null;
  private readonly startWorker: () => RealWorker;
  private worker: RealWorker | null = null;
  private snapshot: StartSnapshot | null = null;
  /** From its first word on the worker answers for itself. */
  private isReadable = false;
  private held: Read[] = [];

  constructor(startWorker: () => RealWorker) {
    this.startWorker = startWorker;
  }

  /** Shows the snapshot as if it had been read; too late once the worker has spoken. */
  seed(snapshot: StartSnapshot): void {
    if (this.isReadable) return;
    this.snapshot = snapshot;
    this.tell({ type: 'reset', counters: snapshot.counters });
  }

  /** Starts the worker, if nothing has asked for it before. */
  begin(): void {
    this.running();
  }

  postMessage(request: StoreRequest, transfer: Transferable[]): void {
    if (request.type === 'feed' || this.isReadable || this.snapshot === null)
      this.running().postMessage(request, transfer);
    else if (!this.answered(request, this.snapshot)) this.held.push(request);
  }

  terminate(): void {
    this.worker?.terminate();
  }

  private running(): RealWorker {
    if (this.worker !== null) return this.worker;
    const worker = this.startWorker();
    worker.onmessage = (event) => this.receive(event);
    this.worker = worker;
    return worker;
  }

  private receive(event: MessageEvent<StoreMessage>): void {
    const becomesReadable = event.data.type === 'reset' && !this.isReadable;
    if (becomesReadable) {
      this.isReadable = true;
      this.snapshot = null;
    }
    // Those who hear of it read anew first, so that what they had asked before is known to be old.
    this.onmessage?.(event);
    if (!becomesReadable) return;
    for (const request of this.held) this.forward(request);
    this.held = [];
  }

  private forward(request: Read): void {
    const readsOn = request.type === 'read-window' && request.after === endOfSnapshot;
    if (!readsOn) this.running().postMessage(request, []);
    else this.tell({ type: 'window', id: request.id, window: { rows: [], lastKey: null, complete: false } });
  }

  private answered(request: Read, { view, rows, counters }: StartSnapshot): boolean {
    const { id } = request;
    // Which cases there are only the worker knows; until it can say so it would say that there are none.
    if (request.type === 'read-ids') return false;
    if (request.type === 'read-counters') {
      this.tell({ type: 'counters', id, counters });
      return true;
    }
    if (request.type === 'read-rows') {
      const found = rows.filter((row) => request.ids.includes(row.id));
      if (found.length < request.ids.length) return false;
      this.tell({ type: 'rows', id, rows: found });
      return true;
    }
    if (request.view !== view || request.after !== null) return false;
    const complete = rows.length >= (counters[view] ?? 0);
    this.tell({ type: 'window', id, window: { rows, lastKey: endOfSnapshot, complete } });
    return true;
  }

  private tell(message: StoreMessage): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
}
