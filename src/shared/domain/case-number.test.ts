import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseNumberIn, firstOwnNumber, ownNumbers, spokenCaseNumber } from './case-number';

const largestAtTheHub = 2 ** 31 - 1;

test.each([
  [1, '1'],
  [4_711, '4711'],
  [firstOwnNumber - 1, '999999999'],
  [ownNumbers(3).first, '3-1'],
  [ownNumbers(3).first + 6, '3-7'],
  [ownNumbers(11_470).last, '11470-99999'],
])('%i is read as %s, and found by it', (number, spoken) => {
  expect(spokenCaseNumber(number)).toBe(spoken);
  expect(caseNumberIn(spoken)).toBe(number);
  expect(caseNumberIn(` #${spoken} `)).toBe(number);
});

test.each(['', 'caso 12', '12 13', '3-', '-7', '3-0', '3-100000', '1234567890', '3-7-1'])(
  'nothing is found by "%s" as a number',
  (typed) => expect(caseNumberIn(typed)).toBeNull(),
);

test('no two desktops have a number in common, none has one of the team, and a hub can keep all of them', () => {
  const desk = fc.integer({ min: 0, max: 11_470 });
  fc.assert(
    fc.property(desk, desk, (one, other) => {
      const [mine, theirs] = [ownNumbers(one), ownNumbers(other)];
      expect(mine.first).toBeGreaterThan(firstOwnNumber);
      expect(mine.last).toBeLessThanOrEqual(largestAtTheHub);
      if (one < other) expect(mine.last).toBeLessThan(theirs.first);
    }),
  );
});
