// Where the rows of a rebuild come from: a thread that reads beside the engine, or the engine itself in small steps.
import { Worker } from 'node:worker_threads';
import type { Clock } from './clock';
import type { Log } from './log/open-log';
import type { FromRebuildThread, RebuildThreadStart, ToRebuildThread } from './rebuild-protocol';
import { type CaseSource, type ReadRows, RebuildReader, type RowRequest } from './rebuild-reader';

export interface RowReading {
  /** Asks for one batch more; it is given to `take`. */
  more(): void;
  close(): void;
}

export interface RowSource {
  open(request: RowRequest, take: (rows: ReadRows) => void): RowReading;
  /** Resolves once no thread holds a file any more. */
  close(): Promise<void>;
}

/** A fold of a case that is not at hand takes about a third of a millisecond. */
const rowsInEngine = 8;

/** Reads on the engine's own thread; for tests, and for when there is no other. */
export function rowsFromEngine(log: Log, clock: Clock): RowSource {
  const source: CaseSource = { events: log.events, cases: log.cases, snapshot: (read) => read() };
  return {
    open: (request, take) => {
      const reader = new RebuildReader(source, request);
      let isClosed = false;
      const read = () => {
        if (!isClosed && !reader.isDone) take(reader.next(rowsInEngine));
      };
      return {
        more: () => void clock.after(0, read),
        close: () => {
          isClosed = true;
        },
      };
    },
    close: async () => undefined,
  };
}

export interface RowThreadStart {
  /** The built rebuild-thread. */
  readonly script: string;
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  /** Reading found that the log is damaged; the next start of the engine salvages. */
  readonly onLogDamaged: (message: string) => void;
}

/** Reads in a thread that lives as long as a reading does. When it dies, the engine reads the rest itself. */
export function rowsFromThread(log: Log, clock: Clock, start: RowThreadStart): RowSource {
  const threads = new Set<RowThread>();
  return {
    open: (request, take) => {
      const thread: RowThread = new RowThread(request, take, {
        ...start,
        instead: (rest) => rowsFromEngine(log, clock).open(rest, take),
        noteDamage: () => log.noteDamage(),
        ended: () => threads.delete(thread),
      });
      threads.add(thread);
      return thread;
    },
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.closed()));
    },
  };
}

interface ThreadPorts extends RowThreadStart {
  readonly instead: (rest: RowRequest) => RowReading;
  readonly noteDamage: () => void;
  readonly ended: () => void;
}

class RowThread implements RowReading {
  private readonly worker: Worker;
  private instead: RowReading | null = null;
  private isClosed = false;
  private asked = 0;
  private rest: RowRequest;

  constructor(
    request: RowRequest,
    private readonly take: (rows: ReadRows) => void,
    private readonly ports: ThreadPorts,
  ) {
    this.rest = request;
    const { script, logFile, dataKey } = ports;
    const workerData: RebuildThreadStart = { logFile, dataKey, request };
    this.worker = new Worker(script, { workerData });
    this.worker.on('message', (message: FromRebuildThread) => this.hear(message));
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => this.ended());
  }

  more(): void {
    this.asked += 1;
    if (this.instead === null) this.say({ type: 'more' });
    else this.instead.more();
  }

  close(): void {
    this.isClosed = true;
    this.instead?.close();
    this.say({ type: 'close' });
  }

  closed(): Promise<void> {
    return new Promise((resolve) => {
      this.worker.once('exit', () => resolve());
      this.close();
    });
  }

  private hear(message: FromRebuildThread): void {
    if (this.isClosed) return;
    if (message.type === 'log-damaged') {
      this.ports.noteDamage();
      this.ports.onLogDamaged(message.message);
      return;
    }
    this.asked -= 1;
    this.rest = { ...this.rest, urgentFirst: 0, gap: { ...this.rest.gap, from: message.rows.to } };
    this.take(message.rows);
  }

  private ended(): void {
    this.ports.ended();
    if (this.isClosed) return;
    this.instead = this.ports.instead(this.rest);
    for (let asked = this.asked; asked > 0; asked -= 1) this.instead.more();
  }

  private say(message: ToRebuildThread): void {
    this.worker.postMessage(message);
  }
}
