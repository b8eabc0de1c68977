// Which warning of a coming deadline is due, and when to look again.
import { awaitsAnswer, type Case, responseDueAt } from './case';
import { type Instant, minute } from './time';

export interface DueWarning {
  readonly dueAt: Instant;
  /** The threshold that was passed; 0 is the deadline itself. */
  readonly minutesBefore: number;
}

/**
 * The one warning to raise now: the most urgent threshold that has passed, unless it or a more urgent one was raised
 * for this deadline before. So a sleep over several thresholds gives one warning. Only a customer who waits is warned
 * of: a held, queued or unknown reply keeps warning, an answered or closed case does not.
 */
export function dueWarning(state: Case, thresholds: readonly number[], now: Instant): DueWarning | null {
  const dueAt = watchedDeadline(state);
  if (dueAt === null || now < quietUntil(state, dueAt)) return null;
  const passed = thresholds.filter((minutes) => dueAt - minutes * minute <= now);
  if (passed.length === 0) return null;
  const minutesBefore = Math.min(...passed);
  return isRaised(state, { dueAt, minutesBefore }) ? null : { dueAt, minutesBefore };
}

/** The next instant, `now` or later, at which `dueWarning` may give one; null when none is left to come. */
export function nextWarningAt(state: Case, thresholds: readonly number[], now: Instant): Instant | null {
  const dueAt = watchedDeadline(state);
  if (dueAt === null) return null;
  const quiet = quietUntil(state, dueAt);
  const instants = thresholds
    .filter((minutesBefore) => !isRaised(state, { dueAt, minutesBefore }))
    .map((minutes) => Math.max(dueAt - minutes * minute, quiet, now));
  return instants.length === 0 ? null : Math.min(...instants);
}

/**
 * The deadline that is watched. An author somebody muted is not, unless the case is red or about safety: muting is
 * for noise, and nobody may silence a crisis with it.
 */
function watchedDeadline(state: Case): Instant | null {
  if (!awaitsAnswer(state)) return null;
  if (state.muted && !state.safety && state.tier !== 'red') return null;
  return responseDueAt(state);
}

/** A snooze keeps warnings away while it ends before the deadline; a safety case is never quiet. */
function quietUntil(state: Case, dueAt: Instant): Instant {
  const { snoozedUntil, safety } = state;
  return snoozedUntil === null || safety || snoozedUntil >= dueAt ? Number.NEGATIVE_INFINITY : snoozedUntil;
}

function isRaised(state: Case, { dueAt, minutesBefore }: DueWarning): boolean {
  return state.warned.some((warning) => warning.dueAt === dueAt && warning.minutesBefore <= minutesBefore);
}
