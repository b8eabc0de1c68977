// Pairs each backup that is asked of the engine with the answer to it.
import { app } from 'electron';
import type { BackupOrder, BackupResult } from '../../shared/ipc/backup';
import type { EngineToShell } from '../../shared/ipc/shell-ports';

type Answer = Extract<EngineToShell, { type: 'backedUp' | 'restored' }>;

export class BackupOrders {
  readonly #send: (order: BackupOrder) => void;
  readonly #waiting = new Map<number, (result: BackupResult) => void>();
  #lastId = 0;

  constructor(send: (order: BackupOrder) => void) {
    this.#send = send;
  }

  /** Resolves however long it takes; call only while the engine runs. `file` is absolute. */
  give(order: Pick<BackupOrder, 'type' | 'file' | 'passphrase' | 'asked'>): Promise<BackupResult> {
    this.#lastId += 1;
    const requestId = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(requestId, resolve);
      this.#send({ ...order, requestId, version: app.getVersion() });
    });
  }

  settle({ requestId, result }: Answer): void {
    this.#waiting.get(requestId)?.(result);
    this.#waiting.delete(requestId);
  }

  /** The engine that would have answered is gone. */
  abandon(): void {
    const detail = 'The engine ended before it was done';
    for (const resolve of this.#waiting.values()) resolve({ kind: 'failed', code: 'failed', detail });
    this.#waiting.clear();
  }
}
