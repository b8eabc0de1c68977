// Places in the store are found without handing over what stands before them.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProjectionDatabase } from './database';
import { keyAt, reading } from './idb';

const ids = ['a', 'b', 'c', 'd', 'e'];
let database: ProjectionDatabase;

beforeEach(async () => {
  database = new ProjectionDatabase('places');
  await database.rows.bulkPut(ids.map((id) => ({ id, viewKeys: [], sealed: new Uint8Array(1) })));
});
afterEach(() => database.delete());

describe('the key at a place', () => {
  test.each([
    { after: '', place: 1, key: 'a' },
    { after: '', place: 4, key: 'd' },
    { after: '', place: 5, key: 'e' },
    { after: '', place: 6, key: null },
    { after: 'b', place: 1, key: 'c' },
    { after: 'b', place: 3, key: 'e' },
    { after: 'b', place: 4, key: null },
    { after: 'e', place: 1, key: null },
  ])('at place $place after "$after" is $key', async ({ after, place, key }) => {
    const beyond = IDBKeyRange.lowerBound(after, true);
    expect(await reading(database, ({ rows }) => keyAt(rows, beyond, place))).toBe(key);
  });
});
