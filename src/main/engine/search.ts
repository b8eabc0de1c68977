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
  close(): Promise<void>;
}

/** Starts the thread that keeps the index; a thread that dies is started again once its reason is known. */
export function openSearch(log: Log, start: SearchThreadStart & { readonly script: string }): Search {
  const waiting = new Map<number, (found: Found) => void>();
  let requests = 0;
  let closed = false;
  let restarts = 0;
  let worker = spawn();

  function spawn(): Worker {
    const next = new Worker(start.script, {
      workerData: { logFile: start.logFile, indexFile: start.indexFile, dataKey: start.dataKey },
    });
    next.on('message', (message: FromSearchThread) => {
      waiting.get(message.id)?.({
        hits: message.hits,
        behindBy: Math.max(0, log.events.position() - message.indexedTo),
      });
      waiting.delete(message.id);
    });
    next.on('error', () => {
      for (const answer of waiting.values()) answer({ hits: [], behindBy: log.events.position() });
      waiting.clear();
      restarts += 1;
      if (!closed && restarts <= 3) worker = spawn();
    });
    return next;
  }
  const say = (message: ToSearchThread) => worker.postMessage(message);

  return {
    find: async (text, limit) => {
      const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
      const numbered = number === undefined ? null : log.cases.ofNumber(Number(number));
      const found = await new Promise<Found>((resolve) => {
        const id = ++requests;
        waiting.set(id, resolve);
        say({ type: 'find', id, text, limit });
      });
      if (numbered === null) return found;
      return {
        ...found,
        hits: [{ caseId: numbered, excerpt: '' }, ...found.hits.filter((hit) => hit.caseId !== numbered)],
      };
    },
    poke: () => say({ type: 'poke' }),
    close: async () => {
      closed = true;
      await worker.terminate();
    },
  };
}
