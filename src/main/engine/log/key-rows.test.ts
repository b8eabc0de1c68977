// Keys that both places agree on are read once, and damage to either place is still seen.
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { bytesOf, type Database, openDatabase } from './database';
import { KeyRows } from './key-rows';
import { keyTables } from './key-tables';

const inFolder = temporaryFolder();
/** More than two looks of fifty. */
const ids = Array.from({ length: 107 }, (_, index) => index + 1);
let database: Database;

beforeEach(() => {
  database = openDatabase(inFolder('keys.db'));
  database.execute(keyTables);
  for (const table of ['keys', 'key_copies']) {
    const insert = database.prepare(`insert into ${table}(id, parent, name, wrapped) values (?, ?, ?, ?)`);
    for (const id of ids) insert.run(id, id === 1 ? null : 1, Buffer.from([id]), Buffer.alloc(60, id));
  }
});

/** What stands in the places of each key, one after the other; null for a destroyed one. */
const foundOf = (asked: readonly number[]) =>
  new Map(
    [...new KeyRows(database).of(asked)].map(([id, rows]) => [
      id,
      rows.map((row) => (row.wrapped === null ? null : bytesOf(row, 'wrapped')[0])),
    ]),
  );

test('each key is found once where its places agree, and one that is nowhere is left out', () => {
  const found = foundOf([...ids, 999]);
  expect([...found.keys()].sort((a, b) => a - b)).toEqual(ids);
  expect(found.get(77)).toEqual([77]);
  expect(foundOf([77]).get(77)).toEqual([77, 77]);
  expect(foundOf([]).size).toBe(0);
});

test.each([
  ['lost in one place', 'delete from keys where id = 5', [5]],
  ['lost in the other', 'delete from key_copies where id = 5', [5]],
  ['changed in one place', "update keys set wrapped = x'07' where id = 5", [7, 5]],
  ['turned into text in one place', "update key_copies set wrapped = 'a' where id = 5", [5, 97]],
  ['destroyed in one place only', 'update key_copies set wrapped = null where id = 5', [5, null]],
  [
    'destroyed',
    'update keys set wrapped = null where id = 5; update key_copies set wrapped = null where id = 5',
    [null],
  ],
  ['said to be under another key', 'update keys set parent = 3 where id = 5', [5, 5]],
])('a key that was %s says so, and those beside it stand', (_, sql, places) => {
  database.execute(sql);
  const found = foundOf(ids);
  expect(found.get(5)).toEqual(places);
  expect(found.get(6)).toEqual([6]);
});
