// Calendar months added to an instant.
import type { Instant } from './time';

/** So many calendar months later, in UTC; at the end of a shorter month its last day. */
export function monthsLater(instant: Instant, months: number): Instant {
  const from = new Date(instant);
  const month = from.getUTCMonth() + months;
  const daysThere = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), daysThere);
  const midnight = Date.UTC(from.getUTCFullYear(), month, day);
  const ofDay = instant - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  return midnight + ofDay;
}
