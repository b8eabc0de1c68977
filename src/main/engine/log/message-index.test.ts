// Whether a message that comes again says what it said is known by a short name of its text.
import { expect, test } from 'vitest';
import { accountId, caseIdFor } from '../../../../test/support/sample-events';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { bytesOf, openDatabase } from './database';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
const externalId = asId<ExternalId>('a');

function logWith(text: string | null) {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  log.transact(() => log.cases.rememberMessage(accountId, { externalId, text }, caseIdFor(1)));
  const hasText = (one: string) => log.cases.findMessage(accountId, externalId)?.hasText(one);
  return { log, hasText };
}

test('a text is told from every other, also from none', () => {
  const { hasText } = logWith('Hola');
  expect(['Hola', 'hola', 'Hola ', ''].map(hasText)).toEqual([true, false, false, false]);
  expect(logWith(null).hasText('')).toBe(false);
});

test('the longer names of an earlier version count in full', () => {
  const { log, hasText } = logWith('Hola');
  const database = openDatabase(inFolder('log.db'));
  const longer = log.keys.indexOf('text', 'Hola');
  database.prepare('update messages set text_name = ? where case_id is not null').run(longer);
  expect([longer.length, hasText('Hola'), hasText('hola')]).toEqual([16, true, false]);
  longer[15] = (longer[15] ?? 0) ^ 1;
  database.prepare('update messages set text_name = ? where case_id is not null').run(longer);
  expect(hasText('Hola')).toBe(false);
});

test('names are eight bytes, and what is shorter is no name', () => {
  const { hasText } = logWith('Hola');
  const database = openDatabase(inFolder('log.db'));
  const stored = database.prepare('select cast(text_name as blob) as text_name from messages').get();
  expect(stored && bytesOf(stored, 'text_name').length).toBe(8);
  database.execute("update messages set text_name = x''");
  expect(hasText('Hola')).toBe(false);
});
