// Pairs each record that is asked of the engine with the answer to it.
import type { RecordKept, RecordOrder, RecordResult } from '../../shared/ipc/record-order';

export class RecordOrders {
  readonly #send: (order: RecordOrder | RecordKept) => void;
  readonly #waiting = new Map<number, (result: RecordResult) => void>();
  #lastId = 0;

  constructor(send: (order: RecordOrder | RecordKept) => void) {
    this.#send = send;
  }

  /** Resolves however long it takes; call only while the engine runs. */
  give(order: Omit<RecordOrder, 'type' | 'requestId'>): Promise<RecordResult> {
    this.#lastId += 1;
    const requestId = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(requestId, resolve);
      this.#send({ type: 'record', requestId, ...order });
    });
  }

  /** A printed record is where the person wanted it. */
  kept(note: Omit<RecordKept, 'type'>): void {
    this.#send({ type: 'recordKept', ...note });
  }

  settle(requestId: number, result: RecordResult): void {
    this.#waiting.get(requestId)?.(result);
    this.#waiting.delete(requestId);
  }

  /** The engine that would have answered is gone. */
  abandon(): void {
    for (const resolve of this.#waiting.values()) resolve({ kind: 'failed', code: 'engine-not-running' });
    this.#waiting.clear();
  }
}
