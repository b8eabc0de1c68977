import { expect, test } from 'vitest';
import { type AgentId, asId } from '../../../shared/domain/ids';
import { hour } from '../../../shared/domain/time';
import { emptyTally, type Tally } from '../../../shared/domain/today';
import { agentRows, figureWords, shareWords, sumWords } from './today-model';

/** Says the key and the values, so that the test sees both. */
const text = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
const say = { text: text as never, locale: 'en' };
const tally: Tally = {
  open: 6,
  waiting: 3,
  breached: 1,
  answered: 5,
  inTime: 4,
  waitedMs: 15 * hour,
  first: 4,
  firstWaitedMs: 12 * hour,
};

test('a figure and the sum behind it say the same', () => {
  expect(figureWords(say, 'inTime', tally)).toBe('66.6%');
  expect(sumWords(say.text, 'inTime', tally)).toBe('today.sum.inTime 4 5 1');
  expect(figureWords(say, 'response', tally)).toBe('time.hours 3');
  expect(sumWords(say.text, 'response', tally)).toBe('today.sum.average time.hours 15 5');
  expect(figureWords(say, 'first', tally)).toBe('time.hours 3');
  expect(figureWords(say, 'waiting', tally)).toBe('3');
  expect(sumWords(say.text, 'waiting', tally)).toBeNull();
});

test('what was never due has no figure', () => {
  expect(figureWords(say, 'inTime', emptyTally)).toBe('–');
  expect(figureWords(say, 'response', emptyTally)).toBe('–');
});

test('a share is never rounded up to all of them', () => {
  expect(shareWords('en', 9_999 / 10_000)).toBe('99.9%');
  expect(shareWords('en', 1)).toBe('100%');
  expect(shareWords('en', 0.29)).toBe('29%');
});

test('people with breached cases come first, then those with most that wait, then by name', () => {
  const group = (key: string | null, breached: number, waiting: number) => ({
    key: key === null ? null : asId<AgentId>(key),
    tally: { ...emptyTally, breached, waiting },
  });
  const rows = agentRows(
    say.text,
    [group('zoe', 0, 1), group(null, 0, 9), group('ana', 0, 1), group('pau', 1, 1)],
    null,
  );
  expect(rows.map(({ name }) => name)).toEqual(['pau', 'today.nobody', 'ana', 'zoe']);
});
