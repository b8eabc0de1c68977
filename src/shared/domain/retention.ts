// How long a brand keeps its customers, and when a clock may be believed that says the time is over.
import { day, hour, type Instant } from './time';

/**
 * - request: the customer asked for it
 * - retention: the brand's own period is over
 * - membership: this desktop no longer works for the brand
 */
export type ErasureReason = 'request' | 'retention' | 'membership';

export interface RetentionPolicy {
  readonly closedAfterDays: number;
}

/** What happened last before this instant is past the brand's period. */
export function retentionCutoff(policy: RetentionPolicy, now: Instant): Instant {
  return now - policy.closedAfterDays * day;
}

/** What earlier rounds have seen of the clock. Neither: it was never looked at. */
export interface ClockEvidence {
  /** The newest time that was believed. */
  readonly trusted: Instant | null;
  /** A time that was too far from what was known; another day has to agree with it. */
  readonly doubted: Instant | null;
}

/** A holiday explains as much between two looks at the clock. */
const longestAbsence = 31 * day;
/** Two looks on different days lie at least so far apart. */
const anotherDay = 20 * hour;

/**
 * Looks at the clock once more. A time is believed when it follows on the last believed one, or when it follows on a
 * doubted one that was seen on another day: a clock set a year ahead by mistake erases nothing that day. A clock that
 * goes back is believed at once, since it erases less.
 */
export function weighClock({ trusted, doubted }: ClockEvidence, now: Instant): ClockEvidence {
  const follows = (earlier: Instant | null) => earlier !== null && now - earlier <= longestAbsence;
  if (follows(trusted)) return { trusted: now, doubted: null };
  if (doubted === null || now < doubted || !follows(doubted)) return { trusted, doubted: now };
  return now - doubted >= anotherDay ? { trusted: now, doubted: null } : { trusted, doubted };
}

const fewCustomers = 20;
const largestShare = 0.1;

/** Whether one round would erase so many customers of a brand that a person has to say yes first. */
export function needsConfirmation(due: number, customers: number): boolean {
  return due > fewCustomers && due > customers * largestShare;
}
