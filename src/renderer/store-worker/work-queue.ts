// Works off one thing after the other; what passes goes before everything that yields, and never before the rest.

type Manner = 'waits' | 'yields' | 'passes';

interface Job {
  readonly work: () => Promise<void>;
  readonly manner: Manner;
  readonly done: () => void;
}

export class WorkQueue {
  private readonly jobs: Job[] = [];
  private isWorking = false;

  constructor(private readonly failed: (error: unknown) => Promise<void>) {}

  /** Whatever is added now has to wait. */
  get isBusy(): boolean {
    return this.isWorking;
  }

  /** Resolves once it is done, or has failed and the failure was dealt with. */
  add(work: () => Promise<void>, manner: Manner = 'waits'): Promise<void> {
    return new Promise((done) => {
      const job = { work, manner, done };
      if (manner === 'passes')
        this.jobs.splice(this.jobs.findLastIndex((one) => one.manner !== 'yields') + 1, 0, job);
      else this.jobs.push(job);
      if (!this.isWorking) void this.workOff();
    });
  }

  private async workOff(): Promise<void> {
    this.isWorking = true;
    for (let job = this.jobs.shift(); job !== undefined; job = this.jobs.shift()) {
      try {
        await job.work();
      } catch (error) {
        await this.failed(error).catch(() => undefined);
      }
      job.done();
    }
    this.isWorking = false;
  }
}
