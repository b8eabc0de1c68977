// Which of a person's steps can be taken back now.
import {
  type CaseEventType,
  inOrderOnce,
  type RecordedEvent,
  undoableTypes,
  undoneStepsOf,
} from './case-event';
import type { AgentId, CaseId, StepId } from './ids';

export interface UndoableStep {
  readonly stepId: StepId;
  /** The cases the step changed: an undo has to be recorded in each. */
  readonly caseIds: readonly CaseId[];
  /** What it did, for the line that offers to take it back. */
  readonly types: readonly CaseEventType[];
}

/**
 * The triage steps of an agent that are not taken back yet, newest first, from events of any number of cases. Steps
 * of others, of policy and of the console are not theirs to undo; words that were written or sent never are.
 */
export function undoableSteps(events: readonly RecordedEvent[], agentId: AgentId): readonly UndoableStep[] {
  const undone = new Set(undoneStepsOf(events));
  const steps = new Map<StepId, { caseIds: Set<CaseId>; types: Set<CaseEventType> }>();
  for (const { stepId, caseId, actor, body } of inOrderOnce(events)) {
    if (actor.kind !== 'agent' || actor.id !== agentId) continue;
    if (undone.has(stepId) || !undoableTypes.has(body.type)) continue;
    const step = steps.get(stepId) ?? { caseIds: new Set(), types: new Set() };
    step.caseIds.add(caseId);
    step.types.add(body.type);
    steps.set(stepId, step);
  }
  return [...steps]
    .map(([stepId, step]) => ({ stepId, caseIds: [...step.caseIds], types: [...step.types] }))
    .reverse();
}
