// Single events are read by their positions, each as safe as in a row.
import { expect, test } from 'vitest';
import { brandId, customerFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { LogUnreadable, openDatabase } from './database';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);

function filledLog() {
  const log = openLog(inFolder('log.db'), dataKey);
  record(log, 1, [opened(1), received(1, 'a', 'Hola')]);
  record(log, 2, [opened(2), received(2, 'b', 'Adiós')]);
  return log;
}

test('events come in the order they are asked for, the same as read in a row', () => {
  const log = filledLog();
  const { events } = log.events.readAfter(0, 10);
  expect(log.events.readAt([4, 2])).toEqual([events[3], events[1]]);
  expect(log.events.readAt([])).toEqual([]);
});

test('an erased event is none, and others beside it are read', () => {
  const log = filledLog();
  log.transact(() => log.keys.destroy(brandId, customerFor(1)));
  const kinds = log.events.readAt([2, 4]).map((event) => event?.body.type ?? null);
  expect(kinds).toEqual([null, 'MessageReceived']);
});

test.each([
  ['a changed time', 'update events set at = at + 1 where position = 4'],
  [
    'a body put in the place of another',
    'update events set body = (select body from events where position = 2) where position = 4',
  ],
  ['a missing event', 'delete from events where position = 4'],
])('%s is refused', (_, sql) => {
  const log = filledLog();
  openDatabase(inFolder('log.db')).execute(sql);
  expect(() => log.events.readAt([2, 4])).toThrow(LogUnreadable);
});
