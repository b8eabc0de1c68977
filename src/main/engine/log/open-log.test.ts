// The log as one thing, on real files: what is written is read back, by nobody else, and nothing half.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accountId,
  agentId,
  brandId,
  caseIdFor,
  customerFor,
  eventOf,
  opened,
  received,
} from '../../../../test/support/sample-events';
import { everythingIn, fillSample, record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import type { CaseEvent } from '../../../shared/domain/case-event';
import { asId } from '../../../shared/domain/ids';
import { LogUnreadable, openDatabase } from './database';
import { logFormat } from './migrations';
import { type Log, openLog, openLogReader, witnessFile } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
const open = () => openLog(inFolder('log.db'), dataKey);
const operationsIn = (log: Log) => log.events.readAfter(0, 100_000).events.map((event) => event.operationId);

test('everything written is read back after the log is opened again', () => {
  const log = open();
  const names = fillSample(log, 30);
  const written = everythingIn(log, names);
  log.close();
  const again = open();
  expect(everythingIn(again, names)).toBe(written);
  expect(again.meta.isNew).toBe(false);
  expect(() => openLogReader(inFolder('log.db'), dataKey).check()).not.toThrow();
});

test('a transaction that throws leaves nothing, and what follows it stands on what was there', () => {
  const log = open();
  record(log, 1, [opened(1), received(1, 'a', 'Hola')]);
  const before = operationsIn(log);
  const failing = () =>
    log.transact(() => {
      log.events.append(opened(9), customerFor(9));
      log.desk.writeAccount(accountId, { cursor: 'later', lastHeardAt: null });
      throw new Error('No');
    });
  expect(failing).toThrow('No');
  expect(operationsIn(log)).toEqual(before);
  expect(log.desk.readAccount(accountId).cursor).toBeNull();
  // Customer 9 gets a key again, at the same place; the one that was rolled back must seal nothing.
  record(log, 9, [opened(9)]);
  const held = operationsIn(log);
  log.close();
  expect(operationsIn(open())).toEqual(held);
});

test('a transaction inside another is undone alone when its failure is caught', () => {
  const log = open();
  const [outer, inner, last] = [opened(1), opened(2), opened(3)];
  log.transact(() => {
    log.events.append(outer, customerFor(1));
    const nested = () =>
      log.transact(() => {
        log.events.append(inner, customerFor(2));
        throw new Error('No');
      });
    expect(nested).toThrow('No');
    log.events.append(last, customerFor(3));
  });
  log.close();
  expect(operationsIn(open())).toEqual([outer.operationId, last.operationId]);
});

test('any sequence of commits, failures and new starts keeps exactly what was committed', () => {
  const step = fc.record({
    kind: fc.constantFrom('keep', 'keep', 'fail', 'nested', 'reopen'),
    caseNumber: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 5 }),
  });
  let run = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const file = inFolder(`random-${run++}.db`);
      let log = openLog(file, dataKey);
      const kept: CaseEvent[] = [];
      for (const { kind, caseNumber, count } of steps) {
        const events = Array.from({ length: count }, () =>
          eventOf(caseNumber, { type: 'NoteAdded', text: kind }),
        );
        const append = () => {
          for (const event of events) log.events.append(event, customerFor(caseNumber));
        };
        const failing = () =>
          log.transact(() => {
            append();
            throw new Error('No');
          });
        if (kind === 'reopen') {
          log.close();
          log = openLog(file, dataKey);
        } else if (kind === 'keep') {
          log.transact(append);
          kept.push(...events);
        } else if (kind === 'fail') expect(failing).toThrow('No');
        else log.transact(() => expect(failing).toThrow('No'));
      }
      log.close();
      const { events, to } = openLog(file, dataKey).events.readAfter(0, 100_000);
      expect(events.map(({ position: _position, hubPosition: _hub, ...event }) => event)).toEqual(kept);
      expect(to).toBe(kept.length);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('another data key is refused and changes nothing', () => {
  const log = open();
  const names = fillSample(log, 3);
  const written = everythingIn(log, names);
  log.close();
  const refusal = refusalOf(() => openLog(inFolder('log.db'), new Uint8Array(32).fill(8)));
  expect(refusal.reason).toBe('other-key');
  expect(everythingIn(open(), names)).toBe(written);
});

test('a log of a newer format is refused', () => {
  const log = open();
  log.transact(() => log.meta.write('format', Buffer.from(String(logFormat + 1))));
  log.close();
  expect(refusalOf(open).reason).toBe('newer');
});

test('a file that is no database is refused and left as it is', () => {
  writeFileSync(inFolder('log.db'), 'These are not the pages you are looking for. '.repeat(200));
  const before = readFileSync(inFolder('log.db'));
  expect(refusalOf(open).reason).toBe('damaged');
  expect(readFileSync(inFolder('log.db')).equals(before)).toBe(true);
});

test('a log that was emptied, or lost what it wrote last, is not taken for what it was', () => {
  const log = open();
  record(log, 1, [opened(1)]);
  log.compact();
  copyFileSync(inFolder('log.db'), inFolder('earlier.db'));
  record(log, 1, [received(1, 'a', 'Hola')]);
  const aDraft = { text: 'Hola', audience: null, cannedResponseIds: [], savedAt: 1 };
  log.compact();
  copyFileSync(inFolder('log.db'), inFolder('before-draft.db'));
  const owner = { brandId, customerId: customerFor(1) };
  log.transact(() => log.desk.writeDraft(caseIdFor(1), 'reply', { owner, by: agentId, draft: aDraft }));
  for (const earlier of ['earlier.db', 'before-draft.db', 'empty.db']) {
    if (earlier === 'empty.db') writeFileSync(inFolder(earlier), '');
    copyFileSync(witnessFile(inFolder('log.db')), witnessFile(inFolder(earlier)));
    expect(refusalOf(() => openLog(inFolder(earlier), dataKey)).reason).toBe('damaged');
  }
});

test('an unfinished end of the file beside the log costs nothing that was flushed', () => {
  const log = open();
  record(log, 1, [opened(1)]);
  record(log, 1, [received(1, 'a', 'Hola')]);
  const held = operationsIn(log);
  const tail = Buffer.alloc(5_000, 0xa5);
  for (const garbage of [tail.subarray(0, 1), tail.subarray(0, 24), tail]) {
    const torn = inFolder(`torn-${garbage.length}.db`);
    copyFileSync(inFolder('log.db'), torn);
    writeFileSync(`${torn}-wal`, Buffer.concat([readFileSync(inFolder('log.db-wal')), garbage]));
    expect(operationsIn(openLog(torn, dataKey))).toEqual(held);
  }
});

test('no word of a customer stands in any file', () => {
  const canary = 'chamomile-canary-4711';
  const log = open();
  record(log, 1, [opened(1), received(1, canary, `Dear team, ${canary}`)]);
  const owner = { brandId, customerId: customerFor(1) };
  log.transact(() => {
    log.desk.writeDraft(caseIdFor(1), 'note', {
      owner,
      by: agentId,
      draft: { text: canary, audience: null, cannedResponseIds: [], savedAt: 1 },
    });
    log.desk.writeBlob(owner, Buffer.from(canary), `text/${canary}`);
    log.desk.writeAccount(accountId, { cursor: canary, lastHeardAt: null });
    log.desk.setAside({ accountId, at: 1, reason: canary, externalId: canary });
    log.desk.writeWorkspace(canary);
  });
  const files = readdirSync(inFolder());
  expect(files).toContain('log.db-wal');
  for (const name of files) {
    const bytes = readFileSync(inFolder(name));
    expect([name, bytes.includes(canary), bytes.includes(brandId)]).toEqual([name, false, false]);
  }
});

test('a destroyed key erases one customer and leaves the chain whole', () => {
  const log = open();
  record(log, 1, [opened(1), received(1, 'a', 'Erase me')]);
  record(log, 2, [opened(2), received(2, 'b', 'Keep me')]);
  const owner = { brandId, customerId: customerFor(1) };
  const blobId = log.transact(() => log.desk.writeBlob(owner, Buffer.from('picture'), 'image/png'));
  const wrapped = wrappedKeys(inFolder('log.db'));
  expect(log.transact(() => log.keys.destroy(brandId, customerFor(1)))).toBe(true);
  expect(log.transact(() => log.keys.destroy(brandId, customerFor(1)))).toBe(false);
  log.compact();
  const expectErased = (reader: Log) => {
    expect(reader.events.readCase(caseIdFor(1))).toEqual([]);
    expect(reader.desk.readBlob(blobId)).toBeNull();
    expect(reader.events.readAfter(0, 100)).toMatchObject({
      to: 4,
      events: [{ position: 3 }, { position: 4 }],
    });
  };
  expectErased(log);
  log.close();
  const again = open();
  expectErased(again);
  const remaining = Buffer.concat(readdirSync(inFolder()).map((name) => readFileSync(inFolder(name))));
  expect(wrapped.filter((key) => remaining.includes(key))).toHaveLength(wrapped.length - 1);
  // Coming back, the same person is a new customer to the key ring.
  record(again, 11, [{ ...opened(11), brandId }]);
  again.transact(() => again.events.append(received(1, 'c', 'Again'), customerFor(1)));
  expect(again.events.readCase(caseIdFor(1)).map((event) => event.body.type)).toEqual(['MessageReceived']);
});

test('a key whose one copy is damaged is read from the other', () => {
  const log = open();
  record(log, 1, [opened(1)]);
  log.close();
  for (const table of ['keys', 'key_copies']) {
    const database = openDatabase(inFolder('log.db'));
    const { wrapped } = database.prepare(`select wrapped from ${table} where id = 1`).get() ?? {};
    const damaged = Buffer.from(wrapped as Uint8Array);
    damaged[20] = (damaged[20] ?? 0) ^ 1;
    database.prepare(`update ${table} set wrapped = ? where id = 1`).run(damaged);
    expect(operationsIn(open())).toHaveLength(1);
    database.prepare(`update ${table} set wrapped = ? where id = 1`).run(wrapped as Uint8Array);
  }
});

test('keys that claim to wrap each other are refused', () => {
  const log = open();
  record(log, 1, [opened(1)]);
  log.close();
  const database = openDatabase(inFolder('log.db'));
  for (const table of ['keys', 'key_copies'])
    for (const id of [1, 2]) database.prepare(`update ${table} set parent = ? where id = ?`).run(2, id);
  expect(() => operationsIn(open())).toThrow(LogUnreadable);
});

test('an event missing from a case is noticed, also when it is the newest', () => {
  for (const [lost, complaint] of [
    [2, 'has no event 2'],
    [3, 'newest events'],
  ] as const) {
    const file = inFolder(`missing-${lost}.db`);
    const log = openLog(file, dataKey);
    record(log, 1, [opened(1), received(1, 'a', 'One'), received(1, 'b', 'Two')]);
    log.close();
    openDatabase(file)
      .prepare('update events set case_id = ? where position = ?')
      .run(Buffer.alloc(16), lost);
    expect(() => openLog(file, dataKey).events.readCase(caseIdFor(1))).toThrow(complaint);
  }
});

test('an operation is known once it is recorded', () => {
  const log = open();
  const event = opened(1);
  expect(log.events.has(event.operationId)).toBe(false);
  record(log, 1, [event]);
  expect([log.events.has(event.operationId), log.events.has(asId('f'.repeat(32)))]).toEqual([true, false]);
});

function refusalOf(work: () => unknown): LogUnreadable {
  try {
    work();
  } catch (error) {
    if (error instanceof LogUnreadable) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

function wrappedKeys(file: string): readonly Buffer[] {
  return openDatabase(file)
    .prepare('select wrapped from keys')
    .all()
    .map((row) => Buffer.from(row['wrapped'] as ArrayBuffer));
}
