// One decision about many cases: in slices that are each flushed, so that nothing else waits long; it can be stopped between them.
import type { CaseId, StepId } from '../../shared/domain/ids';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Happening } from './case-store';
import { actorOf, type CommandContext, caseOf, type Decide, Refusal } from './command-context';
import type { LongWorks } from './long-works';
import { turn } from './turn';

/** Cases of one flushed transaction: a key pressed meanwhile waits for no more than one of them. */
const sliceSize = 50;
/** From here on the person sees how far it is, and may stop it. */
const longFrom = 500;
/** The page says how many were refused for which reason; it names none of thousands. */
const refusalsNamed = 100;

export interface BulkStep {
  readonly stepId: StepId;
  readonly caseIds: readonly CaseId[];
}

export interface BulkOutcome {
  readonly outcome: StepOutcome;
  /** Cases the step has been decided for, without the refused: what an undo takes back. */
  readonly reached: readonly CaseId[];
}

/**
 * Applies one decision to many cases as one step that a single undo takes back. Repeating it with the same step id adds
 * nothing to the cases that have it already.
 */
export async function stepOnCases(
  ports: { readonly context: CommandContext; readonly works: LongWorks },
  { stepId, caseIds }: BulkStep,
  decide: Decide,
): Promise<BulkOutcome> {
  const { context, works } = ports;
  const refusals = new Map<CaseId, string>();
  let changed = 0;
  let at = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  const work = caseIds.length < longFrom ? null : works.begin('bulk-step', stop);
  try {
    while (at < caseIds.length && !stopped) {
      const slice = caseIds.slice(at, at + sliceSize);
      context.store.fetch(slice);
      const happenings = slice.flatMap((caseId) => {
        const decided = decidedFor(context, caseId, decide);
        if (typeof decided === 'string') refusals.set(caseId, decided);
        else if (decided.length > 0) changed += 1;
        return typeof decided === 'string' ? [] : decided;
      });
      if (happenings.length > 0) context.store.record(happenings, { stepId });
      at += slice.length;
      work?.progress(at, caseIds.length);
      if (at < caseIds.length) await turn();
    }
  } finally {
    work?.end();
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
