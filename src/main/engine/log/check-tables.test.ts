// Damage in columns that carry no seal is found by comparing a table with its indexes.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  caseIdFor,
  customerFor,
  opened,
  received,
  replyIdFor,
  submitted,
} from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { LogUnreadable } from './database';
import { openLog, openLogReader } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);

function bytesOfSample(): Buffer {
  const log = openLog(inFolder('log.db'), dataKey);
  for (let number = 1; number <= 5; number += 1)
    record(log, number, [
      opened(number),
      received(number, `m${number}`, 'Hola'),
      submitted(number, replyIdFor(number), 'Hola'),
    ]);
  log.compact();
  log.close();
  return readFileSync(inFolder('log.db'));
}

function placesOf(content: Buffer, wanted: Uint8Array): readonly number[] {
  const places: number[] = [];
  for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

test('a sound log agrees with itself', () => {
  bytesOfSample();
  expect(() => openLogReader(inFolder('log.db'), dataKey).check()).not.toThrow();
});

test.each([
  ['the id of a case', Buffer.from(caseIdFor(3), 'hex')],
  ['the customer of a case', Buffer.from(customerFor(3), 'hex')],
  ['a reply in the outbox', Buffer.from(replyIdFor(3), 'hex')],
])('%s is found wherever its bit was flipped', (_, wanted) => {
  const sound = bytesOfSample();
  const places = placesOf(sound, wanted);
  expect(places.length).toBeGreaterThanOrEqual(2);
  places.forEach((place, index) => {
    const file = inFolder(`flipped-${index}.db`);
    const damaged = Buffer.from(sound);
    damaged[place + 15] = (damaged[place + 15] ?? 0) ^ 4;
    writeFileSync(file, damaged);
    const readAll = () => {
      const log = openLog(file, dataKey);
      for (let number = 1; number <= 5; number += 1) log.events.readCase(caseIdFor(number));
      const reader = openLogReader(file, dataKey);
      reader.events.readAfter(0, 100);
      reader.check();
    };
    expect(readAll, `byte ${place}`).toThrow(LogUnreadable);
  });
});
