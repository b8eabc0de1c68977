// Events that are read many at a time are those that were written, and what is damaged in any column is refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseIdFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { fromHex, LogUnreadable, openDatabase } from './database';
import { type EventPlace, sealedPlace, valuesOf } from './event-link';
import { eventTables } from './event-log';
import { openLog } from './open-log';
import { hashText, packedEvents, unpacked } from './packed-events';
import { sharedValues, withShared } from './shared-operations';

const inFolder = temporaryFolder();

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'));
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const oneCase = fc.constantFrom('00'.repeat(16), 'ff'.repeat(16), '7c3b'.repeat(8));
const stored = fc.record({
  place: fc.record<EventPlace>({
    position: count,
    caseId: oneCase,
    ordinal: count,
    operationId: hex(16),
    keyId: count,
    at: fc.maxSafeInteger(),
    version: count,
  }),
  // What takes the packing apart: nothing at all, NULs, bytes that are no text, and what looks like another event.
  body: fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom('', '\0;', 'event|1|', ';0;').map((text) => Buffer.from(text)),
    hex(16).map((id) => Buffer.from(`event|1|${id}|1|${id}|1|1|2;-;-;;;5;12345`)),
  ),
  hash: hex(32),
});

test('whatever bytes bodies are made of, events come in their order, and none takes from another', () => {
  const database = openDatabase(inFolder('events.db'));
  database.execute(eventTables);
  const insert = database.prepare(
    'insert into events(position, operation, case_id, key_id, ordinal, at, version, body, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const read = packedEvents(database, 'events order by case_id, position', { hash: hashText });
  const distinct = { selector: ({ place }: { place: EventPlace }) => place.position, maxLength: 30 };
  fc.assert(
    fc.property(fc.uniqueArray(stored, distinct), (events) => {
      database.execute('delete from events');
      for (const { place, body, hash } of events) insert.run(...valuesOf(place), body, fromHex(hash));
      const inOrder = [...events].sort(
        ({ place: a }, { place: b }) => a.caseId.localeCompare(b.caseId) || a.position - b.position,
      );
      const seen = read().map((event) => ({ ...event, body: Buffer.from(event.body).toString('hex') }));
      expect(seen).toEqual(
        inOrder.map(({ place, body, hash }) => ({
          place,
          placeText: sealedPlace(place),
          body: Buffer.from(body).toString('hex'),
          hash,
          previous: null,
          shared: null,
        })),
      );
    }),
    { numRuns: 60 },
  );
});

test('what the hub knows of an event comes with it, and an event that it does not know without', () => {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  record(log, 1, [opened(1), received(1, 'a', 'Hola'), received(1, 'b', 'Adiós'), received(1, 'c', 'Hey')]);
  const database = openDatabase(inFolder('log.db'));
  database.execute(
    'insert into shared(operation, seq, state) select operation, case position when 2 then null else position + 40 end, case position when 4 then 1 else 2 end from events where position in (2, 3, 4)',
  );
  const read = packedEvents(database, `${withShared} order by position`, { shared: sharedValues });
  expect(read().map(({ shared }) => shared)).toEqual([
    null,
    { seq: null, isLeftOut: true },
    { seq: 43, isLeftOut: true },
    { seq: 44, isLeftOut: false },
  ]);
});

test('what is cut short or goes on is refused, wherever it was cut', () => {
  const id = 'a1'.repeat(16);
  const one = Buffer.from(`event|1|${id}|1|${id}|1|1|2;-;-;;;3;abc`);
  expect(unpacked(one)).toHaveLength(1);
  expect(unpacked(Buffer.concat([one, one]))).toHaveLength(2);
  for (let cut = 1; cut < one.length; cut += 1) {
    const part = one.subarray(0, cut);
    expect(() => unpacked(part)).toThrow(LogUnreadable);
    expect(() => unpacked(Buffer.concat([one, part]))).toThrow(LogUnreadable);
    expect(() => unpacked(Buffer.concat([part, one]))).toThrow(LogUnreadable);
  }
});

/** What damage may leave in any column, whatever it is declared to hold. */
const values = [
  'null',
  "'12 damaged'",
  "cast(x'ff00fe3b' as text)",
  '7',
  '-7',
  '1.5e300',
  '9223372036854775807',
  "x''",
  "x'003b7cff'",
  'zeroblob(100000)',
];
const columns = ['operation', 'case_id', 'key_id', 'ordinal', 'at', 'version', 'body', 'hash'];
const numbers = [1, 2, 3];
const damaged = 4;

test.each(columns)(
  'a row with anything else in its %s is refused, and nothing of it is mixed up',
  (column) => {
    const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
    for (const number of numbers)
      record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
    const database = openDatabase(inFolder('log.db'));
    database.execute(
      "pragma writable_schema=on; update sqlite_schema set sql = replace(sql, 'not null', '') where name = 'events'; pragma writable_schema=reset",
    );
    const ids = numbers.map((number) => caseIdFor(number));
    const bySeals = {
      'many cases by seals': () => log.events.readCases(ids, 'seals'),
      positions: () => log.events.readAt([1, damaged, 6]),
    };
    const byLinks = {
      'many cases': () => log.events.readCases(ids),
      'one case': () => log.events.readCase(caseIdFor(2)),
      'a stretch': () => log.events.readAfter(0, 10),
    };
    const whole = Object.values(bySeals).map((read) => read());
    for (const value of values) {
      database.execute(`update events set ${column} = ${value} where position = ${damaged}`);
      for (const [name, read] of Object.entries(byLinks))
        expect(read, `${name}, ${value}`).toThrow(LogUnreadable);
      // A link is no matter of theirs.
      if (column === 'hash') expect(Object.values(bySeals).map((read) => read())).toEqual(whole);
      else
        for (const [name, read] of Object.entries(bySeals))
          expect(read, `${name}, ${value}`).toThrow(LogUnreadable);
    }
  },
);
