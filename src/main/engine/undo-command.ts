// Undo: takes back the newest step of this desktop, or stops a reply that has not left yet.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { dueAfterUndo } from '../../shared/domain/due-times';
import { foldCase } from '../../shared/domain/fold';
import { asId, type CaseId, type OperationId, type StepId } from '../../shared/domain/ids';
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
        if (state === null) return [];
        const body = undoing(context, state, step.stepId);
        return [{ caseId, brandId: state.brandId, actor: actorOf(context), body }];
      });
    context.store.record(happenings, { stepId });
    if (start + sliceSize < step.caseIds.length) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Messages that came while the case was cooler were given the cooler tier's time; the undo takes that back as well. */
function undoing(
  context: CommandContext,
  state: Case,
  stepId: StepId,
): Extract<CaseEventBody, { type: 'StepUndone' }> {
  const body = { type: 'StepUndone', stepId } as const;
  const policy = context.workspace.policy(state.brandId);
  const events = context.store.events(state.id);
  const last = events.at(-1);
  if (policy === null || last === undefined) return body;
  const timedUnder = new Set(
    events
      .slice(events.findIndex((event) => event.stepId === stepId) + 1)
      .flatMap((event) => (event.body.type === 'MessageReceived' ? [event.body.message.externalId] : [])),
  );
  const operationId = asId<OperationId>(context.chance.id());
  const undone = foldCase([...events, { ...last, body, operationId, position: last.position + 1 }]);
  const due = undone === null ? null : dueAfterUndo(policy.brand, undone, timedUnder);
  return due === null ? body : { ...body, due };
}
