// A drill: a bad hour in the sandbox, timed and scored, and when the next one is owed (R83, A23).
import type { RecordedEvent } from '../case-event';
import { type EscalatingBrand, escalationFor } from '../escalation-map';
import type { ReplyId } from '../ids';
import { monthsLater } from '../months-later';
import type { ReplyContent } from '../reply';
import type { DurationMs, Instant } from '../time';
import { addPoints, type Points } from './mark-answer';

export interface Drill {
  readonly id: string;
  /** The scenario it plays. */
  readonly scenario: string;
  readonly holdingWithin: DurationMs;
  readonly escalationWithin: DurationMs;
  /** Canned responses that count as the holding message; none: the first reply that the channel takes does. */
  readonly holding: readonly string[];
}

export interface DrillFigures {
  /** From the start until the channel took the first holding message; null: none went out. */
  readonly holdingAfter: DurationMs | null;
  /** From the start until somebody escalated a case; null: nobody did. */
  readonly escalationAfter: DurationMs | null;
  /** Answers that came late, and customers who wait past their deadline at the end. */
  readonly breaches: number;
  /** Replies that the guard had warned of, and public ones where the map says private. */
  readonly wrongSends: number;
}

/** What happened in one case while the drill ran, and what its deadlines say. */
export interface DrilledCase {
  readonly brand: EscalatingBrand;
  /** As it stands at the end. */
  readonly contactType: string | null;
  /** All its events. */
  readonly events: readonly RecordedEvent[];
  readonly late: number;
}

/** The figures of a drill that began at `startedAt`; what happened before it counts for nothing. */
export function drillFigures(
  { holding }: Pick<Drill, 'holding'>,
  startedAt: Instant,
  cases: readonly DrilledCase[],
): DrillFigures {
  const escalations = cases.flatMap(({ events }) =>
    events.flatMap(({ body, at }) => (body.type === 'CaseEscalated' && at >= startedAt ? [at] : [])),
  );
  const sends = cases.flatMap((one) => sendsOf(one, startedAt));
  const isHolding = ({ content }: Send) =>
    content.isAcknowledgement ||
    holding.length === 0 ||
    content.cannedResponseIds.some((id) => holding.includes(id));
  return {
    holdingAfter: firstAfter(
      sends.filter(isHolding).map(({ at }) => at),
      startedAt,
    ),
    escalationAfter: firstAfter(escalations, startedAt),
    breaches: cases.reduce((sum, { late }) => sum + late, 0),
    wrongSends: sends.filter(({ isWrong }) => isWrong).length,
  };
}

/** One point for each: held in time, escalated in time, nothing breached, nothing sent that should not have been. */
export function drillPoints(drill: Drill, figures: DrillFigures): Points {
  const { holdingAfter, escalationAfter, breaches, wrongSends } = figures;
  const checks = [
    holdingAfter !== null && holdingAfter <= drill.holdingWithin,
    escalationAfter !== null && escalationAfter <= drill.escalationWithin,
    breaches === 0,
    wrongSends === 0,
  ];
  return checks.map((isMet): Points => ({ points: isMet ? 1 : 0, of: 1 })).reduce(addPoints);
}

interface Send {
  readonly at: Instant;
  readonly content: ReplyContent;
  readonly isWrong: boolean;
}

function sendsOf({ brand, contactType, events }: DrilledCase, startedAt: Instant): readonly Send[] {
  const written = new Map<ReplyId, { readonly content: ReplyContent; readonly isWarned: boolean }>();
  const isPrivateMatter = escalationFor(brand, contactType)?.place === 'private';
  const sends: Send[] = [];
  for (const { body } of events) {
    // What acknowledges by itself is nobody's holding message.
    if (body.type === 'ReplySubmitted' && body.automatic === undefined)
      written.set(body.content.replyId, { content: body.content, isWarned: body.guard !== undefined });
    if (body.type !== 'ReplySent' || body.acceptedAt < startedAt) continue;
    const reply = written.get(body.replyId);
    if (reply === undefined) continue;
    const { content, isWarned } = reply;
    const isWrong = isWarned || (isPrivateMatter && content.audience === 'public');
    sends.push({ at: body.acceptedAt, content, isWrong });
  }
  return sends;
}

function firstAfter(instants: readonly Instant[], start: Instant): DurationMs | null {
  return instants.length === 0 ? null : Math.min(...instants) - start;
}

const monthsBetween = 3;

/** Three calendar months later. */
export function nextDrillDue(endedAt: Instant): Instant {
  return monthsLater(endedAt, monthsBetween);
}

/** Overdue once it is older than three months; one that was never held is overdue from the first day. */
export function isDrillOverdue(lastEndedAt: Instant | null, now: Instant): boolean {
  return lastEndedAt === null || now > nextDrillDue(lastEndedAt);
}
