// Words to cases: asks the search thread, and finds a case at once when its number is typed.
import { Worker } from 'node:worker_threads';
import { caseNumberIn } from '../../shared/domain/case-number';
import type { CaseId } from '../../shared/domain/ids';
import type { Log } from './log/open-log';
import type { RunningWork } from './long-works';
import type { FoundCase } from './search-find';
import type { AskedQuestion, FromSearchThread, SearchThreadStart, ToSearchThread } from './search-protocol';

export interface Found {
  readonly hits: readonly FoundCase[];
  /** How many events of the log the index has not read yet. */
  readonly behindBy: number;
  /** A newer question of the same asker came before the answer; the hits say nothing. */
  readonly isOvertaken?: boolean;
}

export type Foreseen = (cases: readonly CaseId[]) => void;

export interface Search {
  /** Starts the thread; a question does so as well. */
  begin(): void;
  /** `foreseen` hears of cases that will be among the hits as soon as the thread knows, so that others can begin on them. */
  find(question: AskedQuestion, foreseen?: Foreseen): Promise<Found>;
  /** New events are in the log. */
  poke(): void;
  /**
   * Everything said in these cases leaves the index, and their words its files. Resolves once that is so; call it after
   * their keys were destroyed, and again when it was cut short.
   */
  forgetCases(cases: readonly CaseId[]): Promise<void>;
  /** The look through the log, which nobody waits for, is put off for as long as this is so. */
  restWhile(isBusy: () => boolean): void;
  /** Where a long way to go is shown, when the index is made the first time or anew. */
  showWork(begin: () => RunningWork): void;
  /** Resolves once the thread has let go of its files. Ending the process while it runs may abort it. */
  close(): Promise<void>;
}

export interface SearchStart extends Omit<SearchThreadStart, 'generation' | 'task'> {
  /** The built search-thread. */
  readonly script: string;
  /** Reading found that the log is damaged; the next start of the engine salvages. */
  readonly onLogDamaged?: (message: string) => void;
}

/** In a row without one answer; then search stays off until the next start of the engine. */
const mostRestarts = 3;
/**
 * Events of a burst are read together: each transaction of the index costs as much as ten messages, and what several
 * write is merged later. Where nobody searches, nobody misses the last second: a question brings what waits.
 */
const gatherMs = { asked: 300, unasked: 1_000 };
/** After a question more of them are expected. */
const askedForMs = 10_000;
/** The log is looked through when a start, and what a person does first, are long over. */
const checkAfterMs = 20_000;
/** A page that goes away in the middle of its list would keep it off for ever. */
const mostPutOff = 30;
/** Fewer events to read are not worth a line on the screen. */
const worthShowing = 3_000;

/** The thread that keeps the index; one that dies is started again. */
export function openSearch(log: Log, start: SearchStart): Search {
  return new ThreadedSearch(log, start);
}

interface Waiting {
  readonly answer: (heard: FromSearchThread | null) => void;
  readonly foreseen: Foreseen | undefined;
}

class ThreadedSearch implements Search {
  private readonly waiting = new Map<number, Waiting>();
  private readonly threads = new Set<Worker>();
  private worker: Worker | null = null;
  private requests = 0;
  private restarts = 0;
  private isBegun = false;
  private isClosed = false;
  private gathering: NodeJS.Timeout | null = null;
  private askedAtMs = Number.NEGATIVE_INFINITY;
  private isBusy: () => boolean = () => false;
  private beginWork: () => RunningWork = () => ({ progress: () => undefined, end: () => undefined });
  /** Null once the thread has reached the end of the log. */
  private firstReading: { work: RunningWork | null; from: number | null } | null = null;

  constructor(
    private readonly log: Log,
    private readonly start: SearchStart,
  ) {}

  begin(): void {
    if (this.isBegun || this.isClosed) return;
    this.isBegun = true;
    this.spawn();
    this.planCheck();
  }

  async find(question: AskedQuestion, foreseen?: Foreseen): Promise<Found> {
    const number = caseNumberIn(question.text);
    const numbered = number === null ? null : this.log.cases.ofNumber(number);
    const found = await this.ask(question, foreseen);
    if (numbered === null) return found;
    const others = found.hits.filter((hit) => hit.caseId !== numbered);
    return { ...found, hits: [{ caseId: numbered, excerpt: '' }, ...others] };
  }

  poke(): void {
    if (!this.isBegun) return;
    const isAsked = performance.now() - this.askedAtMs < askedForMs;
    const afterMs = isAsked ? gatherMs.asked : gatherMs.unasked;
    this.gathering ??= setTimeout(() => this.bringWhatWaits(), afterMs).unref();
  }

  private bringWhatWaits(): void {
    if (this.gathering === null) return;
    clearTimeout(this.gathering);
    this.gathering = null;
    this.say({ type: 'poke' });
  }

  async forgetCases(cases: readonly CaseId[]): Promise<void> {
    this.begin();
    const heard = await this.request((id) => ({ type: 'forget', id, cases }));
    if (heard === null) throw new Error('The search thread ended before it had forgotten the cases');
  }

  restWhile(isBusy: () => boolean): void {
    this.isBusy = isBusy;
  }

  showWork(begin: () => RunningWork): void {
    this.beginWork = begin;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.gathering !== null) clearTimeout(this.gathering);
    const ends = [...this.threads].map(
      (thread) => new Promise<void>((resolve) => void thread.once('exit', () => resolve())),
    );
    for (const thread of this.threads) thread.postMessage({ type: 'close' } satisfies ToSearchThread);
    await Promise.all(ends);
  }

  private async ask(question: AskedQuestion, foreseen?: Foreseen): Promise<Found> {
    this.begin();
    this.askedAtMs = performance.now();
    this.bringWhatWaits();
    const heard = await this.request((id) => ({ type: 'find', id, question }), foreseen);
    const position = this.log.events.position();
    if (heard?.type !== 'found') return { hits: [], behindBy: position };
    return {
      hits: heard.hits ?? [],
      behindBy: Math.max(0, position - heard.indexedTo),
      isOvertaken: heard.hits === null,
    };
  }

  /** Null: the thread ended, and cannot be started again. */
  private request(
    message: (id: number) => ToSearchThread,
    foreseen?: Foreseen,
  ): Promise<FromSearchThread | null> {
    if (this.worker === null) return Promise.resolve(null);
    return new Promise((answer) => {
      const id = ++this.requests;
      this.waiting.set(id, { answer, foreseen });
      this.say(message(id));
    });
  }

  private spawn(): void {
    this.firstReading = { work: null, from: null };
    this.worker = this.thread('search', () => this.ended());
  }

  private thread(task: SearchThreadStart['task'], ended: () => void): Worker {
    const { script, logFile, indexFile, dataKey } = this.start;
    const { generation } = this.log.meta;
    const workerData: SearchThreadStart = { task, logFile, indexFile, dataKey, generation };
    const worker = new Worker(script, { workerData });
    this.threads.add(worker);
    worker.on('message', (message: FromSearchThread) => this.hear(message));
    worker.on('error', () => undefined);
    // Only now are its handles on the files closed.
    worker.on('exit', () => {
      this.threads.delete(worker);
      ended();
    });
    return worker;
  }

  private planCheck(putOff = 0): void {
    setTimeout(() => {
      if (this.isClosed) return;
      if (this.isBusy() && putOff < mostPutOff) this.planCheck(putOff + 1);
      else this.thread('check', () => undefined);
    }, checkAfterMs).unref();
  }

  private hear(message: FromSearchThread): void {
    switch (message.type) {
      case 'log-damaged':
        this.log.noteDamage();
        this.start.onLogDamaged?.(message.message);
        return;
      case 'read':
        this.showReading(message.indexedTo);
        return;
      case 'foreseen':
        this.waiting.get(message.id)?.foreseen?.(message.cases);
        return;
      case 'found':
      case 'forgotten':
        this.restarts = 0;
        this.waiting.get(message.id)?.answer(message);
        this.waiting.delete(message.id);
        return;
    }
  }

  private showReading(indexedTo: number): void {
    const reading = this.firstReading;
    if (reading === null) return;
    const behindBy = this.log.events.position() - indexedTo;
    reading.from ??= indexedTo;
    if (behindBy > worthShowing) reading.work ??= this.beginWork();
    reading.work?.progress(indexedTo - reading.from, indexedTo - reading.from + behindBy);
    if (behindBy > 0) return;
    reading.work?.end();
    this.firstReading = null;
  }

  private ended(): void {
    this.worker = null;
    this.firstReading?.work?.end();
    this.firstReading = null;
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    const isOver = this.isClosed || this.restarts >= mostRestarts;
    for (const { answer } of unanswered) answer(null);
    if (isOver) return;
    this.restarts += 1;
    this.spawn();
  }

  private say(message: ToSearchThread): void {
    this.worker?.postMessage(message);
  }
}
