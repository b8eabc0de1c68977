// When a customer wrote, where the time stands in what they sent and can be anything.
import { day, type Instant } from '../../shared/domain/time';

/** The time a text tells, or null when it tells none. */
export function instantOf(text: string | undefined): Instant | null {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? null : instant;
}

/**
 * The time a message names is believed when it lies up to a day before the server first saw it (an outage, a phone
 * without signal). Older (an imported archive) or future times are not, because every clock starts here: then it is
 * the time the server saw it, and never later than now.
 */
export function postedAt(written: Instant | null, seen: Instant | null, now: Instant): Instant {
  const seenAt = Math.min(seen ?? now, now);
  const said = written ?? seenAt;
  return said <= seenAt && said >= seenAt - day ? said : seenAt;
}
