// Undo: takes back the newest step of this desktop, or stops a reply that has not left yet.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody, RecordedEvent } from '../../shared/domain/case-event';
import { dueAfterUndo } from '../../shared/domain/due-times';
import { foldCase } from '../../shared/domain/fold';
import { type AgentId, asId, type CaseId, type OperationId, type StepId } from '../../shared/domain/ids';
import type { PendingReply } from '../../shared/domain/reply';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Happening } from './case-store';
import { actorOf, type CommandContext, seenCase } from './command-context';
import type { LongWorks } from './long-works';
import { turn } from './turn';
import type { UndoStack } from './undo-stack';

/** As many cases as the step itself takes at a time; a key pressed meanwhile waits for no more than these. */
const sliceSize = 50;
/** From here on the person sees how far it is. */
const longFrom = 500;
/** The page goes to the first; it names none of thousands. */
const casesNamed = 100;

export interface UndoPorts {
  readonly context: CommandContext;
  readonly works: LongWorks;
  readonly stack: UndoStack;
}

/** Undoes one step; steps that time has overtaken (a reply that left) are passed over. */
export async function undoLastStep(ports: UndoPorts, stepId: StepId): Promise<CommandOutputs['step.undo']> {
  const { context, stack } = ports;
  for (let step = stack.pop(); step !== null; step = stack.pop()) {
    if (step.kind === 'reply') {
      const { replyId, caseId } = step;
      const state = context.store.read(caseId);
      const reply = state?.pendingReplies.find((pending) => pending.content.replyId === replyId);
      if (!state || reply === undefined || !isTakenBack(reply, context.me()?.id)) continue;
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
    await undoOnCases(ports, step, stepId);
    return { undone: step.name, caseIds: step.caseIds.slice(0, casesNamed), cancelledReply: null };
  }
  return { undone: null, caseIds: [], cancelledReply: null };
}

/** While its delay runs, or while it waits for an approval or a crisis to end and who wrote it sits here. */
function isTakenBack({ state, hold, approval, author }: PendingReply, me: AgentId | undefined): boolean {
  if (state !== 'held') return false;
  if (hold === 'freeze') return author !== undefined && author === me;
  return hold === 'undo-delay' || (hold === 'approval' && approval?.author === me);
}

/** Cannot be stopped: half an undone step would be neither the one nor the other. */
async function undoOnCases(
  { context, works, stack }: UndoPorts,
  step: { readonly stepId: StepId; readonly caseIds: readonly CaseId[]; readonly name: string },
  stepId: StepId,
): Promise<void> {
  const { caseIds } = step;
  const isLong = caseIds.length >= longFrom;
  if (isLong) stack.begin({ ...step, kind: 'undo' });
  const work = isLong ? works.begin('bulk-step') : null;
  try {
    for (let start = 0; start < caseIds.length; start += sliceSize) {
      const slice = caseIds.slice(start, start + sliceSize);
      const stories = context.store.fetchStories(slice);
      const happenings = slice.flatMap((caseId) =>
        undoingOf(context, { caseId, events: stories.get(caseId) ?? [] }, step.stepId),
      );
      if (happenings.length > 0) context.store.record(happenings, { stepId, stories });
      work?.progress(Math.min(start + sliceSize, caseIds.length), caseIds.length);
      if (start + sliceSize < caseIds.length) await turn();
    }
    if (isLong) stack.end(step.stepId);
  } catch (error) {
    // What is left of it is taken back by the same key, when there is room again.
    stack.push({ ...step, kind: 'step' });
    throw error;
  } finally {
    work?.end();
  }
}

function undoingOf(
  context: CommandContext,
  { caseId, events }: { readonly caseId: CaseId; readonly events: readonly RecordedEvent[] },
  stepId: StepId,
): readonly Happening[] {
  const state = seenCase(context, caseId);
  if (state === null) return [];
  // The step found nothing to change in it, or this undo was cut after it.
  if (!events.some((event) => event.stepId === stepId)) return [];
  if (events.some(({ body }) => body.type === 'StepUndone' && body.stepId === stepId)) return [];
  const body = undoing(context, { state, events }, stepId);
  return [{ caseId, brandId: state.brandId, actor: actorOf(context), body }];
}

/** Messages that came while the case was cooler were given the cooler tier's time; the undo takes that back as well. */
function undoing(
  context: CommandContext,
  { state, events }: { readonly state: Case; readonly events: readonly RecordedEvent[] },
  stepId: StepId,
): Extract<CaseEventBody, { type: 'StepUndone' }> {
  const body = { type: 'StepUndone', stepId } as const;
  const policy = context.workspace.policy(state.brandId);
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
