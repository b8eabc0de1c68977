import { describe, expect, test } from 'vitest';
import type { OpenSpan, WeeklyHours } from './business-calendar';
import { hoursWords, lengthWords } from './service-words';
import { day, hour, minute } from './time';

const office: readonly OpenSpan[] = [{ from: '09:00', to: '18:00' }];
const halves: readonly OpenSpan[] = [
  { from: '09:00', to: '13:00' },
  { from: '15:00', to: '19:00' },
];
const week = (weekly: Partial<WeeklyHours['weekly']>): WeeklyHours => ({
  timeZone: 'Europe/Madrid',
  holidays: [],
  weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], ...weekly },
});
const workdays = { mon: office, tue: office, wed: office, thu: office, fri: office };

describe('hours in words', () => {
  test.each([
    ['workdays', week(workdays), 'en', 'Mon–Fri 09:00–18:00 (Europe/Madrid)'],
    ['workdays in Spanish', week(workdays), 'es', 'lun–vie 09:00–18:00 (Europe/Madrid)'],
    [
      'a Saturday of its own',
      week({ ...workdays, sat: halves }),
      'en',
      'Mon–Fri 09:00–18:00; Sat 09:00–13:00, 15:00–19:00 (Europe/Madrid)',
    ],
    [
      'days that do not follow each other',
      week({ mon: office, wed: office }),
      'en',
      'Mon 09:00–18:00; Wed 09:00–18:00 (Europe/Madrid)',
    ],
    [
      'a week that ends on Sunday',
      week({ sat: office, sun: office }),
      'en',
      'Sat–Sun 09:00–18:00 (Europe/Madrid)',
    ],
    ['nothing open', week({}), 'en', ''],
  ])('%s', (_, hours, language, words) => expect(hoursWords(hours, language)).toBe(words));
});

test.each([
  [25 * minute, 'en', '25 minutes'],
  [hour, 'es', '1 hora'],
  [90 * minute, 'es', '1 hora 30 minutos'],
  [2 * day, 'en', '2 days'],
])('%i ms in %s is %s', (length, language, words) => expect(lengthWords(length, language)).toBe(words));
