// Reads what is stored, to try rules or to review answers: one at a time, in threads, as a long work that can be stopped.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import type { FaqRequest } from '../faq/faq-reader';
import type { Log } from '../log/open-log';
import type { LongWorks } from '../long-works';
import { joinedAnswers } from './joined-answers';
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

/** More would take the processor that the page and its engine answer with. */
const threadsAtMost = 2;

export class RuleTrials {
  private readonly running = new Set<Worker>();
  private stop = freshFlag();

  constructor(private readonly ports: RuleTrialsPorts) {}

  get isUnderWay(): boolean {
    return this.running.size > 0;
  }

  /** Null: a thread ended without an answer. Stopped, each answers for what it has read. Never rejects. */
  async run(request: RuleTrialRequest, works: LongWorks): Promise<RuleTrialAnswer | null> {
    const of = Math.min(threadsAtMost, availableParallelism());
    const job = (index: number): StoredJob => ({ kind: 'rule-trial', request, share: { index, of } });
    const others = Array.from({ length: of - 1 }, (_, index) => job(index + 1));
    const told = await this.read([job(0), ...others], works);
    const answers = told.flatMap((one) => (one?.type === 'tried' ? [one.answer] : []));
    return answers.length < of ? null : joinedAnswers(answers);
  }

  /** The same for a review of what was answered. */
  async readFaq(request: FaqRequest, works: LongWorks): Promise<FaqReading | null> {
    const [told] = await this.read([{ kind: 'faq', request }], works);
    return told?.type === 'faq' ? told.answer : null;
  }

  /** One work, however many threads it takes. */
  private async read(
    jobs: readonly [StoredJob, ...StoredJob[]],
    works: LongWorks,
  ): Promise<readonly (Answered | null)[]> {
    this.stop = freshFlag();
    const { stop } = this;
    const work = works.begin(jobs[0].kind, () => Atomics.store(stop, 0, 1));
    const reached = jobs.map(() => 0);
    const progress = (index: number) => (done: number, total: number) => {
      reached[index] = done;
      const mean = reached.reduce((sum, one) => sum + one, 0) / jobs.length;
      work.progress(Math.floor(mean), total);
    };
    try {
      return await Promise.all(jobs.map((job, index) => this.inThread(job, progress(index))));
    } finally {
      work.end();
    }
  }

  /** Stops what is under way. Resolves once no thread holds a file any more. */
  async close(): Promise<void> {
    Atomics.store(this.stop, 0, 1);
    await Promise.all(
      [...this.running].map((worker) => new Promise((resolve) => worker.once('exit', resolve))),
    );
  }

  private inThread(
    job: StoredJob,
    progress: (done: number, total: number) => void,
  ): Promise<Answered | null> {
    const { script, logFile, dataKey } = this.ports;
    const { stop } = this;
    const workerData: RuleTrialStart = { logFile, dataKey, job, stop };
    return new Promise((resolve) => {
      let answer: Answered | null = null;
      const worker = new Worker(script, { workerData });
      this.running.add(worker);
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
        this.running.delete(worker);
        // Without this part the others are of no use.
        if (answer === null) Atomics.store(stop, 0, 1);
        resolve(answer);
      });
    });
  }
}
