// Gives the person at this desktop their next case, by rule.
import { awaitsAnswer, type Case } from '../../shared/domain/case';
import type { AgentId, CaseId, StepId } from '../../shared/domain/ids';
import { type FreeCase, nextCase, type Seat } from '../../shared/domain/next-case';
import { can } from '../../shared/domain/permissions';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Member } from '../../shared/workspace/schema';
import { actorOf, type CommandContext, memberHere, Refusal } from './command-context';

/** Pages of open cases by deadline; what nobody holds is mostly found in the first. */
const lookedAt = [100, 1_000, 10_000];
/** The customer's newest cases that are looked through for who answered last. */
const casesOfCustomer = 5;

/** Claims the case that is next; without one it says why. Throws Refusal when nobody sits here. */
export async function takeNext(
  context: CommandContext,
  stepId: StepId,
): Promise<CommandOutputs['case.next']> {
  const me = memberHere(context);
  const seats = await context.team.seats();
  const seat = seats.find(({ id }) => id === me.id);
  if (seat === undefined) throw new Refusal('nobody-sits-here');
  const colleagues = seats.filter(({ id }) => id !== me.id);
  const next = nextCase(freeCases(context, me), seat, { colleagues, now: context.clock.now() });
  if (next.kind === 'none') return { caseId: null, because: next.because };
  record(context, next.id, { stepId, seat, passedOver: next.passedOver });
  return { caseId: next.id, because: null };
}

function record(
  context: CommandContext,
  caseId: CaseId,
  given: {
    readonly stepId: StepId;
    readonly seat: Seat;
    readonly passedOver: NonNullable<Parameters<typeof bodyOf>[1]> | null;
  },
): void {
  const state = context.store.read(caseId);
  if (state === null) return;
  const place = { caseId, brandId: state.brandId, actor: actorOf(context) };
  context.store.record([{ ...place, body: bodyOf(given.seat.id, given.passedOver) }], {
    stepId: given.stepId,
  });
}

function bodyOf(
  assignee: AgentId,
  passedOver: {
    readonly agent: AgentId;
    readonly because: 'away' | 'off-duty' | 'full' | 'no-time' | 'gone';
  } | null,
) {
  return {
    type: 'CaseAssigned',
    assignee,
    team: null,
    reason: '',
    how: 'next',
    ...(passedOver !== null && { passedOver }),
  } as const;
}

/** Cases that nobody holds and this person may answer, by their deadlines. */
function* freeCases(context: CommandContext, me: Member): Generator<FreeCase> {
  const seen = new Set<CaseId>();
  for (const limit of lookedAt) {
    const due = context.log.cases.dueBefore(Number.MAX_SAFE_INTEGER, limit);
    for (const id of due) {
      if (seen.has(id)) continue;
      seen.add(id);
      const state = context.store.read(id);
      if (state === null || !isFree(context, state, me)) continue;
      yield { id, dueAt: earliest(state), lastAnswerer: lastAnswerer(context, state) };
    }
    if (due.length < limit) return;
  }
}

function isFree(context: CommandContext, state: Case, me: Member): boolean {
  const isQuiet = state.muted || state.snoozedUntil !== null;
  if (state.assignee !== null || !awaitsAnswer(state) || (isQuiet && !state.safety)) return false;
  const brand = context.workspace.policy(state.brandId)?.brand;
  if (brand === undefined) return false;
  return can(me, 'answer', { state, brand, roles: context.workspace.current()?.roles }).ok;
}

function earliest(state: Case): number | null {
  const due = state.unanswered.flatMap(({ responseDueAt }) => responseDueAt ?? []);
  return due.length === 0 ? null : Math.min(...due);
}

function lastAnswerer(context: CommandContext, state: Case): AgentId | null {
  if (state.lastReplyBy !== null) return state.lastReplyBy;
  for (const id of context.log.cases.ofCustomer(state.customerId, casesOfCustomer)) {
    const earlier = context.store.read(id)?.lastReplyBy ?? null;
    if (earlier !== null) return earlier;
  }
  return null;
}
