// A wait that ends in time even when the clock was set back meanwhile.
import type { Instant } from '../../shared/domain/time';

export interface Wait {
  readonly since: Instant;
  readonly until: Instant;
}

/** Null when nothing waits any more; a wait that began in what is the future now is over: the clock was set back. */
export function endOfWait(wait: Wait | undefined, now: Instant): Instant | null {
  return wait !== undefined && wait.since <= now && now < wait.until ? wait.until : null;
}
