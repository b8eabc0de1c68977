// The day of a team in figures: what is open, waiting and breached now, and what was answered today and how fast (R88).
import { awaitsAnswer, type Case, responseDueAt } from './case';
import { type CaseEvent, inOrderOnce, isUndone, type RecordedEvent, undoneStepsOf } from './case-event';
import { applyEvent } from './fold';
import type { AgentId, ReplyId } from './ids';
import type { Field } from './permissions';
import { isInTime, promiseFor, type ServicePolicy } from './service-policy';
import type { DurationMs, Instant } from './time';

/** Everything the figures are made of: sums only, so that they can be added up in any order. */
export interface Tally {
  /** Open cases; those of muted authors are none, unless somebody reported a danger to health. */
  readonly open: number;
  /** Of those, the ones whose customer waits for an answer. */
  readonly waiting: number;
  /** Of those, the ones whose deadline has passed. */
  readonly breached: number;
  /** Answers of today. Several customer messages that one answer covers count once. */
  readonly answered: number;
  readonly inTime: number;
  /** From the first message that waited to its answer, all of them together. */
  readonly waitedMs: DurationMs;
  /** Of the answers, those that were the first in their case. */
  readonly first: number;
  readonly firstWaitedMs: DurationMs;
}

/** Where a fact counts. The agent is who holds the case, or who gave the answer; null: nobody, or outside the console. */
export interface TodayPlace extends Field {
  readonly agent: AgentId | null;
}

export interface TodayFact {
  readonly place: TodayPlace;
  readonly tally: Tally;
}

export const emptyTally: Tally = {
  open: 0,
  waiting: 0,
  breached: 0,
  answered: 0,
  inTime: 0,
  waitedMs: 0,
  first: 0,
  firstWaitedMs: 0,
};

/** The sum of two tallies; `times` -1 takes the second one out again. */
export function addTally(sum: Tally, more: Tally, times: 1 | -1 = 1): Tally {
  return {
    open: sum.open + times * more.open,
    waiting: sum.waiting + times * more.waiting,
    breached: sum.breached + times * more.breached,
    answered: sum.answered + times * more.answered,
    inTime: sum.inTime + times * more.inTime,
    waitedMs: sum.waitedMs + times * more.waitedMs,
    first: sum.first + times * more.first,
    firstWaitedMs: sum.firstWaitedMs + times * more.firstWaitedMs,
  };
}

/** How a case stands at an instant, and when it breaches next by itself; null: it does not count as open. */
export function standingOf(
  state: Case,
  policy: ServicePolicy,
  now: Instant,
): { readonly fact: TodayFact; readonly breachesAt: Instant | null } | null {
  if (state.status !== 'open' || (state.muted && !state.safety)) return null;
  const waits = awaitsAnswer(state);
  const breachesAt = waits ? firstLate(state, policy) : null;
  const isBreached = breachesAt !== null && now >= breachesAt;
  const tally = { ...emptyTally, open: 1, waiting: waits ? 1 : 0, breached: isBreached ? 1 : 0 };
  return {
    fact: { place: placeOf(state, state.assignee), tally },
    breachesAt: isBreached ? null : breachesAt,
  };
}

/** The first millisecond that is late: the due instant itself is in time in one tier and late in another (T2). */
function firstLate(state: Case, policy: ServicePolicy): Instant | null {
  const dueAt = responseDueAt(state);
  if (dueAt === null) return null;
  return isInTime(dueAt, dueAt, promiseFor(policy, state.tier, state.safety)) ? dueAt + 1 : dueAt;
}

/**
 * The answers in a case's story that stand in the thread since an instant, each where its case stood at that moment.
 * An answer counts from the first message that waited for it (R88, T10); what nobody waited for is none.
 */
export function answersOf(
  events: readonly RecordedEvent[],
  policy: ServicePolicy,
  since: Instant,
): readonly TodayFact[] {
  const undone = undoneStepsOf(events);
  const writers = new Map<ReplyId, AgentId>();
  const facts: TodayFact[] = [];
  let state: Case | null = null;
  for (const event of inOrderOnce(events)) {
    if (isUndone(event, undone)) continue;
    const { body, actor } = event;
    if (body.type === 'ReplySubmitted' && actor.kind === 'agent') writers.set(body.content.replyId, actor.id);
    const before: Case | null = state;
    state = applyEvent(before, event);
    const answer = answerOf(event);
    if (before === null || state === null || answer === null || answer.at < since) continue;
    const agent = answer.replyId === null ? null : (writers.get(answer.replyId) ?? null);
    const tally = tallyOfAnswer({ before, after: state, at: answer.at }, policy);
    if (tally !== null) facts.push({ place: placeOf(before, agent), tally });
  }
  return facts;
}

function answerOf({ body }: CaseEvent): { readonly at: Instant; readonly replyId: ReplyId | null } | null {
  if (body.type === 'ReplySent') return { at: body.acceptedAt, replyId: body.replyId };
  if (body.type !== 'MessageReceived' || body.message.writtenBy !== 'brand') return null;
  return { at: body.message.postedAt, replyId: null };
}

function tallyOfAnswer(
  { before, after, at }: { readonly before: Case; readonly after: Case; readonly at: Instant },
  policy: ServicePolicy,
): Tally | null {
  const still = new Set(after.unanswered.map(({ externalId }) => externalId));
  const covered = before.unanswered.filter(({ externalId }) => !still.has(externalId));
  if (covered.length === 0) return null;
  const waited = Math.max(0, at - Math.min(...covered.map(({ postedAt }) => postedAt)));
  const dueAt = responseDueAt({ unanswered: covered });
  const isOnTime = dueAt === null || isInTime(at, dueAt, promiseFor(policy, before.tier, before.safety));
  const isFirst = before.firstAnswerAt === null;
  return {
    ...emptyTally,
    answered: 1,
    inTime: isOnTime ? 1 : 0,
    waitedMs: waited,
    first: isFirst ? 1 : 0,
    firstWaitedMs: isFirst ? waited : 0,
  };
}

/** A safety case runs on red whatever its tier says. */
function placeOf({ brandId, channel, tier, safety }: Case, agent: AgentId | null): TodayPlace {
  return { brandId, channel, tier: safety ? 'red' : tier, agent };
}
