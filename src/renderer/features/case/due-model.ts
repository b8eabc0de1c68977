// What a case owes now, worked out for its head: pure.
import { type Case, nextDeadline } from '../../../shared/domain/case';
import type { Instant } from '../../../shared/domain/time';

export interface Owed {
  readonly kind: 'first-response' | 'next-response' | 'resolution';
  readonly dueAt: Instant;
  /** When the clock of it started. */
  readonly since: Instant;
}

/** The next deadline with the start of its clock; null when nothing is owed. */
export function owed(state: Case): Owed | null {
  const deadline = nextDeadline(state);
  if (deadline === null) return null;
  const clocks = state.unanswered.filter((message) => message.responseDueAt === deadline.dueAt);
  const since =
    deadline.kind === 'resolution' ? state.openedAt : Math.min(...clocks.map((message) => message.postedAt));
  return { ...deadline, since: Number.isFinite(since) ? since : state.openedAt };
}

/** Share of the time that is gone, from 0 to 1, in whole percents so that a bar moves rarely. */
export function shareGone({ since, dueAt }: Owed, now: Instant): number {
  if (dueAt <= since) return 1;
  const share = (now - since) / (dueAt - since);
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}
