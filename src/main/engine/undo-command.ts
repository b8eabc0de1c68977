// Undo: takes back the newest step of this desktop, or stops a reply that has not left yet.
import type { CaseId, StepId } from '../../shared/domain/ids';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Happening } from './case-store';
import { actorOf, type CommandContext } from './command-context';
import type { UndoStack } from './undo-stack';

const sliceSize = 200;

/** Undoes one step; steps that time has overtaken (a reply that left) are passed over. */
export async function undoLastStep(
  context: CommandContext,
  stack: UndoStack,
  stepId: StepId,
): Promise<CommandOutputs['step.undo']> {
  for (let step = stack.pop(); step !== null; step = stack.pop()) {
    if (step.kind === 'reply') {
      const { replyId, caseId } = step;
      const state = context.store.read(caseId);
      const reply = state?.pendingReplies.find((pending) => pending.content.replyId === replyId);
      if (!state || reply?.state !== 'held' || reply.hold !== 'undo-delay') continue;
      context.store.record(
        [
          {
            caseId,
            brandId: state.brandId,
            actor: actorOf(context),
            body: { type: 'ReplyCancelled', replyId },
          },
        ],
        { stepId },
      );
      return { undone: 'reply', caseIds: [caseId], cancelledReply: replyId };
    }
    await undoOnCases(context, step, stepId);
    return { undone: step.name, caseIds: step.caseIds, cancelledReply: null };
  }
  return { undone: null, caseIds: [], cancelledReply: null };
}

async function undoOnCases(
  context: CommandContext,
  step: { readonly stepId: StepId; readonly caseIds: readonly CaseId[] },
  stepId: StepId,
): Promise<void> {
  for (let start = 0; start < step.caseIds.length; start += sliceSize) {
    const happenings = step.caseIds
      .slice(start, start + sliceSize)
      .flatMap((caseId): readonly Happening[] => {
        const state = context.store.read(caseId);
        return state === null
          ? []
          : [
              {
                caseId,
                brandId: state.brandId,
                actor: actorOf(context),
                body: { type: 'StepUndone', stepId: step.stepId },
              },
            ];
      });
    context.store.record(happenings, { stepId });
    if (start + sliceSize < step.caseIds.length) await new Promise((resolve) => setImmediate(resolve));
  }
}
