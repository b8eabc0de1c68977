import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartPageFile } from './start-page-file';

const dataKey = randomBytes(32);
const page = '{"rows":["Marta wrote that the cream burns"]}';
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semaforo-start-'));
  path = join(folder, 'start-page');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One session of the app on this profile. */
const session = (version = '1.0.0') => new StartPageFile(folder, version);

test('a later session reads what an earlier one kept, and only this person can read the file', async () => {
  await session().keep(page, dataKey);
  expect(await session().read(dataKey)).toBe(page);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('the file shows no word of it', async () => {
  await session().keep(page, dataKey);
  expect((await readFile(path)).includes('Marta')).toBe(false);
});

test('the last of many is kept', async () => {
  const file = session();
  await Promise.all(Array.from({ length: 20 }, (_, nth) => file.keep(`page ${nth}`, dataKey)));
  expect(await session().read(dataKey)).toBe('page 19');
});

test('another key and another version of the app find nothing', async () => {
  await session().keep(page, dataKey);
  expect(await session().read(randomBytes(32))).toBeNull();
  expect(await session('1.0.1').read(dataKey)).toBeNull();
});

test('a changed, a cut and an absent file are nothing', async () => {
  expect(await session().read(dataKey)).toBeNull();
  await session().keep(page, dataKey);
  const whole = await readFile(path);
  for (const length of [0, 5, 20, whole.length - 1]) {
    await writeFile(path, whole.subarray(0, length));
    expect(await session().read(dataKey)).toBeNull();
  }
  for (const at of [0, 13, 30]) {
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    await writeFile(path, changed);
    expect(await session().read(dataKey)).toBeNull();
  }
});

test('what is dropped is gone, also what was about to be written', async () => {
  const file = session();
  await file.keep(page, dataKey);
  const writing = file.keep('the next page', dataKey);
  file.drop();
  await writing;
  expect(existsSync(path)).toBe(false);
});
