import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  accountId,
  agentId,
  brandId,
  caseIdFor,
  customerFor,
  opened,
  received,
  replyIdFor,
  submitted,
} from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { foldCase } from '../../../shared/domain/fold';
import { asId, type BrandId, type ExternalId, type StepId } from '../../../shared/domain/ids';
import { checkTables } from './check-tables';
import { openDatabase } from './database';
import type { ErasureWish } from './erasure-wish';
import { atOnce } from './gather-erased';
import { type Log, openLog, witnessFile } from './open-log';
import { openOrSalvage } from './open-or-salvage';
import { Witness } from './witness';

const dataKey = new Uint8Array(32).fill(7);
const canary = 'zanahoria-morada';
let folder: string;
const opened_: Log[] = [];
const file = () => path.join(folder, 'log.db');
const open = () => {
  const log = openLog(file(), dataKey);
  opened_.push(log);
  return log;
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'erasures-'));
});
afterEach(() => {
  for (const log of opened_.splice(0)) log.close();
  rmSync(folder, { recursive: true, force: true });
});

function wish(caseNumber: number, more: Partial<ErasureWish> = {}): ErasureWish {
  return {
    brandId,
    customerId: customerFor(caseNumber),
    reason: 'request',
    by: { kind: 'console' },
    at: 5_000,
    stepId: asId<StepId>(`erase-${caseNumber}`),
    ...more,
  };
}
const erase = (log: Log, caseNumber: number, more: Partial<ErasureWish> = {}) =>
  log.transact(() => log.erasures.erase(wish(caseNumber, more)));
const known = (log: Log, name: string) => log.cases.findMessage(accountId, asId<ExternalId>(name));

/** The wrapped keys of a log file, by number. */
function wrappedKeys(): readonly Buffer[] {
  const database = openDatabase(file(), { readOnly: true });
  const rows = database
    .prepare('select cast(wrapped as blob) as wrapped from keys where wrapped is not null order by id')
    .all();
  database.close();
  return rows.map((row) => Buffer.from(row.wrapped as ArrayBuffer));
}
const allBytes = () =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));

test('an erased customer leaves numbers, an event that names nobody, and nothing else', () => {
  const log = open();
  record(log, 2, [opened(2), received(2, 'a', canary), submitted(2, replyIdFor(2), canary)]);
  record(log, 3, [opened(3), received(3, 'b', canary)]);
  record(log, 4, [opened(4), received(4, 'c', 'Somebody else')]);
  const owner = { brandId, customerId: customerFor(2) };
  const draft = { text: canary, audience: null, cannedResponseIds: [], savedAt: 1 };
  const blobId = log.transact(() => {
    log.desk.writeDraft(caseIdFor(2), 'note', { owner, by: agentId, draft });
    return log.desk.writeBlob(owner, Buffer.from(canary), 'text/plain');
  });
  const before = JSON.stringify(log.events.readCase(caseIdFor(4)));

  expect(erase(log, 2)).toMatchObject({ kind: 'erased', caseNumbers: [2, 3] });

  for (const number of [2, 3]) {
    const events = log.events.readCase(caseIdFor(number));
    expect(events.map((event) => event.body)).toEqual([
      { type: 'CaseErased', number, reason: 'request', tombstones: expect.any(String) },
    ]);
    expect(foldCase(events)).toBeNull();
  }
  expect(log.cases.ofCustomer(customerFor(2), 10)).toEqual([]);
  expect(log.cases.ofThread(accountId, 'thread-2', customerFor(2))).toBeNull();
  expect(log.cases.nextNumber()).toBe(5);
  expect(log.desk.outbox()).toEqual([]);
  expect(log.desk.readDraft(caseIdFor(2), 'note', agentId)).toBeNull();
  expect(log.desk.readBlob(blobId)).toBeNull();
  expect(log.cases.changedAfter(log.events.position() - 2, 10)).toHaveLength(2);
  expect(JSON.stringify(log.events.readCase(caseIdFor(4)))).toBe(before);
  expect(log.events.readAfter(0, 100).to).toBe(log.events.position());
  expect(erase(log, 2)).toBeNull();
});

test('files that were attached to replies go too', () => {
  const log = open();
  const blobId = log.transact(() => log.desk.writeBlob(null, Buffer.from(canary), 'text/plain'));
  const kept = log.transact(() => log.desk.writeBlob(null, Buffer.from('other'), 'text/plain'));
  const reply = submitted(2, replyIdFor(2), 'Look');
  if (reply.body.type !== 'ReplySubmitted') throw new Error('Not a reply');
  const attachments = [{ blobId, name: 'a.txt', mediaType: 'text/plain', altText: '' }];
  const body = { ...reply.body, content: { ...reply.body.content, attachments } };
  record(log, 2, [opened(2), received(2, 'a', canary), { ...reply, body }]);
  erase(log, 2);
  expect(log.desk.readBlob(blobId)).toBeNull();
  expect(log.desk.readBlob(kept)).not.toBeNull();
});

test('messages of an erased customer stay known, so that a channel brings them in vain', () => {
  const log = open();
  record(log, 2, [opened(2), received(2, 'a', canary)]);
  erase(log, 2);
  expect(known(log, 'a')?.caseId).toBe('0'.repeat(32));
  expect(known(log, 'a')?.hasText(canary)).toBe(false);
  expect(known(log, 'never')).toBeNull();
});

test('what was erased stays erased in a log that is made anew from a damaged one', () => {
  const log = open();
  record(log, 2, [opened(2), received(2, 'a', canary)]);
  record(log, 4, [opened(4), received(4, 'c', 'Somebody else')]);
  erase(log, 2);
  opened_.splice(0);
  log.close();
  const witness = new Witness(witnessFile(file()));
  witness.noteDamage();
  witness.close();
  const { log: anew, salvaged } = openOrSalvage(file(), dataKey);
  opened_.push(anew);
  expect(salvaged?.lost).toBe(0);
  expect(foldCase(anew.events.readCase(caseIdFor(2)))).toBeNull();
  expect(known(anew, 'a')?.caseId).toBe('0'.repeat(32));
  expect(anew.cases.nextNumber()).toBe(5);
  expect(anew.erasures.list()).toMatchObject({ customers: [{ customerId: customerFor(2), at: 5_000 }] });
});

test('nothing of the key or the words is in any file once what was beside the main one is moved over', () => {
  const log = open();
  for (let number = 2; number < 400; number += 2) {
    record(log, number, [opened(number), received(number, `m${number}`, canary)]);
    if (number % 50 === 0) log.checkpoint();
  }
  const before = wrappedKeys();
  // In an order that joins and splits pages of the tables of keys.
  const numbers = Array.from({ length: 199 }, (_, index) => ((index * 83) % 199) * 2 + 2);
  for (const number of numbers.slice(0, 150)) erase(log, number);
  expect(log.checkpoint()).toBe(true);
  const remaining = new Set(wrappedKeys().map((key) => key.toString('hex')));
  const bytes = allBytes();
  const destroyed = before.filter((key) => !remaining.has(key.toString('hex')));
  expect(destroyed).toHaveLength(150);
  expect(destroyed.filter((key) => bytes.includes(key))).toEqual([]);
  expect(bytes.includes(canary)).toBe(false);
  // The control: keys that stand are found by the same search.
  expect(before.filter((key) => bytes.includes(key)).length).toBe(before.length - 150);
});

test('a restored log obeys the list of those erased since, and only that', () => {
  const log = open();
  record(log, 2, [opened(2), received(2, 'a', canary)]);
  record(log, 4, [opened(4), received(4, 'b', canary)]);
  record(log, 6, [opened(6), received(6, 'c', canary)]);
  erase(log, 4, { at: 7_000 });
  const list = [2, 4, 8].map((number) => {
    const { stepId: _, ...name } = wish(number);
    return name;
  });
  const obeyed = log.transact(() =>
    log.erasures.obey({ customers: list, brands: [] }, () => asId<StepId>('obeyed')),
  );
  expect(obeyed.customers.map(({ customerId }) => customerId)).toEqual([customerFor(2)]);
  expect([2, 4, 6].map((number) => foldCase(log.events.readCase(caseIdFor(number))) === null)).toEqual([
    true,
    true,
    false,
  ]);
});

test('whatever the history, erasing one customer leaves every other case as it was, and the log whole', () => {
  const step = fc.record({ caseNumber: fc.integer({ min: 2, max: 9 }), text: fc.string({ maxLength: 40 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 2, max: 9 }), (steps, victim) => {
      rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(path.join(tmpdir(), 'erasures-'));
      const log = open();
      const numbers = new Set<number>();
      steps.forEach(({ caseNumber, text }, index) => {
        const first = numbers.has(caseNumber) ? [] : [opened(caseNumber)];
        record(log, caseNumber, [...first, received(caseNumber, `m${index}`, text)]);
        numbers.add(caseNumber);
      });
      const others = [...numbers].filter((number) => customerFor(number) !== customerFor(victim));
      const folds = () =>
        others.map((number) => JSON.stringify(foldCase(log.events.readCase(caseIdFor(number)))));
      const before = folds();
      erase(log, victim);
      expect(folds()).toEqual(before);
      expect(log.events.readAfter(0, 1_000).to).toBe(log.events.position());
      for (const number of numbers)
        if (!others.includes(number)) expect(foldCase(log.events.readCase(caseIdFor(number)))).toBeNull();
      log.checkpoint();
      const database = openDatabase(file(), { readOnly: true });
      checkTables(database);
      database.close();
    }),
    { numRuns: 25 },
  );
});

describe('forgetting a brand', () => {
  const brandWish = (at = 6_000) => ({
    brandId,
    brandName: 'Marisol',
    by: { kind: 'console' } as const,
    at,
    accounts: [],
    stepId: asId<StepId>(`forget-${at}`),
  });
  const forget = (log: Log) =>
    log.transact(() => {
      const record = log.erasures.beginBrand(brandWish(), atOnce(log.erasures.gatherBrand(brandId)));
      while (log.erasures.goOn() !== null);
      return record;
    });

  test('leaves its numbers, no key, no words, and a name that can be used again', () => {
    const log = open();
    record(log, 2, [opened(2), received(2, 'a', canary)]);
    record(log, 5, [opened(5), received(5, 'b', canary), submitted(5, replyIdFor(5), canary)]);
    const owner = { brandId, customerId: customerFor(2) };
    const blobId = log.transact(() => log.desk.writeBlob(owner, Buffer.from(canary), 'text/plain'));
    const before = wrappedKeys();
    expect(forget(log)).toMatchObject({ kind: 'forgotten', brandName: 'Marisol', cases: 2 });
    for (const number of [2, 5]) expect(foldCase(log.events.readCase(caseIdFor(number)))).toBeNull();
    expect(log.cases.changedAfter(0, 10)).toHaveLength(2);
    expect(log.cases.ofCustomer(customerFor(2), 10)).toEqual([]);
    expect(log.desk.outbox()).toEqual([]);
    expect(log.desk.readBlob(blobId)).toBeNull();
    expect(log.erasures.underWay()).toEqual([]);
    log.checkpoint();
    const bytes = allBytes();
    expect(before.filter((key) => bytes.includes(key))).toEqual([]);
    // Whoever works for the brand again has everything brought anew.
    expect(known(log, 'a')).toBeNull();
    record(log, 8, [opened(8), received(8, 'a', canary)]);
    expect(foldCase(log.events.readCase(caseIdFor(8)))?.preview).toBe(canary);
    expect(log.events.readAfter(0, 100).to).toBe(log.events.position());
  });

  test('spares other brands, and whoever wrote to the brand again while it was cleared away', () => {
    const log = open();
    const other = asId<BrandId>('lumbre');
    record(log, 2, [opened(2), received(2, 'a', canary)]);
    record(
      log,
      4,
      [opened(4), received(4, 'b', 'Kept')].map((event) => ({ ...event, brandId: other })),
    );
    log.transact(() => log.erasures.beginBrand(brandWish(), atOnce(log.erasures.gatherBrand(brandId))));
    // The key is gone and nothing is cleared away yet.
    expect(foldCase(log.events.readCase(caseIdFor(2)))).toBeNull();
    record(log, 3, [opened(3), received(3, 'c', 'Back again')]);
    while (log.transact(() => log.erasures.goOn()) !== null);
    expect(foldCase(log.events.readCase(caseIdFor(3)))?.preview).toBe('Back again');
    expect(foldCase(log.events.readCase(caseIdFor(4)))?.preview).toBe('Kept');
    expect(log.cases.count()).toBe(3);
  });

  test('is obeyed by a restored log, once', () => {
    const log = open();
    record(log, 2, [opened(2), received(2, 'a', canary)]);
    const list = { customers: [], brands: [brandWish()] };
    const obey = () =>
      log.transact(() => log.erasures.obey(list, () => asId<StepId>('obeyed'))).brands.length;
    expect([obey(), obey()]).toEqual([1, 0]);
    expect(foldCase(log.events.readCase(caseIdFor(2)))).toBeNull();
  });
});
