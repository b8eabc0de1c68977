// Instants and durations as people say them.
import { day, hour, type Instant, minute, second } from '../../shared/domain/time';
import type { Text } from './use-text';

/** A duration in its two largest parts, so that "1 h 12 min" never turns into "72 min 4 s". */
export function durationWords(text: Text, lengthMs: number): string {
  const length = Math.max(0, lengthMs);
  if (length < minute) return text('time.seconds', { count: Math.floor(length / second) });
  if (length < hour) return text('time.minutes', { count: Math.floor(length / minute) });
  if (length < 10 * hour) {
    const minutes = Math.floor((length % hour) / minute);
    const hours = Math.floor(length / hour);
    return minutes === 0
      ? text('time.hours', { count: hours })
      : text('time.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') });
  }
  if (length < 2 * day) return text('time.hours', { count: Math.floor(length / hour) });
  return text('time.days', { count: Math.floor(length / day) });
}

/** "26 min left", or "12 min late" once the instant has passed. */
export function timeLeftWords(text: Text, dueAt: Instant, now: Instant): string {
  const left = dueAt - now;
  return left >= 0
    ? text('time.left', { duration: durationWords(text, left) })
    : text('time.late', { duration: durationWords(text, -left) });
}

/**
 * An instant at which `timeLeftWords` says the same as at `now`, and which stays the same until it says something else.
 * Far cheaper than the words, and asked every second for each row on screen.
 */
export function timeLeftStep(dueAt: Instant, now: Instant): Instant {
  const left = dueAt - now;
  const length = Math.abs(left);
  const unit = length < minute ? second : length < 10 * hour ? minute : hour;
  const shown = Math.floor(length / unit) * unit;
  // What is late by less than a second is late.
  return left >= 0 ? dueAt - shown : dueAt + Math.max(1, shown);
}

/** "14 min ago"; under a minute it is "just now", so that nothing ticks for its own sake. */
export function agoWords(text: Text, at: Instant, now: Instant): string {
  return now - at < minute
    ? text('time.justNow')
    : text('time.ago', { duration: durationWords(text, now - at) });
}

const clockFormats = new Map<string, Intl.DateTimeFormat>();

function formatted(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const known = clockFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  clockFormats.set(key, known);
  return known;
}

/** The clock time, with the day where it is not today's. */
export function clockWords(locale: string, at: Instant, now: Instant): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const near = Math.abs(at - now) < 300 * day;
  if (sameDay) return formatted(locale, 'time', { hour: '2-digit', minute: '2-digit' }).format(at);
  if (near)
    return formatted(locale, 'day', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  return formatted(locale, 'year', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** The full date and time, for titles. */
export function fullWords(locale: string, at: Instant): string {
  return formatted(locale, 'full', { dateStyle: 'full', timeStyle: 'medium' }).format(at);
}
