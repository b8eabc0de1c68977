// Which canned responses nobody has looked over for a month (A5): what is asked often grows old unseen.
// `now` is what the clock of whoever looks shows, written as UTC: the days in a definition are days of a calendar.
import { monthsLater } from './months-later';
import { day, type Instant } from './time';

interface Reviewed {
  /** The day somebody last read it and found it right, such as "2026-11-01". */
  readonly reviewed?: string | undefined;
  /** From that day on it is offered to nobody any more. */
  readonly expires?: string | undefined;
}

/** Whether its day is over: it stays in the definition, and nobody is offered it. */
export function isExpired({ expires }: Reviewed, now: Instant): boolean {
  return expires !== undefined && now >= Date.parse(expires);
}

/** Whether more than a calendar month has gone by since that day; it is due, too, when nobody ever did. */
export function isReviewDue({ reviewed }: Reviewed, now: Instant): boolean {
  return reviewed === undefined || now >= monthsLater(Date.parse(reviewed), 1) + day;
}

/** Those in use that are due, the longest unseen first. A brand that writes down no such day keeps none, and owes none. */
export function dueForReview<Response extends Reviewed>(
  responses: readonly Response[],
  now: Instant,
): readonly Response[] {
  if (responses.every(({ reviewed }) => reviewed === undefined)) return [];
  const age = ({ reviewed }: Response) => reviewed ?? '';
  return responses
    .filter((response) => isReviewDue(response, now) && !isExpired(response, now))
    .sort((a, b) => (age(a) < age(b) ? -1 : Number(age(a) > age(b))));
}
