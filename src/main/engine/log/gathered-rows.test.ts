// What a transaction gathers stands in the tables when it ends, and what reads in between sees it.
import { expect, test } from 'vitest';
import {
  accountId,
  brandId,
  caseIdFor,
  customerFor,
  opened,
  received,
} from '../../../../test/support/sample-events';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { foldCase } from '../../../shared/domain/fold';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { openDatabase } from './database';
import { Gathering } from './gathered-rows';
import { type Log, openLog, openLogReader } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);

function openNumbers() {
  const database = openDatabase(inFolder('numbers.db'));
  database.execute('create table numbers(id integer primary key, twice integer not null)');
  const gathering = new Gathering(database);
  const rows = gathering.table({ before: 'insert into numbers(id, twice) values', columns: 2 });
  const stored = () =>
    database
      .prepare('select id, twice from numbers order by id')
      .all()
      .map((row) => [row.id, row.twice]);
  return { database, gathering, rows, stored };
}

test.each([0, 1, 7, 8, 63, 64, 65, 137, 400])('%i rows are written as they are', (count) => {
  const { database, gathering, rows, stored } = openNumbers();
  const wanted = Array.from({ length: count }, (_, index) => [index, index * 2]);
  database.transact(() =>
    gathering.during(() => {
      for (const [id = 0, twice = 0] of wanted) rows.add(String(id), [id, twice]);
      expect(stored()).toEqual([]);
    }),
  );
  expect(stored()).toEqual(wanted);
});

test('outside of a gathering each row is written at once', () => {
  const { rows, stored } = openNumbers();
  rows.add('1', [1, 2]);
  expect(stored()).toEqual([[1, 2]]);
});

test('of one name the last row is found and written', () => {
  const { database, gathering, rows, stored } = openNumbers();
  database.transact(() =>
    gathering.during(() => {
      rows.add('1', [1, 2]);
      rows.add('1', [1, 3]);
      expect(rows.find('1')).toEqual([1, 3]);
    }),
  );
  expect([rows.find('1'), stored()]).toEqual([null, [[1, 3]]]);
});

function openCase(log: Log, number: number): void {
  const events = [opened(number), received(number, `m${number}`, 'Hola')];
  for (const event of events) log.events.append(event, customerFor(number));
  const state = foldCase(log.events.readCase(caseIdFor(number)));
  if (state === null) throw new Error('The case was never opened');
  log.cases.write(state, log.events.position());
  const externalId = asId<ExternalId>(`m${number}`);
  log.cases.rememberMessage(accountId, { externalId, text: 'Hola' }, state.id);
}

test('every question about cases, messages and keys is answered from what the transaction has gathered', () => {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    for (const number of [1, 2]) openCase(log, number);
    const answers = () => [
      log.cases.ofThread(accountId, 'thread-2', customerFor(2)),
      log.cases.ofCustomer(customerFor(2), 5),
      log.cases.countOfCustomer(customerFor(2)),
      log.cases.ofNumber(2),
      log.cases.nextNumber(),
      log.cases.count(),
      log.cases.lastPositionOf(caseIdFor(2)),
      log.cases.changedAfter(2, 10).map(({ caseId }) => caseId),
      log.cases.findMessage(accountId, asId('m2'))?.hasText('Hola'),
    ];
    const expected = [caseIdFor(2), [caseIdFor(2)], 1, caseIdFor(2), 3, 2, 4, [caseIdFor(2)], true];
    expect(answers()).toEqual(expected);
    expect(log.keys.destroy(brandId, customerFor(1))).toBe(true);
    expect(log.events.readCase(caseIdFor(1))).toEqual([]);
  });
  expect(() => openLogReader(inFolder('log.db'), dataKey).check()).not.toThrow();
});

test('a transaction inside another that fails takes nothing with it that came before', () => {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    openCase(log, 1);
    const failing = () =>
      log.transact(() => {
        openCase(log, 2);
        throw new Error('No');
      });
    expect(failing).toThrow('No');
    openCase(log, 3);
  });
  log.close();
  const again = openLog(inFolder('log.db'), dataKey);
  const known = [1, 2, 3].map((number) => again.cases.lastPositionOf(caseIdFor(number)));
  expect(known).toEqual([2, 0, 4]);
  expect(again.cases.findMessage(accountId, asId('m2'))).toBeNull();
  expect(again.cases.ofThread(accountId, 'thread-1', customerFor(1))).toBe(caseIdFor(1));
});
