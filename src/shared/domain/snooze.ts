// A snooze puts a case aside for a while, and never silently past what was promised.
import { type Case, nextDeadline } from './case';
import { type DurationMs, type Instant, minute } from './time';

/** A snoozed case comes back while there is still time to answer. */
const timeToAnswer: DurationMs = 5 * minute;

export type SnoozeCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'snooze-in-the-past' }
  | { readonly ok: false; readonly code: 'snooze-past-deadline'; readonly latest: Instant };

/** The latest instant a case may sleep until; null when it owes nothing. It may lie in the past: then it cannot sleep. */
export function latestSnooze(state: Case): Instant | null {
  const deadline = nextDeadline(state);
  return deadline === null ? null : latestSnoozeBefore(deadline.dueAt);
}

/** The latest instant that leaves time to answer before a deadline. */
export function latestSnoozeBefore(dueAt: Instant): Instant {
  return dueAt - timeToAnswer;
}

/** Whether a case may be snoozed until an instant; refused with the latest one that is allowed. */
export function checkSnooze(state: Case, until: Instant, now: Instant): SnoozeCheck {
  if (until <= now) return { ok: false, code: 'snooze-in-the-past' };
  const latest = latestSnooze(state);
  return latest !== null && until > latest
    ? { ok: false, code: 'snooze-past-deadline', latest }
    : { ok: true };
}
