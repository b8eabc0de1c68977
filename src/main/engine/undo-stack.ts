// What each person at this desktop did last, so that one key takes it back.
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
  /** By the person who took them: one key never takes back what somebody else did at this desktop. */
  private readonly stepsOf = new Map<string, UndoableStep[]>();

  constructor(private readonly seat: () => string) {}

  push(step: UndoableStep): void {
    const steps = this.stepsOf.get(this.seat()) ?? [];
    steps.push(step);
    if (steps.length > stepsKept) steps.shift();
    this.stepsOf.set(this.seat(), steps);
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
    return this.stepsOf.get(this.seat())?.pop() ?? null;
  }
}
