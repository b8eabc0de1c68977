import fc from 'fast-check';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { day, hour, minute, second } from '../../shared/domain/time';
import { en } from '../../shared/texts/en';
import { agoWords, clockWords, durationWords, timeLeftStep, timeLeftWords } from './time-words';
import type { Text } from './use-text';

const intl = createIntl({ locale: 'en', messages: en });
const text: Text = (key, values) => intl.formatMessage({ id: key }, { ...values });

describe('durations in words', () => {
  test.each([
    [0, '0 s'],
    [59 * second, '59 s'],
    [minute, '1 min'],
    [26 * minute + 59 * second, '26 min'],
    [hour, '1 h'],
    [hour + 5 * minute, '1 h 05 min'],
    [10 * hour + 59 * minute, '10 h'],
    [47 * hour, '47 h'],
    [2 * day, '2 days'],
    [-5, '0 s'],
  ])('%i ms is %s', (length, words) => expect(durationWords(text, length)).toBe(words));

  test('the due instant itself is not late yet', () => {
    expect(timeLeftWords(text, 1_000, 1_000)).toBe('0 s left');
    expect(timeLeftWords(text, 0, 12 * minute)).toBe('12 min late');
  });

  test('time left is said anew just when its words are others', () => {
    const left = fc.oneof(
      fc.integer({ min: -3 * minute, max: 3 * minute }),
      fc.integer({ min: -3 * day, max: 3 * day }),
      fc
        .constantFrom(minute, hour, 10 * hour, 2 * day)
        .chain((edge) =>
          fc.integer({ min: -2_000, max: 2_000 }).chain((by) => fc.constantFrom(edge + by, -edge + by)),
        ),
    );
    fc.assert(
      fc.property(left, fc.integer({ min: 0, max: 90_000 }), (length, later) => {
        const dueAt = 1_800_000_000_000;
        const [now, then] = [dueAt - length, dueAt - length + later];
        const words = (at: number) => timeLeftWords(text, dueAt, at);
        expect(words(timeLeftStep(dueAt, now))).toBe(words(now));
        // Within an hour, where minutes and seconds pass, it is never asked for in vain.
        if (Math.abs(length) < hour - 90_000 && words(now) === words(then))
          expect(timeLeftStep(dueAt, then)).toBe(timeLeftStep(dueAt, now));
      }),
      { numRuns: 1_000 },
    );
  });

  test('what happened within a minute happened just now', () => {
    expect(agoWords(text, 0, 59 * second)).toBe('just now');
    expect(agoWords(text, 0, 14 * minute)).toBe('14 min ago');
  });
});

test('the clock names the day where it is not today', () => {
  const noon = new Date(2026, 5, 3, 12).getTime();
  expect(clockWords('en-GB', noon, noon + hour)).toBe('12:00');
  expect(clockWords('en-GB', noon - day, noon)).toBe('2 Jun, 12:00');
  expect(clockWords('en-GB', noon - 800 * day, noon)).toBe('25 Mar 2024');
});
