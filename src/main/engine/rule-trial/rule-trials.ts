// Reads what is stored, to try rules or to review answers: one at a time, in a thread, as a long work that can be stopped.
import { Worker } from 'node:worker_threads';
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import type { FaqRequest } from '../faq/faq-reader';
import type { Log } from '../log/open-log';
import type { LongWorks } from '../long-works';
import type { FromRuleTrialThread, RuleTrialStart, StoredJob } from './rule-trial-protocol';
import type { RuleTrialRequest } from './rule-trial-reader';

export interface RuleTrialsPorts {
  /** The built rule-trial-thread. */
  readonly script: string;
  readonly log: Pick<Log, 'noteDamage'>;
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  /** The log proved damaged when it was read; the next start of the engine salvages. */
  readonly onLogDamaged: () => void;
}

type Answered = Extract<FromRuleTrialThread, { readonly answer: unknown }>;

/** Shared with the thread, and 0. */
const freshFlag = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

export class RuleTrials {
  private running: Worker | null = null;
  private stop = freshFlag();

  constructor(private readonly ports: RuleTrialsPorts) {}

  get isUnderWay(): boolean {
    return this.running !== null;
  }

  /** Null: its thread ended without an answer. Stopped, it answers for what it has read. Never rejects. */
  async run(request: RuleTrialRequest, works: LongWorks): Promise<RuleTrialAnswer | null> {
    const told = await this.read({ kind: 'rule-trial', request }, works);
    return told?.type === 'tried' ? told.answer : null;
  }

  /** The same for a review of what was answered. */
  async readFaq(request: FaqRequest, works: LongWorks): Promise<FaqReading | null> {
    const told = await this.read({ kind: 'faq', request }, works);
    return told?.type === 'faq' ? told.answer : null;
  }

  private async read(job: StoredJob, works: LongWorks): Promise<Answered | null> {
    this.stop = freshFlag();
    const { stop } = this;
    const work = works.begin(job.kind, () => Atomics.store(stop, 0, 1));
    try {
      return await this.inThread(job, (done, total) => work.progress(done, total));
    } finally {
      work.end();
    }
  }

  /** Stops what is under way. Resolves once no thread holds a file any more. */
  close(): Promise<void> {
    const { running } = this;
    if (running === null) return Promise.resolve();
    Atomics.store(this.stop, 0, 1);
    return new Promise((resolve) => running.once('exit', () => resolve()));
  }

  private inThread(
    job: StoredJob,
    progress: (done: number, total: number) => void,
  ): Promise<Answered | null> {
    const { script, logFile, dataKey } = this.ports;
    const workerData: RuleTrialStart = { logFile, dataKey, job, stop: this.stop };
    return new Promise((resolve) => {
      let answer: Answered | null = null;
      const worker = new Worker(script, { workerData });
      this.running = worker;
      worker.on('message', (message: FromRuleTrialThread) => {
        switch (message.type) {
          case 'progress':
            return progress(message.done, message.total);
          case 'tried':
          case 'faq':
            answer = message;
            return;
          case 'log-damaged':
            this.ports.log.noteDamage();
            this.ports.onLogDamaged();
        }
      });
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        this.running = null;
        resolve(answer);
      });
    });
  }
}
