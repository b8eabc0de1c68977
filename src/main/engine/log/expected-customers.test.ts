// What is looked up for many customers at once is what would have been found for each alone.
import { expect, test } from 'vitest';
import { brandId, caseIdFor, customerFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
/** Of which two in a row belong to one customer; more than a look of fifty. */
const numbers = Array.from({ length: 130 }, (_, index) => index + 1);
const customers = [...new Set(numbers.map(customerFor))];

function logWith(cases: readonly number[]) {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    for (const number of cases) record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
  });
  return log;
}

test('those who have no case are named, and have one as soon as it is opened, also before it is written', () => {
  const log = logWith(numbers.slice(0, 60));
  const known = new Set(numbers.slice(0, 60).map(customerFor));
  log.transact(() => {
    expect(log.cases.expectCustomers(customers)).toEqual(customers.filter((id) => !known.has(id)));
    expect(log.cases.ofCustomer(customerFor(100), 1)).toEqual([]);
    record(log, 100, [opened(100)]);
    expect(log.cases.ofCustomer(customerFor(100), 1)).toEqual([caseIdFor(100)]);
    expect(log.cases.expectCustomers([customerFor(100), customerFor(110)])).toEqual([customerFor(110)]);
  });
  expect(customers.map((id) => log.cases.ofCustomer(id, 1).length)).toEqual(
    customers.map((id) => (known.has(id) || id === customerFor(100) ? 1 : 0)),
  );
});

test('an opening that was rolled back leaves a stranger', () => {
  const log = logWith([1]);
  expect(() =>
    log.transact(() => {
      log.cases.expectCustomers(customers);
      record(log, 100, [opened(100)]);
      throw new Error('No');
    }),
  ).toThrow('No');
  expect(log.cases.ofCustomer(customerFor(100), 1)).toEqual([]);
  record(log, 100, [opened(100)]);
  expect(log.cases.ofCustomer(customerFor(100), 1)).toEqual([caseIdFor(100)]);
});

test('a customer has one key, whether it was expected or not, until it is destroyed', () => {
  const log = logWith([1, 2]);
  const id = (number: number) => log.keys.forCustomer(brandId, customerFor(number)).id;
  const before = id(2);
  log.transact(() => {
    log.keys.expectCustomers(brandId, customers);
    expect(id(2)).toBe(before);
    const made = id(100);
    log.keys.expectCustomers(brandId, customers);
    expect(id(100)).toBe(made);
    log.keys.destroy(brandId, customerFor(100));
    expect(id(100)).not.toBe(made);
  });
  const last = id(100);
  log.close();
  const again = openLog(inFolder('log.db'), dataKey);
  again.keys.expectCustomers(brandId, customers);
  expect(again.keys.forCustomer(brandId, customerFor(100)).id).toBe(last);
  expect(again.keys.forCustomer(brandId, customerFor(2)).id).toBe(before);
});

test('keys that were expected and made in what was rolled back are made anew', () => {
  const log = logWith([1]);
  expect(() =>
    log.transact(() => {
      log.keys.expectCustomers(brandId, customers);
      log.keys.forCustomer(brandId, customerFor(100));
      throw new Error('No');
    }),
  ).toThrow('No');
  const made = log.transact(() => log.keys.forCustomer(brandId, customerFor(100)).id);
  log.keys.forget();
  expect(log.keys.forCustomer(brandId, customerFor(100)).id).toBe(made);
});
