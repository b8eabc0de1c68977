// When a snoozed case may come back: pure.
import { day, hour, type Instant } from '../../../shared/domain/time';

export interface SnoozeChoice {
  readonly id: 'hour' | 'three-hours' | 'tomorrow' | 'monday';
  readonly until: Instant;
}

/** Choices after now; the clock is the desk's own. */
export function snoozeChoices(now: Instant): readonly SnoozeChoice[] {
  const morning = new Date(now + day);
  morning.setHours(9, 0, 0, 0);
  const monday = new Date(now);
  monday.setDate(monday.getDate() + ((8 - monday.getDay()) % 7 || 7));
  monday.setHours(9, 0, 0, 0);
  return [
    { id: 'hour', until: now + hour },
    { id: 'three-hours', until: now + 3 * hour },
    { id: 'tomorrow', until: morning.getTime() },
    { id: 'monday', until: monday.getTime() },
  ];
}

/** A snooze that would let a deadline pass in silence is cut to stand before it. */
export function beforeDeadline(until: Instant, dueAt: Instant | null, margin: number): Instant {
  return dueAt === null ? until : Math.min(until, dueAt - margin);
}
