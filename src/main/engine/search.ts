// Words to cases: asks the search thread, and finds a case at once when its number is typed.
import { Worker } from 'node:worker_threads';
import type { CaseId } from '../../shared/domain/ids';
import type { Log } from './log/open-log';
import type { FromSearchThread, SearchThreadStart, ToSearchThread } from './search-protocol';

export interface Found {
  readonly hits: readonly { readonly caseId: CaseId; readonly excerpt: string }[];
  /** How many events of the log the index has not read yet. */
  readonly behindBy: number;
}

export interface Search {
  find(text: string, limit: number): Promise<Found>;
  /** New events are in the log. */
  poke(): void;
  /** Resolves once the thread has let go of its files. Ending the process while it runs may abort it. */
  close(): Promise<void>;
}

export interface SearchStart extends Omit<SearchThreadStart, 'generation'> {
  /** The built search-thread. */
  readonly script: string;
  /** Reading found that the log is damaged; the next start of the engine salvages. */
  readonly onLogDamaged?: (message: string) => void;
}

/** In a row without one answer; then search stays off until the next start of the engine. */
const mostRestarts = 3;

/** Starts the thread that keeps the index; a thread that dies is started again. */
export function openSearch(log: Log, start: SearchStart): Search {
  return new ThreadedSearch(log, start);
}

class ThreadedSearch implements Search {
  private readonly waiting = new Map<number, (found: Found) => void>();
  private worker: Worker | null = null;
  private requests = 0;
  private restarts = 0;
  private isClosed = false;

  constructor(
    private readonly log: Log,
    private readonly start: SearchStart,
  ) {
    this.spawn();
  }

  async find(text: string, limit: number): Promise<Found> {
    const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
    const numbered = number === undefined ? null : this.log.cases.ofNumber(Number(number));
    const found = await this.ask(text, limit);
    if (numbered === null) return found;
    const others = found.hits.filter((hit) => hit.caseId !== numbered);
    return { ...found, hits: [{ caseId: numbered, excerpt: '' }, ...others] };
  }

  poke(): void {
    this.say({ type: 'poke' });
  }

  close(): Promise<void> {
    this.isClosed = true;
    const { worker } = this;
    if (worker === null) return Promise.resolve();
    return new Promise((resolve) => {
      worker.once('exit', () => resolve());
      this.say({ type: 'close' });
    });
  }

  private ask(text: string, limit: number): Promise<Found> {
    if (this.worker === null) return Promise.resolve(this.nothing());
    return new Promise((resolve) => {
      const id = ++this.requests;
      this.waiting.set(id, resolve);
      this.say({ type: 'find', id, text, limit });
    });
  }

  private spawn(): void {
    const { script, logFile, indexFile, dataKey } = this.start;
    const { generation } = this.log.meta;
    const workerData: SearchThreadStart = { logFile, indexFile, dataKey, generation };
    const worker = new Worker(script, { workerData });
    worker.on('message', (message: FromSearchThread) => this.hear(message));
    worker.on('error', () => undefined);
    // Only now are its handles on the index closed.
    worker.on('exit', () => this.ended());
    this.worker = worker;
  }

  private hear(message: FromSearchThread): void {
    if (message.type === 'log-damaged') {
      this.log.noteDamage();
      this.start.onLogDamaged?.(message.message);
      return;
    }
    this.restarts = 0;
    const behindBy = Math.max(0, this.log.events.position() - message.indexedTo);
    this.waiting.get(message.id)?.({ hits: message.hits, behindBy });
    this.waiting.delete(message.id);
  }

  private ended(): void {
    this.worker = null;
    for (const answer of this.waiting.values()) answer(this.nothing());
    this.waiting.clear();
    if (this.isClosed || this.restarts >= mostRestarts) return;
    this.restarts += 1;
    this.spawn();
  }

  private say(message: ToSearchThread): void {
    this.worker?.postMessage(message);
  }

  private nothing(): Found {
    return { hits: [], behindBy: this.log.events.position() };
  }
}
