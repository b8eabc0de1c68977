// When a brand answers, in words for its customers: opening hours and lengths of time (R18).
import { type Weekday, type WeeklyHours, weekdays } from './business-calendar';
import { type DurationMs, day, hour, minute, second } from './time';

/** 1970-01-04 was a Sunday, the first of the weekdays. */
const someSunday = 3 * day;
const fromMonday: readonly Weekday[] = [...weekdays.slice(1), ...weekdays.slice(0, 1)];

/** Such as "Mon–Fri 09:00–18:00, Sat 10:00–14:00 (Europe/Madrid)"; nothing for hours that never open. */
export function hoursWords({ timeZone, weekly }: WeeklyHours, language: string): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (one: Weekday) => names.format(someSunday + weekdays.indexOf(one) * day);
  const runs: { readonly days: Weekday[]; readonly open: string }[] = [];
  for (const one of fromMonday) {
    const open = weekly[one].map(({ from, to }) => `${from}–${to}`).join(', ');
    const last = runs.at(-1);
    if (last?.open === open) last.days.push(one);
    else runs.push({ days: [one], open });
  }
  const lines = runs
    .filter(({ open }) => open !== '')
    .map(({ days, open }) => {
      const ends = [days[0], ...(days.length > 1 ? [days.at(-1)] : [])];
      return `${ends.flatMap((one) => (one === undefined ? [] : [nameOf(one)])).join('–')} ${open}`;
    });
  return lines.length === 0 ? '' : `${lines.join('; ')} (${timeZone})`;
}

const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
] as const;

/** Such as "2 hours" or "1 hora 30 minutos", down to whole seconds. */
export function lengthWords(length: DurationMs, language: string): string {
  let left = length;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0)
      parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  return parts.join(' ');
}
