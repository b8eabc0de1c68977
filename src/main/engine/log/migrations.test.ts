// A log that an earlier version made is opened, brought up to date, and goes on.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  accountId,
  caseIdFor,
  customerFor,
  received,
  replyIdFor,
} from '../../../../test/support/sample-events';
import { messageName, record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { foldCase } from '../../../shared/domain/fold';
import { asId } from '../../../shared/domain/ids';
import { LogUnreadable, openDatabase } from './database';
import { logFormat } from './migrations';
import { openLog, openLogReader } from './open-log';
import { openOrSalvage } from './open-or-salvage';
import { Witness } from './witness';

const inFolder = temporaryFolder();
/**
 * Made by versions that wrote these formats: six sample cases, with drafts, a reply each third, attachments. The second has
 * seven more: 20 and 21 of one thread, of which 20 has the lower number and was opened later; 30 has the number of case 5;
 * 40 and 41 were erased, and of 50 and 51 the key was just destroyed.
 */
const stored = (format: number) =>
  path.join(import.meta.dirname, `../../../../test/fixtures/format-${format}.log.db.gz`);
const dataKey = new Uint8Array(32).fill(7);
const numbers = [1, 2, 3, 4, 5, 6];

function bringOld(format = 1): string {
  const file = inFolder('log.db');
  writeFileSync(file, gunzipSync(readFileSync(stored(format))));
  return file;
}

function formatOf(file: string): string {
  const database = openDatabase(file, { readOnly: true });
  const row = database.prepare('select value from meta where name = ?').get(Buffer.from('format'));
  database.close();
  return Buffer.from(row?.value as ArrayBuffer).toString();
}

test.each([
  { format: 1, position: 26 },
  { format: 2, position: 42 },
])(
  'what a version of format $format wrote is all there, and the format is the new one',
  ({ format, position }) => {
    const file = bringOld(format);
    expect(formatOf(file)).toBe(String(format));
    const log = openLog(file, dataKey);
    expect(log.events.position()).toBe(position);
    for (const number of numbers) {
      const story = log.events.readCase(caseIdFor(number));
      expect(story.slice(0, 4).map(({ body }) => body.type)).toEqual([
        'CaseOpened',
        'MessageReceived',
        'MessageReceived',
        'MessageReceived',
      ]);
      expect(foldCase(story)?.messageCount).toBe(3);
      expect(log.cases.ofNumber(number)).toBe(caseIdFor(number));
      expect(log.cases.findMessage(accountId, asId(messageName(number, 2)))?.caseId).toBe(caseIdFor(number));
    }
    expect(log.desk.outbox().map(({ replyId }) => replyId)).toEqual([replyIdFor(3), replyIdFor(6)]);
    expect(log.desk.readAccount(accountId).cursor).toBe('page-7');
    // A table that no such version knew.
    log.transact(() => log.desk.addTraining('a result'));
    expect(log.desk.listTraining(10)).toEqual(['a result']);
    log.close();
    expect(formatOf(file)).toBe(String(logFormat));
    expect(() => openLogReader(file, dataKey).check()).not.toThrow();
  },
);

test('every open case of it is looked at for warnings, and counted once it was', () => {
  const log = openLog(bringOld(), dataKey);
  const { watch } = log.cases;
  expect(watch.toLookAt(1, 100).toSorted()).toEqual(numbers.map(caseIdFor).toSorted());
  record(log, 2, []);
  expect(watch.countRed()).toBe(1);
});

describe('a log in which numbers followed each other', () => {
  test('the newest case of a thread and of a customer is from now on the one that was opened last', () => {
    const file = bringOld(2);
    for (let turn = 0; turn < 2; turn += 1) {
      const log = openLog(file, dataKey);
      expect(log.cases.ofThread(accountId, 'shared', customerFor(20))).toBe(caseIdFor(20));
      expect(log.cases.ofCustomer(customerFor(20), 10)).toEqual([caseIdFor(20), caseIdFor(21)]);
      expect(log.cases.ofCustomer(customerFor(20), 10, 400)).toEqual([caseIdFor(21)]);
      expect(log.cases.firstOfCustomer(customerFor(20))).toBe(caseIdFor(21));
      expect(log.cases.ofCustomer(customerFor(30), 1)).toEqual([caseIdFor(30)]);
      expect(log.cases.ofNumber(5)).toBe(caseIdFor(5));
      expect(log.cases.nextNumber()).toBe(901);
      log.close();
    }
  });

  test('what was being erased is erased to the end, and no more than that', () => {
    const log = openLog(bringOld(2), dataKey);
    expect(log.cases.ofCustomer(customerFor(40), 10)).toEqual([]);
    while (log.transact(() => log.erasures.goOn()) !== null);
    for (const number of [40, 41, 50, 51]) {
      expect(log.events.readCase(caseIdFor(number)).map(({ body }) => body.type)).toEqual(['CaseErased']);
      expect(log.cases.ofCustomer(customerFor(number), 10)).toEqual([]);
    }
    for (const number of [...numbers, 20, 21, 30])
      expect(log.events.readCase(caseIdFor(number)).length).toBeGreaterThan(1);
  });
});

test('it goes on in both directions: new events after old ones, and opened again', () => {
  const file = bringOld();
  const log = openLog(file, dataKey);
  const later = received(2, 'later', 'Hola otra vez');
  record(log, 2, [{ ...later, operationId: asId('ab'.repeat(16)) }]);
  log.close();
  const again = openLog(file, dataKey);
  expect(again.events.readAfter(0, 100).to).toBe(27);
  expect(foldCase(again.events.readCase(caseIdFor(2)))?.messageCount).toBe(4);
  expect(again.cases.ofThread(accountId, 'thread-2', customerFor(2))).toBe(caseIdFor(2));
});

test('a change of format that fails leaves the log as it was', () => {
  const file = bringOld();
  const database = openDatabase(file);
  database.execute('alter table cases add column is_red integer');
  database.close();
  expect(() => openLog(file, dataKey)).toThrow();
  expect(formatOf(file)).toBe('1');
});

test('another data key changes nothing of it', () => {
  const file = bringOld();
  expect(() => openLog(file, new Uint8Array(32).fill(8))).toThrow(LogUnreadable);
  expect(formatOf(file)).toBe('1');
});

test('a damaged one is salvaged into the new format', () => {
  const file = bringOld();
  const witness = new Witness(`${file}.witness`);
  witness.noteDamage();
  witness.close();
  const { log, salvaged } = openOrSalvage(file, dataKey);
  expect(salvaged?.lost).toBe(0);
  expect(log.events.position()).toBe(26);
  expect(formatOf(file)).toBe(String(logFormat));
});
