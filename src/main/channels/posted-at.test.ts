import { expect, it } from 'vitest';
import { instantOf, postedAt } from './posted-at';

const now = Date.parse('2026-05-04T10:00:00.000Z');

it.each([
  [
    'as written, when it was seen soon after',
    '2026-05-04T09:00:00Z',
    '2026-05-04T09:00:02Z',
    '2026-05-04T09:00:00Z',
  ],
  [
    'as written, after hours without signal',
    '2026-05-03T12:00:00Z',
    '2026-05-04T09:00:00Z',
    '2026-05-03T12:00:00Z',
  ],
  [
    'as seen, when it pretends to be years old',
    '1970-01-01T00:00:00Z',
    '2026-05-04T09:00:00Z',
    '2026-05-04T09:00:00Z',
  ],
  [
    'as seen, when it is dated in the future',
    '2031-01-01T00:00:00Z',
    '2026-05-04T09:00:00Z',
    '2026-05-04T09:00:00Z',
  ],
  ['as seen, when the date cannot be read', 'yesterday', '2026-05-04T09:00:00Z', '2026-05-04T09:00:00Z'],
  ['never later than now', '2031-01-01T00:00:00Z', '2031-01-01T00:00:00Z', '2026-05-04T10:00:00Z'],
  ['now, when nothing is known', undefined, undefined, '2026-05-04T10:00:00Z'],
])('counts the time of posting %s', (_, written, seen, expected) => {
  expect(postedAt(instantOf(written), instantOf(seen), now)).toBe(Date.parse(expected));
});
