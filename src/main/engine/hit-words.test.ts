// Words that were read are at hand for the next question, and gone when keys may be.
import { expect, test } from 'vitest';
import { brandId, customerFor, eventOf, opened, received } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { HitWords } from './hit-words';
import { LogUnreadable, openDatabase } from './log/database';
import { openLog } from './log/open-log';

const inFolder = temporaryFolder();

function filled(text = 'La crema') {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  record(log, 1, [opened(1), received(1, 'a', text)]);
  record(log, 2, [opened(2), received(2, 'b', 'Otra cosa')]);
  const words = new HitWords(log);
  return { log, words, textsAt: (...positions: number[]) => words.at(positions).map((one) => one?.text) };
}

const damage = (position: number) =>
  openDatabase(inFolder('log.db')).prepare('update events set at = at + 1 where position = ?').run(position);

test('words come in the order they are asked for, however many of them are at hand', () => {
  const { textsAt } = filled();
  expect(textsAt(4)).toEqual(['Otra cosa']);
  expect(textsAt(2, 4)).toEqual(['La crema', 'Otra cosa']);
  expect(textsAt(4, 2)).toEqual(['Otra cosa', 'La crema']);
  expect(textsAt()).toEqual([]);
});

test('what is at hand is not read again until it is forgotten', () => {
  const { words, textsAt } = filled();
  textsAt(2);
  damage(2);
  expect(textsAt(2, 4)).toEqual(['La crema', 'Otra cosa']);
  words.forget();
  expect(() => textsAt(2)).toThrow(LogUnreadable);
});

test('erased words are none once they are forgotten, and are not remembered as none', () => {
  const { log, words, textsAt } = filled();
  textsAt(2, 4);
  log.transact(() => log.keys.destroy(brandId, customerFor(1)));
  words.forget();
  expect(textsAt(2, 4)).toEqual([undefined, 'Otra cosa']);
});

test('an event that is not the words itself brings those of its case as they stood', () => {
  const { log, textsAt } = filled();
  const edit = { type: 'MessageEdited' as const, externalId: asId<ExternalId>('a'), text: 'El gel' };
  record(log, 1, [eventOf(1, edit)]);
  expect(textsAt(5)).toEqual(['El gel']);
  expect(textsAt(5, 2)).toEqual(['El gel', 'La crema']);
});

test('a text too long to be kept is read each time, and costs no other its place', () => {
  const { textsAt } = filled('x'.repeat(20_001));
  textsAt(4);
  textsAt(2);
  for (const position of [2, 4]) damage(position);
  expect(textsAt(4)).toEqual(['Otra cosa']);
  expect(() => textsAt(2)).toThrow(LogUnreadable);
});
