// The door to libsql: what is bound, what a failure means, and that a commit is on the disk.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundle } from '../../../../test/support/bundle';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { bytesOf, type Database, openDatabase } from './database';
import { openLog } from './open-log';

const inFolder = temporaryFolder();

function openWithTable(): Database {
  const database = openDatabase(inFolder('some.db'));
  database.execute('create table things(id integer primary key, size integer not null, body blob)');
  return database;
}

test('numbers are kept as whole numbers and bytes as bytes, also as the only value bound', () => {
  const database = openWithTable();
  database.prepare('insert into things(size, body) values (?, ?)').run(1_790_000_000_123, Buffer.from('abc'));
  const types = database.prepare(
    'select typeof(id) as id, typeof(size) as size, typeof(body) as body from things',
  );
  expect(types.get()).toMatchObject({ id: 'integer', size: 'integer', body: 'blob' });
  const byBody = database.prepare('select size, body from things where body = ?');
  expect(byBody.get(Buffer.from('abc'))).toMatchObject({ size: 1_790_000_000_123 });
  expect(byBody.all(new Uint8Array([97, 98, 99])).map((row) => Buffer.from(bytesOf(row, 'body')))).toEqual([
    Buffer.from('abc'),
  ]);
  expect([byBody.get(null), byBody.get(Buffer.from('x')), byBody.all(null)]).toEqual([null, null, []]);
});

test('what would abort the process is refused before it is bound', () => {
  const database = openWithTable();
  const insert = database.prepare('insert into things(size, body) values (?, ?)');
  const wrong = [undefined, 'text', Number.NaN, Number.POSITIVE_INFINITY, {}, 5n, new Date(0)];
  for (const value of wrong) expect(() => insert.run(1, value as never), String(value)).toThrow(TypeError);
});

test('a statement that fails leaves its transaction usable, and a failed one leaves nothing', () => {
  const database = openWithTable();
  const insert = database.prepare('insert into things(id, size) values (?, ?)');
  const count = database.prepare('select count(*) as total from things');
  database.transact(() => {
    insert.run(1, 1);
    expect(() => insert.run(1, 1)).toThrow(/UNIQUE/);
    insert.run(2, 2);
  });
  expect(count.get()).toMatchObject({ total: 2 });
  expect(() =>
    database.transact(() => {
      insert.run(3, 3);
      throw new Error('No');
    }),
  ).toThrow('No');
  expect(count.get()).toMatchObject({ total: 2 });
});

test('the file beside the main one stays small however much is written, also while somebody reads', () => {
  const database = openWithTable();
  const reader = openDatabase(inFolder('some.db'), { readOnly: true });
  const insert = database.prepare('insert into things(size, body) values (?, ?)');
  for (let round = 0; round < 100; round += 1) {
    database.transact(() => insert.run(round, Buffer.alloc(400_000, round)));
    reader.prepare('select count(*) as total from things').get();
    reader.prepare('select id from things').all();
  }
  expect(statSync(inFolder('some.db')).size).toBeGreaterThan(30_000_000);
  expect(statSync(inFolder('some.db-wal')).size).toBeLessThan(12_000_000);
});

test('tidying empties the file beside the main one, and never waits for who reads from it', () => {
  const database = openWithTable();
  const insert = database.prepare('insert into things(size, body) values (?, ?)');
  const fill = () => database.transact(() => insert.run(1, Buffer.alloc(400_000, 1)));
  const beside = () => statSync(inFolder('some.db-wal')).size;
  fill();
  database.tidy();
  expect(beside()).toBe(0);
  const reader = openDatabase(inFolder('some.db'), { readOnly: true });
  reader.execute('begin');
  reader.prepare('select count(*) as total from things').get();
  fill();
  database.tidy();
  expect(beside()).toBeGreaterThan(400_000);
  reader.execute('commit');
  database.tidy();
  expect(beside()).toBe(0);
});

test('one that only reads cannot write', () => {
  openWithTable();
  const reader = openDatabase(inFolder('some.db'), { readOnly: true });
  expect(() => reader.prepare('insert into things(size) values (1)').run()).toThrow(/readonly/);
});

test('a disk without room is said so, keeps what was there, and takes more once there is room', async () => {
  const program = await bundle('test/support/full-disk-probe.ts');
  const keyHex = '11'.repeat(32);
  // 1,000 blocks of 512 bytes or of 1 KB, as the shell counts.
  const args = [program, inFolder('log.db'), keyHex];
  const limited = spawnSync('sh', ['-c', 'ulimit -f 1000; exec "$0" "$@"', process.execPath, ...args], {
    encoding: 'utf8',
  });
  expect(limited.stderr).toBe('');
  const { kept, refusals, held } = JSON.parse(limited.stdout);
  expect(refusals).toBe(2);
  expect(kept).toBeGreaterThan(100);
  expect(held).toBe(kept);
  const log = openLog(inFolder('log.db'), Buffer.from(keyHex, 'hex'));
  expect(log.events.position()).toBe(kept);
  log.transact(() => log.desk.writeWorkspace('There is room again'));
  expect(log.desk.readWorkspace()).toBe('There is room again');
});
