// When a snoozed case may come back: pure.
import { day, hour, type Instant, minute } from '../../../shared/domain/time';

/** What is left to answer in when a snooze ends. */
const margin = 30 * minute;

export interface SnoozeChoice {
  readonly id: 'hour' | 'three-hours' | 'tomorrow' | 'monday' | 'before-due';
  readonly until: Instant;
}

/** Choices after now; the clock is the desk's own. */
function snoozeChoices(now: Instant): readonly SnoozeChoice[] {
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

/** Choices that end before the case is due, and the last good moment before that in place of the later ones. */
export function offered(now: Instant, dueAt: Instant | null): readonly SnoozeChoice[] {
  const choices = snoozeChoices(now);
  if (dueAt === null) return choices;
  const last = dueAt - margin;
  const before = choices.filter(({ until }) => until < last);
  if (before.length === choices.length || last <= now) return before;
  return [...before, { id: 'before-due', until: last }];
}
