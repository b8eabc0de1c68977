// Which due instants an event carries: for a new message, a new tier, a safety flag, a merge (requirements, section 0).
import { type Case, responseDueAt } from './case';
import type { DueTimes } from './case-event';
import type { ExternalId } from './ids';
import { resolutionDue, type ServicePolicy, targetAfter } from './service-policy';
import { type CaseTier, heat } from './tier';
import type { Instant } from './time';

/** What of a case decides its deadlines. */
export type Clocked = Pick<Case, 'status' | 'tier' | 'safety' | 'unanswered' | 'resolutionDueAt'>;

/** A case that is about to be opened: nothing is owed yet. */
export function newlyClocked(tier: CaseTier, safety: boolean): Clocked {
  return { status: 'open', tier, safety, unanswered: [], resolutionDueAt: null };
}

/**
 * Due times of a customer's new message. Its clock starts when it was posted and is its own: an earlier message
 * that still waits keeps the earlier instant. The resolution clock starts once, and anew when a closed case comes back.
 */
export function dueForMessage(policy: ServicePolicy, state: Clocked, postedAt: Instant): DueTimes {
  const tier = runningTier(state);
  const resolutionRuns = state.status === 'open' && state.resolutionDueAt !== null;
  return {
    responseDueAt: targetAfter(policy, tier, postedAt),
    resolutionDueAt: resolutionRuns ? state.resolutionDueAt : resolutionDue(policy, tier, postedAt),
  };
}

/**
 * Due times when a case gets another tier at `changedAt`. Raised: the earlier of the present deadline and the new
 * target from now. Lowered: the later of the present deadline and the new target from the time of posting. A case
 * that owes no answer has no response deadline to move.
 */
export function dueForTier(policy: ServicePolicy, state: Clocked, change: TierChange): DueTimes {
  const resolutionDueAt = state.resolutionDueAt;
  const present = responseDueAt(state);
  const postedAt = oldestWaiting(state);
  if (postedAt === null) return { responseDueAt: null, resolutionDueAt };
  const from = runningTier(state);
  const raised = targetAfter(policy, change.tier, change.changedAt);
  const fromPost = targetAfter(policy, change.tier, postedAt);
  if (present === null) return { responseDueAt: fromPost, resolutionDueAt };
  if (heat(change.tier) > heat(from)) return { responseDueAt: Math.min(present, raised), resolutionDueAt };
  if (heat(change.tier) < heat(from)) return { responseDueAt: Math.max(present, fromPost), resolutionDueAt };
  return { responseDueAt: present, resolutionDueAt };
}

export interface TierChange {
  readonly tier: CaseTier;
  readonly changedAt: Instant;
}

/** Due times when the safety flag is set at `changedAt`: a raise to red. Clearing it moves nothing: the case stays red. */
export function dueForSafety(policy: ServicePolicy, state: Clocked, changedAt: Instant): DueTimes {
  return dueForTier(policy, state, { tier: 'red', changedAt });
}

/** Due times of a case that takes another one in: the earlier of each clock. */
export function dueForMerge(into: Clocked, from: Clocked): DueTimes {
  return {
    responseDueAt: earlier(responseDueAt(into), responseDueAt(from)),
    resolutionDueAt: earlier(into.resolutionDueAt, from.resolutionDueAt),
  };
}

/**
 * After the undo of a lowering, messages that came while the case was cooler still carry the cooler tier's time.
 * Given those messages, the due times the case needs now; null when nothing is too late. `state` is the case after
 * the undo.
 */
export function dueAfterUndo(
  policy: ServicePolicy,
  state: Clocked,
  timedUnder: ReadonlySet<ExternalId>,
): DueTimes | null {
  const present = responseDueAt(state);
  const needed = state.unanswered
    .filter((message) => timedUnder.has(message.externalId))
    .map((message) => targetAfter(policy, runningTier(state), message.postedAt));
  if (present === null || needed.length === 0) return null;
  const earliest = Math.min(...needed);
  return earliest < present ? { responseDueAt: earliest, resolutionDueAt: state.resolutionDueAt } : null;
}

/** A safety case runs on red whatever its tier says. */
function runningTier(state: Clocked): CaseTier {
  return state.safety ? 'red' : state.tier;
}

function oldestWaiting(state: Clocked): Instant | null {
  return state.unanswered.reduce<Instant | null>((oldest, { postedAt }) => earlier(oldest, postedAt), null);
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
