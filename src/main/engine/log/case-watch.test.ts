// Open cases are met by number, a part at a time.
import { expect, test } from 'vitest';
import { caseIdFor, eventOf, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import type { CaseId } from '../../../shared/domain/ids';
import { beforeAll } from './erased-cases';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
const numbers = Array.from({ length: 23 }, (_, index) => index + 1);
const closed = new Set([1, 2, 3, 4, 5, 6, 7, 11, 23]);

function filledLog() {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  log.transact(() => {
    for (const number of numbers) {
      record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
      if (closed.has(number))
        record(log, number, [eventOf(number, { type: 'CaseResolved', reason: 'answered' })]);
    }
  });
  return log;
}

test.each([1, 5, 23, 100])('all open cases are met once, %i numbers at a time', (count) => {
  const { watch } = filledLog().cases;
  const met: CaseId[] = [];
  let looks = 0;
  for (let after: number | null = beforeAll; after !== null; looks += 1) {
    const { caseIds, next } = watch.openAmong(after, count);
    met.push(...caseIds);
    after = next;
  }
  expect(met).toEqual(numbers.filter((number) => !closed.has(number)).map(caseIdFor));
  expect(looks).toBe(Math.floor(numbers.length / count) + 1);
});

test('cases are looked at again by number, closed ones not', () => {
  const { watch } = filledLog().cases;
  for (const number of numbers) watch.lookNext(caseIdFor(number), null);
  expect(watch.toLookAt(1, 100)).toEqual([]);
  expect(watch.lookAgain(beforeAll, 9)).toBe(9);
  expect(watch.toLookAt(1, 100)).toEqual([8, 9].map(caseIdFor));
});
