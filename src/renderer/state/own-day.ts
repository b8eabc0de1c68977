// Which day it is for the person who sits here: what they look over tonight was looked over today, wherever they are.
import { type Instant, minute } from '../../shared/domain/time';

/** What their clock shows, written as if it were UTC: days such as "2026-11-01" are compared with it. */
export function ownWall(now: Instant): Instant {
  return now - new Date(now).getTimezoneOffset() * minute;
}

/** Their day, such as "2026-11-01". */
export function ownDay(now: Instant): string {
  return new Date(ownWall(now)).toISOString().slice(0, 10);
}
