// Pairs each connection test with the report that the channels process sends for it.
import type { ConnectionReport } from '../../shared/ipc/connection-report';
import type { AccountSecret, ShellToChannels } from '../../shared/ipc/shell-ports';
import { RequestFailure } from './request-failure';

type Test = Extract<ShellToChannels, { type: 'test' }>;

interface Waiting {
  readonly resolve: (report: ConnectionReport) => void;
  readonly reject: (failure: RequestFailure) => void;
  readonly limit: NodeJS.Timeout;
}

/** The channels process ends a test by itself well before. */
const testLimitMs = 120_000;

export class ConnectionTests {
  readonly #send: (test: Test) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(send: (test: Test) => void) {
    this.#send = send;
  }

  run(account: Record<string, unknown>, secret: AccountSecret): Promise<ConnectionReport> {
    const requestId = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#giveUp(requestId), testLimitMs);
      this.#waiting.set(requestId, { resolve, reject, limit });
      this.#send({ type: 'test', requestId, account, secret });
    });
  }

  settle(requestId: number, report: ConnectionReport): void {
    this.#take(requestId)?.resolve(report);
  }

  /** The process that would have answered is gone. */
  abandon(): void {
    for (const requestId of [...this.#waiting.keys()]) this.#giveUp(requestId);
  }

  #giveUp(requestId: number): void {
    const message = 'The channels process did not answer; try again.';
    this.#take(requestId)?.reject(new RequestFailure('unavailable', 'channels-not-running', message));
  }

  #take(requestId: number): Waiting | undefined {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    if (waiting) clearTimeout(waiting.limit);
    return waiting;
  }
}
