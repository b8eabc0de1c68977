// Many cases are read at once, each as safe as alone.
import { expect, test } from 'vitest';
import { brandId, caseIdFor, customerFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { LogUnreadable, openDatabase } from './database';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
/** More than two looks of fifty. */
const cases = 107;
const ids = Array.from({ length: cases }, (_, index) => caseIdFor(index + 1));

function filledLog() {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    for (let number = 1; number <= cases; number += 1)
      record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
    for (let number = 1; number <= cases; number += 3)
      record(log, number, [received(number, `n${number}`, 'Otra vez')]);
  });
  return log;
}

const proofs = ['links and seals', 'seals'] as const;

test.each(proofs)('by %s, each case is read with the events it has when it is read alone', (proof) => {
  const log = filledLog();
  const unknown = caseIdFor(999);
  const stories = log.events.readCases([...ids, unknown], proof);
  expect(stories.size).toBe(cases + 1);
  for (const caseId of ids) expect(stories.get(caseId)).toEqual(log.events.readCase(caseId));
  expect(stories.get(unknown)).toEqual([]);
  expect(log.events.readCases([]).size).toBe(0);
});

test.each(proofs)('by %s, an erased case is empty, and others beside it are read', (proof) => {
  const log = filledLog();
  log.transact(() => log.keys.destroy(brandId, customerFor(1)));
  const stories = log.events.readCases(ids, proof);
  expect(stories.get(caseIdFor(1))).toEqual([]);
  expect(stories.get(caseIdFor(2))).toHaveLength(2);
});

test.each([
  ['a changed time', 'update events set at = at + 1 where position = 120'],
  [
    'a body put in the place of another',
    'update events set body = (select body from events where position = 2) where position = 120',
  ],
  ['an event missing in the middle', 'delete from events where position = 3'],
  ['the newest event of a case missing', 'delete from events where position = 4'],
  [
    'an event given to another case',
    'update events set case_id = (select case_id from events where position = 2) where position = 120',
  ],
])('%s is refused', (_, sql) => {
  const log = filledLog();
  openDatabase(inFolder('log.db')).execute(sql);
  for (const proof of proofs) expect(() => log.events.readCases(ids, proof)).toThrow(LogUnreadable);
});

test.each(proofs)('by %s, an event that passes for erased is noticed', (proof) => {
  const log = filledLog();
  log.transact(() => log.keys.destroy(brandId, customerFor(1)));
  openDatabase(inFolder('log.db')).execute(
    'update events set key_id = (select key_id from events where position = 1) where position = 120',
  );
  expect(() => log.events.readCases(ids, proof)).toThrow(LogUnreadable);
});
