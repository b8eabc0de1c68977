// One decision about many cases: in slices that are each flushed, so that nothing else waits long; it can be stopped between them.
import type { CaseId, StepId } from '../../shared/domain/ids';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Happening } from './case-store';
import { actorOf, type CommandContext, caseOf, type Decide, Refusal } from './command-context';
import { DiskFull } from './log/database';
import type { LongWorks } from './long-works';
import { turn } from './turn';
import type { UndoStack } from './undo-stack';

/** Cases of one flushed transaction: a key pressed meanwhile waits for no more than one of them. */
const sliceSize = 50;
/** From here on the person sees how far it is, and may stop it. */
const longFrom = 500;
/** The page says how many were refused for which reason; it names none of thousands. */
const refusalsNamed = 100;

export interface BulkStep {
  readonly stepId: StepId;
  readonly caseIds: readonly CaseId[];
  /** Of the command that an undo takes back; null: none does. */
  readonly name: string | null;
  /** Each case is a step of its own, so that the hub takes it or not without the others; absent: all are one. */
  readonly stepOf?: (caseId: CaseId) => StepId;
}

export interface BulkOutcome {
  readonly outcome: StepOutcome;
  /** Cases the step has been decided for, without the refused: what an undo takes back. */
  readonly reached: readonly CaseId[];
}

/**
 * Applies one decision to many cases as one step that a single undo takes back. Repeating it with the same step id adds
 * nothing to the cases that have it already: one that a crash cut goes on so. A disk that fills stops it like a person.
 */
export async function stepOnCases(
  ports: { readonly context: CommandContext; readonly works: LongWorks; readonly undo: UndoStack },
  { stepId, caseIds, name, stepOf }: BulkStep,
  decide: Decide,
): Promise<BulkOutcome> {
  const { context, works, undo } = ports;
  const { store } = context;
  const refusals = new Map<CaseId, string>();
  let changed = 0;
  let at = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  const isLong = caseIds.length >= longFrom;
  const goesOn = isLong && name !== null && undo.begin({ kind: 'step', stepId, name, caseIds });
  const work = isLong ? works.begin('bulk-step', stop) : null;
  try {
    while (at < caseIds.length && !stopped) {
      const slice = caseIds.slice(at, at + sliceSize);
      store.fetch(slice);
      let changes = 0;
      const happenings = slice.flatMap((caseId) => {
        const decided = decidedFor(context, caseId, decide);
        if (typeof decided === 'string') refusals.set(caseId, decided);
        else if (decided.length > 0 || (goesOn && store.hasStep(stepId, caseId))) changes += 1;
        return typeof decided === 'string' ? [] : decided;
      });
      const step = { stepOf: stepOf ?? (() => stepId), isFirst: changed === 0 };
      if (happenings.length > 0 && !isRecorded(context, happenings, step)) break;
      changed += changes;
      at += slice.length;
      work?.progress(at, caseIds.length);
      if (at < caseIds.length) await turn();
    }
  } finally {
    work?.end();
    if (isLong) undo.end(stepId);
  }
  const outcome: StepOutcome = {
    stepId: changed > 0 ? stepId : null,
    changed,
    refused: [...refusals].slice(0, refusalsNamed).map(([caseId, code]) => ({ caseId, code })),
    refusals: countsOf(refusals.values()),
    untouched: caseIds.length - at,
    createdCaseId: null,
  };
  return { outcome, reached: caseIds.slice(0, at).filter((caseId) => !refusals.has(caseId)) };
}

/** False when the disk is full and the step has changed something already: what was done stands, and can be undone. */
function isRecorded(
  { store }: CommandContext,
  happenings: readonly Happening[],
  { stepOf, isFirst }: { readonly stepOf: (caseId: CaseId) => StepId; readonly isFirst: boolean },
): boolean {
  const steps = new Map<StepId, Happening[]>();
  for (const happening of happenings) {
    const stepId = stepOf(happening.caseId);
    const gathered = steps.get(stepId);
    if (gathered === undefined) steps.set(stepId, [happening]);
    else gathered.push(happening);
  }
  try {
    store.batch(() => {
      for (const [stepId, its] of steps) store.record(its, { stepId });
    });
    return true;
  } catch (error) {
    if (isFirst || !(error instanceof DiskFull)) throw error;
    return false;
  }
}

/** What happens to the case, or the code of the rule that says no. */
function decidedFor(context: CommandContext, caseId: CaseId, decide: Decide): readonly Happening[] | string {
  try {
    const state = caseOf(context, caseId);
    return decide(state).map((body) => ({ caseId, brandId: state.brandId, actor: actorOf(context), body }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

/** The most frequent first. */
function countsOf(codes: Iterable<string>): readonly { readonly code: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
