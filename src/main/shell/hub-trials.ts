// Pairs each way to a hub that the engine is to try with what it says came of it.
import type { HubWay } from '../../shared/ipc/hub-address';
import type { HubTrial } from '../../shared/ipc/hub-orders';
import type { ShellToEngine } from '../../shared/ipc/shell-ports';
import { RequestFailure } from './request-failure';

interface Waiting {
  readonly resolve: (trial: HubTrial) => void;
  readonly reject: (failure: RequestFailure) => void;
  readonly limit: NodeJS.Timeout;
}

/** The engine gives up by itself well before. */
const limitMs = 90_000;

export class HubTrials {
  readonly #send: (order: ShellToEngine) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(send: (order: ShellToEngine) => void) {
    this.#send = send;
  }

  /** Rejects with RequestFailure when no engine answers. */
  run(address: HubWay): Promise<HubTrial> {
    this.#lastId += 1;
    const requestId = this.#lastId;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#giveUp(requestId), limitMs);
      this.#waiting.set(requestId, { resolve, reject, limit });
      this.#send({ type: 'tryHub', requestId, address });
    });
  }

  settle(requestId: number, trial: HubTrial): void {
    this.#take(requestId)?.resolve(trial);
  }

  /** The engine that would have answered is gone. */
  abandon(): void {
    for (const requestId of [...this.#waiting.keys()]) this.#giveUp(requestId);
  }

  #giveUp(requestId: number): void {
    const message = 'The engine did not answer; try again.';
    this.#take(requestId)?.reject(new RequestFailure('unavailable', 'engine-not-running', message));
  }

  #take(requestId: number): Waiting | undefined {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    if (waiting) clearTimeout(waiting.limit);
    return waiting;
  }
}
