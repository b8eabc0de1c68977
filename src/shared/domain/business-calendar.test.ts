import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessTime,
  businessTimeBetween,
  everOpens,
  isOpenAt,
  type WeeklyHours,
  weekdays,
} from './business-calendar';
import { day, hour, minute } from './time';

const at = (text: string) => Date.parse(text);

function calendar(
  timeZone: string,
  weekly: Partial<WeeklyHours['weekly']>,
  holidays: string[] = [],
): WeeklyHours {
  return {
    timeZone,
    holidays,
    weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], ...weekly },
  };
}

function everyDay(timeZone: string, from: string, to: string): WeeklyHours {
  return calendar(timeZone, Object.fromEntries(weekdays.map((weekday) => [weekday, [{ from, to }]])));
}

const nineToTen = [{ from: '09:00', to: '22:00' }];
const toyota = calendar('Europe/Madrid', {
  mon: nineToTen,
  tue: nineToTen,
  wed: nineToTen,
  thu: nineToTen,
  fri: nineToTen,
});

describe('business time, Monday to Friday 9 to 22 in Madrid', () => {
  it.each([
    [
      'Friday 21:50 to Monday 09:10 is 20 minutes',
      '2026-11-20T21:50+01:00',
      '2026-11-23T09:10+01:00',
      20 * minute,
    ],
    ['a whole Saturday is nothing', '2026-11-21T00:00+01:00', '2026-11-22T00:00+01:00', 0],
    ['a whole working day is 13 hours', '2026-11-20T00:00+01:00', '2026-11-21T00:00+01:00', 13 * hour],
    ['a week is 65 hours', '2026-11-16T12:00+01:00', '2026-11-23T12:00+01:00', 65 * hour],
    [
      'a week with the change to winter time is 65 hours too',
      '2026-10-19T12:00+02:00',
      '2026-10-26T12:00+01:00',
      65 * hour,
    ],
    ['backwards is nothing', '2026-11-20T12:00+01:00', '2026-11-20T11:00+01:00', 0],
  ])('%s', (_name, from, to, expected) => {
    expect(businessTimeBetween(at(from), at(to), toyota)).toBe(expected);
  });

  it('promises the 25 minutes of a message on Friday at 21:50 for Monday at 09:15', () => {
    expect(addBusinessTime(at('2026-11-20T21:50+01:00'), 25 * minute, toyota)).toBe(
      at('2026-11-23T09:15+01:00'),
    );
  });

  it('ends at closing when the time runs out exactly then', () => {
    expect(addBusinessTime(at('2026-11-20T21:50+01:00'), 10 * minute, toyota)).toBe(
      at('2026-11-20T22:00+01:00'),
    );
  });

  it('starts counting at opening for a message of the night', () => {
    expect(addBusinessTime(at('2026-11-24T03:00+01:00'), 25 * minute, toyota)).toBe(
      at('2026-11-24T09:25+01:00'),
    );
  });

  it('steps over holidays', () => {
    const closedOnMonday = { ...toyota, holidays: ['2026-11-23'] };
    expect(addBusinessTime(at('2026-11-20T21:50+01:00'), 25 * minute, closedOnMonday)).toBe(
      at('2026-11-24T09:15+01:00'),
    );
  });

  it('is open from opening on and closed at the closing instant', () => {
    expect(isOpenAt(at('2026-11-20T09:00+01:00'), toyota)).toBe(true);
    expect(isOpenAt(at('2026-11-20T21:59:59.999+01:00'), toyota)).toBe(true);
    expect(isOpenAt(at('2026-11-20T22:00+01:00'), toyota)).toBe(false);
    expect(isOpenAt(at('2026-11-21T12:00+01:00'), toyota)).toBe(false);
  });
});

describe('nights on which the clock changes', () => {
  it.each([
    [
      'Madrid loses an hour in spring',
      'Europe/Madrid',
      '2026-03-29T00:00+01:00',
      '2026-03-30T00:00+02:00',
      23,
    ],
    [
      'Madrid gains an hour in autumn',
      'Europe/Madrid',
      '2026-10-25T00:00+02:00',
      '2026-10-26T00:00+01:00',
      25,
    ],
    [
      'New York loses an hour in spring',
      'America/New_York',
      '2026-03-08T00:00-05:00',
      '2026-03-09T00:00-04:00',
      23,
    ],
    [
      'New York gains an hour in autumn',
      'America/New_York',
      '2026-11-01T00:00-04:00',
      '2026-11-02T00:00-05:00',
      25,
    ],
    [
      'Apia skipped a whole day in 2011',
      'Pacific/Apia',
      '2011-12-29T00:00-10:00',
      '2012-01-01T00:00+14:00',
      48,
    ],
    [
      'Lord Howe moves by half an hour',
      'Australia/Lord_Howe',
      '2026-04-05T00:00+11:00',
      '2026-04-06T00:00+10:30',
      24.5,
    ],
  ])('%s', (_name, timeZone, from, to, hours) => {
    expect(businessTimeBetween(at(from), at(to), everyDay(timeZone, '00:00', '24:00'))).toBe(hours * hour);
  });

  it.each([
    ['an opening inside the skipped hour opens at the change', '02:30', '04:00', '2026-03-29T03:00+02:00', 1],
    ['a closing inside the skipped hour closes at the change', '01:00', '02:30', '2026-03-29T01:00+01:00', 1],
  ])('%s', (_name, from, to, opens, hours) => {
    const night = everyDay('Europe/Madrid', from, to);
    const midnight = at('2026-03-29T00:00+01:00');
    expect(businessTimeBetween(midnight, midnight + 6 * hour, night)).toBe(hours * hour);
    expect(addBusinessTime(midnight, 1, night)).toBe(at(opens) + 1);
  });

  it('counts the repeated hour once each time it passes', () => {
    const night = everyDay('Europe/Madrid', '02:00', '03:00');
    const midnight = at('2026-10-25T00:00+02:00');
    expect(businessTimeBetween(midnight, midnight + 12 * hour, night)).toBe(2 * hour);
  });

  it('does not count twice where two spans meet inside the repeated hour', () => {
    const spans = [
      { from: '02:30', to: '04:00' },
      { from: '01:00', to: '02:30' },
    ];
    const night = calendar('Europe/Madrid', { sun: spans });
    const midnight = at('2026-10-25T00:00+02:00');
    expect(businessTimeBetween(midnight, midnight + 12 * hour, night)).toBe(4 * hour);
  });
});

describe('a calendar that does not open', () => {
  it('gives null instead of searching for ever', () => {
    const closed = calendar('Europe/Madrid', {});
    expect(addBusinessTime(0, minute, closed)).toBeNull();
    expect(businessTimeBetween(0, 30 * day, closed)).toBe(0);
    expect(everOpens(closed)).toBe(false);
  });

  it('still finds the opening after a long row of holidays', () => {
    const holidays = Array.from({ length: 60 }, (_, index) =>
      new Date(at('2026-06-01') + index * day).toISOString().slice(0, 10),
    );
    const start = at('2026-06-01T00:00+02:00');
    expect(addBusinessTime(start, hour, { ...toyota, holidays })).toBe(at('2026-07-31T10:00+02:00'));
  });

  it('finds the next year when every Monday of one is a holiday', () => {
    const mondays = Array.from({ length: 52 }, (_, index) =>
      new Date(at('2026-01-05') + index * 7 * day).toISOString().slice(0, 10),
    );
    const onlyMondays = calendar('Europe/Madrid', { mon: nineToTen }, mondays);
    expect(addBusinessTime(at('2026-01-01T00:00+01:00'), hour, onlyMondays)).toBe(
      at('2027-01-04T10:00+01:00'),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as a length of time', (duration) => {
    expect(() => addBusinessTime(0, duration, toyota)).toThrow(RangeError);
  });
});

describe('business time in general', () => {
  const clock = fc.integer({ min: 0, max: 96 }).map((quarters) => {
    const padded = (value: number) => String(value).padStart(2, '0');
    return `${padded(Math.floor(quarters / 4))}:${padded((quarters % 4) * 15)}`;
  });
  const span = fc
    .tuple(clock, clock)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  const zone = fc.constantFrom(
    'Europe/Madrid',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'UTC',
  );
  const someHours = fc
    .record({
      timeZone: zone,
      weekly: fc.record({
        mon: fc.array(span, { maxLength: 3 }),
        tue: fc.array(span, { maxLength: 2 }),
        wed: fc.constant([{ from: '09:00', to: '18:00' }]),
        thu: fc.array(span, { maxLength: 1 }),
        fri: fc.array(span, { maxLength: 1 }),
        sat: fc.array(span, { maxLength: 1 }),
        sun: fc.array(span, { maxLength: 2 }),
      }),
      holidays: fc.subarray(['2026-03-29', '2026-10-25', '2026-12-25', '2026-11-04']),
    })
    .map((hours): WeeklyHours => hours);
  const instant = fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') });
  const length = fc.integer({ min: 0, max: 100 * hour });
  const runs = { numRuns: 60 };

  it('measures what was added', () => {
    fc.assert(
      fc.property(someHours, instant, length, (hours, start, duration) => {
        const end = addBusinessTime(start, duration, hours);
        expect(end).not.toBeNull();
        expect(businessTimeBetween(start, end ?? Number.NaN, hours)).toBe(duration);
      }),
      runs,
    );
  });

  it('never ends earlier for a later start or a longer time', () => {
    fc.assert(
      fc.property(someHours, instant, length, fc.nat(50 * hour), (hours, start, duration, more) => {
        const end = addBusinessTime(start, duration, hours) ?? Number.NaN;
        expect(addBusinessTime(start, duration + more, hours)).toBeGreaterThanOrEqual(end);
        expect(addBusinessTime(start + more, duration, hours)).toBeGreaterThanOrEqual(end);
      }),
      runs,
    );
  });

  it('adds up over any instant between', () => {
    fc.assert(
      fc.property(someHours, instant, fc.nat(40 * day), fc.nat(40 * day), (hours, a, first, second) => {
        const b = a + first;
        const c = b + second;
        expect(businessTimeBetween(a, b, hours) + businessTimeBetween(b, c, hours)).toBe(
          businessTimeBetween(a, c, hours),
        );
        expect(businessTimeBetween(a, c, hours)).toBeLessThanOrEqual(c - a);
      }),
      runs,
    );
  });

  it('equals calendar time when always open', () => {
    fc.assert(
      fc.property(zone, instant, length, (timeZone, start, duration) => {
        expect(addBusinessTime(start, duration, everyDay(timeZone, '00:00', '24:00'))).toBe(start + duration);
      }),
      runs,
    );
  });
});
