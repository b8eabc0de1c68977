// Sitting a step of the path: one exercise after the other is answered, marked by the brand's tables, and told of.
import type { AgentId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import {
  addPoints,
  markAnswer,
  passes,
  pointsOf,
  type Rulebook,
} from '../../../shared/domain/training/mark-answer';
import { pathStanding } from '../../../shared/domain/training/path-standing';
import {
  type Exercise,
  type ExerciseAnswer,
  tellsAfterEach,
} from '../../../shared/domain/training/training-path';
import type { MarkedExercise, StepRecord } from '../../../shared/domain/training/training-record';
import type { SittingState } from '../../../shared/ipc/training-port';
import type { Member, Training } from '../../../shared/workspace/schema';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import { readOpenTraining, type StepSitting, writeSitting } from './open-sitting';
import { recordTraining, trainingRecords } from './training-records';

type Step = Training['steps'][number];

interface BegunStep {
  readonly step: string;
  /** The sitting of theirs that the person gives up for it; null: none. */
  readonly drops: string | null;
}

/**
 * Begins a step that is open to the person here. One sits one at a time: what they have answered of another sitting is
 * lost only when they say so. Throws Refusal.
 */
export function beginStep(
  context: CommandContext,
  { step: stepId, drops }: BegunStep,
  id: string,
): SittingState {
  const me = memberHere(context);
  const step = stepOf(context, stepId);
  if (step.kind === 'live') throw new Refusal('training-step-live');
  const running = readOpenTraining(context.log).sittings[me.id];
  if (running?.id === id) return stateOf(step, running, { last: null, record: null });
  const { steps } = trainingOf(context);
  const standing = pathStanding(steps, trainingRecords(context.log), me);
  if (standing.steps.find((one) => one.step === stepId)?.state === 'later')
    throw new Refusal('training-step-later');
  const isUnderWay = sittingHere(context, me.id) !== null && (running?.exercises.length ?? 0) > 0;
  if (isUnderWay && running?.id !== drops) throw new Refusal('training-sitting-under-way');
  const now = context.clock.now();
  const sitting: StepSitting = { id, step: stepId, startedAt: now, shownAt: now, exercises: [] };
  writeSitting(context.log, me.id, sitting);
  return stateOf(step, sitting, { last: null, record: null });
}

interface GivenAnswer {
  readonly sitting: string;
  readonly exercise: string;
  /** Null: it is left open. */
  readonly answer: ExerciseAnswer | null;
}

/**
 * Takes the answer to the exercise that is next. Once the time of the step is over everything that
 * is left counts as left open. An exercise that was answered already keeps its marks. Throws Refusal.
 */
export function answerExercise(context: CommandContext, given: GivenAnswer): SittingState {
  const me = memberHere(context);
  const exerciseId = given.exercise;
  const sitting = readOpenTraining(context.log).sittings[me.id];
  if (sitting?.id !== given.sitting) return finishedBefore(context, given.sitting);
  const step = stepOf(context, sitting.step);
  const marked = sitting.exercises.find(({ id }) => id === exerciseId);
  if (marked !== undefined) return stateOf(step, sitting, { last: marked, record: null });
  const left = step.exercises.slice(sitting.exercises.length);
  const [next] = left;
  if (next?.id !== exerciseId) throw new Refusal('training-other-exercise');
  const now = context.clock.now();
  const isOver = step.within !== undefined && now > sitting.startedAt + step.within;
  const markOf = (exercise: Exercise, answer: ExerciseAnswer | null): MarkedExercise => ({
    id: exercise.id,
    marks: markAnswer(exercise, answer, rulebookOf(context)),
    took: answer === null ? null : Math.max(0, now - sitting.shownAt),
  });
  const fresh = isOver ? left.map((exercise) => markOf(exercise, null)) : [markOf(next, given.answer)];
  const sat: StepSitting = { ...sitting, shownAt: now, exercises: [...sitting.exercises, ...fresh] };
  const last = fresh.at(-1) ?? null;
  if (sat.exercises.length < step.exercises.length) {
    writeSitting(context.log, me.id, sat);
    return stateOf(step, sat, { last, record: null });
  }
  const record = finish(context, step, { me, sitting: sat, now });
  return stateOf(step, sat, { last, record });
}

/** The last answer, asked again: the page did not hear what became of it. */
function finishedBefore(context: CommandContext, id: string): SittingState {
  const found = trainingRecords(context.log).find(({ record }) => record.id === id)?.record;
  if (found?.kind !== 'step') throw new Refusal('training-no-sitting');
  const { step, exercises, startedAt } = found;
  const sat: StepSitting = { id, step, startedAt, shownAt: startedAt, exercises };
  return stateOf(stepOf(context, step), sat, { last: exercises.at(-1) ?? null, record: found });
}

/** The sitting of the person here as it stands; null: they sit none, or its step is no more. */
export function sittingHere(context: CommandContext, agent: AgentId): SittingState | null {
  const sitting = readOpenTraining(context.log).sittings[agent];
  const step = context.workspace.current()?.training?.steps.find(({ id }) => id === sitting?.step);
  if (sitting === undefined || step === undefined) return null;
  return stateOf(step, sitting, { last: null, record: null });
}

interface Finished {
  readonly me: Member;
  readonly sitting: StepSitting;
  readonly now: Instant;
}

function finish(context: CommandContext, step: Step, { me, sitting, now }: Finished): StepRecord {
  const { workspace, log } = context;
  const points = sitting.exercises.map(({ marks }) => pointsOf(marks));
  const total = points.reduce(addPoints, { points: 0, of: 0 });
  const record: StepRecord = {
    kind: 'step',
    id: sitting.id,
    workspace: workspace.current()?.name ?? '',
    sandbox: workspace.sandbox,
    startedAt: sitting.startedAt,
    endedAt: now,
    agent: me.id,
    agentName: me.name,
    step: step.id,
    stepKind: step.kind,
    isPassed: passes(total, step.passMark),
    exercises: sitting.exercises,
    ...total,
  };
  log.transact(() => {
    recordTraining(log, record);
    writeSitting(log, me.id, null);
  });
  return record;
}

/** What the page is told: where the right answers are still to be found, they are not. */
function stateOf(
  step: Step,
  sitting: StepSitting,
  { last, record }: { readonly last: MarkedExercise | null; readonly record: StepRecord | null },
): SittingState {
  const done = sitting.exercises.length;
  return {
    id: sitting.id,
    step: step.id,
    exercise: step.exercises[done]?.id ?? null,
    answered: done,
    of: step.exercises.length,
    endsAt: step.within === undefined ? null : sitting.startedAt + step.within,
    feedback: tellsAfterEach(step.kind) ? last : null,
    record,
  };
}

/** Throws Refusal where the workspace has none. */
export function trainingOf(context: CommandContext): Training {
  const training = context.workspace.current()?.training;
  if (training === undefined) throw new Refusal('training-none');
  return training;
}

function stepOf(context: CommandContext, id: string): Step {
  const step = trainingOf(context).steps.find((one) => one.id === id);
  if (step === undefined) throw new Refusal('training-step-unknown');
  return step;
}

function rulebookOf(context: CommandContext): Rulebook {
  const brands = context.workspace.current()?.brands ?? [];
  return {
    brandOf: ({ brand }) => brands.find(({ id }) => id === brand) ?? null,
    checklist: trainingOf(context).checklist,
  };
}
