// Which case of a thread and of a customer is the newest, when desktops of a team give numbers from blocks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accountId,
  brandId,
  caseIdFor,
  customerFor,
  opened,
  sampleTime,
} from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import type { CaseEvent } from '../../../shared/domain/case-event';
import { ownNumbers } from '../../../shared/domain/case-number';
import { foldCase } from '../../../shared/domain/fold';
import { asId, type StepId } from '../../../shared/domain/ids';
import { atOnce } from './gather-erased';
import { type Log, openLog } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
let files = 0;

function openNew(): { readonly log: Log; readonly again: () => Log } {
  files += 1;
  const file = inFolder(`newest-${files}.db`);
  const log = openLog(file, dataKey);
  const again = () => {
    log.close();
    return openLog(file, dataKey);
  };
  return { log, again };
}

/** Cases 2 and 3 are of one customer; here of one thread too. */
function openedAs(
  caseNumber: number,
  { number, at }: { readonly number: number; readonly at: number },
): CaseEvent {
  const event = opened(caseNumber);
  if (event.body.type !== 'CaseOpened') throw new Error('A sample case was never opened');
  return { ...event, at: sampleTime + at, body: { ...event.body, number, threadKey: 'thread' } };
}

const newest = (log: Log) => log.cases.ofThread(accountId, 'thread', customerFor(2));

test('the newest case is the one opened last, under whatever number, before and after a restart', () => {
  const { log, again } = openNew();
  expect(newest(log)).toBeNull();
  record(log, 2, [openedAs(2, { number: 801, at: 10 })]);
  expect(newest(log)).toBe(caseIdFor(2));
  record(log, 3, [openedAs(3, { number: 201, at: 20 })]);
  for (const opening of [() => log, again]) {
    const one = opening();
    expect(newest(one)).toBe(caseIdFor(3));
    expect(one.cases.ofCustomer(customerFor(2), 1)).toEqual([caseIdFor(3)]);
    expect(one.cases.ofCustomer(customerFor(2), 10)).toEqual([caseIdFor(3), caseIdFor(2)]);
    expect(one.cases.ofCustomer(customerFor(2), 10, 201)).toEqual([caseIdFor(2)]);
    expect(one.cases.firstOfCustomer(customerFor(2))).toBe(caseIdFor(2));
  }
});

test('a case that comes later and was opened earlier does not take the place of the newest', () => {
  const { log, again } = openNew();
  record(log, 2, [openedAs(2, { number: 5, at: 20 })]);
  record(log, 3, [openedAs(3, { number: 900, at: 10 })]);
  expect(newest(log)).toBe(caseIdFor(2));
  expect(newest(again())).toBe(caseIdFor(2));
});

test('what is remembered of threads is what a fresh look says, in whatever order cases come', () => {
  const one = fc.record({ at: fc.nat(3), isAsked: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(1_000)), (cases, shuffle) => {
      const { log, again } = openNew();
      const numbers = cases.map((_, index) => 1 + index + 10 * (shuffle[index] ?? 0));
      cases.forEach(({ at, isAsked }, index) => {
        if (isAsked) newest(log);
        const event = openedAs(2, { number: numbers[index] ?? 1, at });
        const caseId = caseIdFor(100 + index);
        const state = foldCase([{ ...event, caseId, position: 1, hubPosition: null }]);
        if (state === null) throw new Error('A sample case was never opened');
        log.transact(() => {
          log.events.append({ ...event, caseId }, customerFor(2));
          log.cases.write(state, log.events.position());
        });
      });
      const remembered = newest(log);
      expect(remembered).toBe(newest(again()));
    }),
    { numRuns: 40 },
  );
});

test("a desktop's own numbers do not lift those that follow", () => {
  const { log } = openNew();
  record(log, 2, [openedAs(2, { number: 7, at: 1 })]);
  record(log, 3, [openedAs(3, { number: ownNumbers(3).first, at: 2 })]);
  expect(log.cases.nextNumber()).toBe(8);
  expect(log.cases.ofNumber(ownNumbers(3).first)).toBe(caseIdFor(3));
  expect(log.cases.highestIn(ownNumbers(3))).toBe(ownNumbers(3).first);
  expect(log.cases.highestIn({ first: 8, last: 100 })).toBeNull();
});

test('who comes back under a lower number while the old cases are cleared away is not erased with them', () => {
  const { log } = openNew();
  record(log, 2, [openedAs(2, { number: 801, at: 10 })]);
  const customerId = customerFor(2);
  log.transact(() => {
    const wish = { brandId, customerId, reason: 'request' as const, by: { kind: 'console' } as const, at: 5 };
    log.erasures.begin({ ...wish, stepId: asId<StepId>('erase') }, atOnce(log.erasures.gather(customerId)));
  });
  record(log, 3, [openedAs(3, { number: 201, at: 20 })]);
  log.transact(() => {
    while (log.erasures.goOn() !== null);
  });
  expect(log.cases.ofCustomer(customerId, 10)).toEqual([caseIdFor(3)]);
  expect(log.events.readCase(caseIdFor(3)).map(({ body }) => body.type)).toEqual(['CaseOpened']);
});
