// What each person at this desktop did last, so that one key takes it back.
import type { CaseId, ReplyId, StepId } from '../../shared/domain/ids';
import type { CutStep } from '../../shared/ipc/long-work';
import type { Log } from './log/open-log';
import { type LongStep, StepsUnderWay } from './steps-under-way';

export type UndoableStep =
  | {
      readonly kind: 'step';
      readonly stepId: StepId;
      readonly caseIds: readonly CaseId[];
      readonly name: string;
    }
  | { readonly kind: 'reply'; readonly replyId: ReplyId; readonly caseId: CaseId };

export interface UndoStackPorts {
  readonly log: Pick<Log, 'meta' | 'transact'>;
  /** Who sits at the desk. */
  readonly seat: () => string;
  /** Called when what `cutStep` says may be another. */
  readonly changed: () => void;
}

const stepsKept = 200;

export class UndoStack {
  /** By the person who took them: one key never takes back what somebody else did at this desktop. */
  private readonly stepsOf = new Map<string, UndoableStep[]>();

  private readonly underWay: StepsUnderWay;
  /** Cut by the end of the process before, and not yet gone on with, taken back or followed by another step. */
  private cut: readonly LongStep[];

  constructor(private readonly ports: UndoStackPorts) {
    this.underWay = new StepsUnderWay(ports.log);
    this.cut = this.underWay.list();
    // What was done of it stands: the same key takes it back, or goes on taking it back.
    for (const { stepId, caseIds, name, seat: by } of this.cut)
      this.stepsOf.set(by, [...(this.stepsOf.get(by) ?? []), { kind: 'step', stepId, caseIds, name }]);
  }

  /** The newest step that was cut in the middle, for who sits here. */
  cutStep(): CutStep | null {
    const last = this.cut.findLast(({ seat }) => seat === this.ports.seat());
    return last === undefined ? null : { kind: last.kind, name: last.name, cases: last.caseIds.length };
  }

  /**
   * A long step, or the undoing of one, begins: until `end` a crash leaves a note of it. True when it goes on where the
   * process before was cut. Throws DiskFull.
   */
  begin(step: Omit<LongStep, 'seat'>): boolean {
    const wasCut = this.cut.some(({ stepId }) => stepId === step.stepId);
    this.underWay.begin({ ...step, seat: this.ports.seat() });
    if (wasCut) {
      this.cut = this.cut.filter(({ stepId }) => stepId !== step.stepId);
      this.drop(step.stepId);
      this.ports.changed();
    }
    return wasCut;
  }

  end(stepId: StepId): void {
    this.underWay.end(stepId);
  }

  private drop(stepId: StepId): void {
    for (const [seat, steps] of this.stepsOf)
      this.stepsOf.set(
        seat,
        steps.filter((step) => step.kind === 'reply' || step.stepId !== stepId),
      );
  }

  push(step: UndoableStep): void {
    this.forgetCut();
    const steps = this.stepsOf.get(this.ports.seat()) ?? [];
    steps.push(step);
    if (steps.length > stepsKept) steps.shift();
    this.stepsOf.set(this.ports.seat(), steps);
  }

  /** Of erased cases nothing is taken back. */
  forget(erased: ReadonlySet<CaseId>): void {
    for (const [seat, steps] of this.stepsOf)
      this.stepsOf.set(
        seat,
        steps.flatMap((step): readonly UndoableStep[] => {
          if (step.kind === 'reply') return erased.has(step.caseId) ? [] : [step];
          const caseIds = step.caseIds.filter((caseId) => !erased.has(caseId));
          return caseIds.length === 0 ? [] : [{ ...step, caseIds }];
        }),
      );
  }

  forgetAll(): void {
    this.stepsOf.clear();
  }

  /** The newest step of the person who sits here; it is gone from the stack. */
  pop(): UndoableStep | null {
    return this.stepsOf.get(this.ports.seat())?.pop() ?? null;
  }

  /** Whoever goes on working has let what was done of it stand. */
  private forgetCut(): void {
    const seat = this.ports.seat();
    const left = this.cut.filter((step) => step.seat === seat);
    if (left.length === 0) return;
    this.cut = this.cut.filter((step) => step.seat !== seat);
    for (const { stepId } of left) this.underWay.end(stepId);
    this.ports.changed();
  }
}
