import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, minute, second } from '../domain/time';
import { parseTimeText } from './time-text';

describe('a length of time in a scenario', () => {
  it.each([
    ['2 min', 2 * minute],
    ['90 s', 90 * second],
    ['1 h 40 min', hour + 40 * minute],
    ['-1 h 40 min', -(hour + 40 * minute)],
    ['-3 d 2 h', -(3 * day + 2 * hour)],
    ['1.5h', 1.5 * hour],
    [' 0 s ', 0],
  ])('%s is understood', (text, expected) => {
    expect(parseTimeText(text)).toBe(expected);
  });

  it.each(['', '2', 'two min', '2 weeks', '2 min ago', '1 h -40 min', '--2 s', '1h40', 'min'])(
    '"%s" is refused',
    (text) => {
      expect(parseTimeText(text)).toBeNull();
    },
  );

  it('reads back whatever was written in whole units', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(23), fc.nat(59), (days, hours, minutes) => {
        expect(parseTimeText(`-${days} d ${hours} h ${minutes} min`)).toBe(
          -(days * day + hours * hour + minutes * minute),
        );
      }),
    );
  });
});
