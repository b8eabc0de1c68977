// What the person at this desktop did last, so that one key takes it back.
import type { CaseId, ReplyId, StepId } from '../../shared/domain/ids';

export type UndoableStep =
  | {
      readonly kind: 'step';
      readonly stepId: StepId;
      readonly caseIds: readonly CaseId[];
      readonly name: string;
    }
  | { readonly kind: 'reply'; readonly replyId: ReplyId; readonly caseId: CaseId };

const stepsKept = 200;

export class UndoStack {
  private readonly steps: UndoableStep[] = [];

  push(step: UndoableStep): void {
    this.steps.push(step);
    if (this.steps.length > stepsKept) this.steps.shift();
  }

  /** Of erased cases nothing is taken back. */
  forget(erased: ReadonlySet<CaseId>): void {
    const kept = this.steps.flatMap((step): readonly UndoableStep[] => {
      if (step.kind === 'reply') return erased.has(step.caseId) ? [] : [step];
      const caseIds = step.caseIds.filter((caseId) => !erased.has(caseId));
      return caseIds.length === 0 ? [] : [{ ...step, caseIds }];
    });
    this.steps.splice(0, this.steps.length, ...kept);
  }

  forgetAll(): void {
    this.steps.length = 0;
  }

  /** The newest step; it is gone from the stack. */
  pop(): UndoableStep | null {
    return this.steps.pop() ?? null;
  }
}
