// Keeps on the disk which long steps are under way: one that a crash cuts is known at the next start, and can be taken back.
import type { CaseId, StepId } from '../../shared/domain/ids';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';
import { sealJson, sealKey, unsealJson } from './log/seal';

export interface LongStep {
  /** `undo`: the step is being taken back. */
  readonly kind: 'step' | 'undo';
  readonly stepId: StepId;
  readonly name: string;
  /** Who took it. */
  readonly seat: string;
  readonly caseIds: readonly CaseId[];
}

/** In the log's own facts. */
const name = 'steps-under-way';

export class StepsUnderWay {
  private steps: readonly LongStep[];

  constructor(private readonly log: Pick<Log, 'meta' | 'transact'>) {
    this.steps = this.read();
  }

  /** At a start: those that the process before did not bring to their end. */
  list(): readonly LongStep[] {
    return this.steps;
  }

  /** Flushed before the first case changes. Throws DiskFull; then nothing may begin. */
  begin(step: LongStep): void {
    this.write([...this.steps.filter(({ stepId }) => stepId !== step.stepId), step]);
  }

  /** It came to its end, or nobody has to hear of it any more. */
  end(stepId: StepId): void {
    if (!this.steps.some((step) => step.stepId === stepId)) return;
    try {
      this.write(this.steps.filter((step) => step.stepId !== stepId));
    } catch (error) {
      // The next start believes that it was cut, which then changes nothing.
      if (!(error instanceof DiskFull)) throw error;
    }
  }

  private write(steps: readonly LongStep[]): void {
    const { meta } = this.log;
    const sealed = sealJson(sealKey(meta.projectionKey), steps, name);
    this.log.transact(() => meta.write(name, sealed));
    this.steps = steps;
  }

  private read(): readonly LongStep[] {
    const { meta } = this.log;
    const sealed = meta.read(name);
    if (sealed === null) return [];
    try {
      return unsealJson(sealKey(meta.projectionKey), sealed, name) as readonly LongStep[];
    } catch {
      // Of a log that was salvaged or restored: its steps are as they are, and nobody here began them.
      return [];
    }
  }
}
