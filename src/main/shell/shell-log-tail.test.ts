import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openShellLog } from './shell-log';
import { shellLogTail, withoutFolders } from './shell-log-tail';

test.each([
  ['at draw (/home/laura/app/dist/main.cjs:10:5)', 'at draw (main.cjs:10:5)'],
  ['at draw (C:\\Users\\Laura Prado\\app\\main.cjs:10:5)', 'at draw (main.cjs:10:5)'],
  ['at file:///home/laura/app/main.cjs:10:5', 'at file://main.cjs:10:5'],
  ['at async /home/María José/app/main.cjs:10:5', 'at async main.cjs:10:5'],
  ['at open (/home/laura (work)/app/main.cjs:1:1)', 'at open (main.cjs:1:1)'],
  ['2026-11-22T10:00:00.000Z engine restarted 2', '2026-11-22T10:00:00.000Z engine restarted 2'],
])('of %s the folders are left out', (line, expected) => {
  expect(withoutFolders(line, ['/home/laura (work)'])).toBe(expected);
});

test('the newest lines are told, oldest first, and neither a message nor the folder they lie in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kanariordner-'));
  const log = openShellLog(folder);
  for (let count = 0; count < 30; count += 1) log.note('engine restarted', count);
  const error = new Error('cannot send "kanariwortlaut"');
  error.stack = `Error: cannot send "kanariwortlaut"\n    at send (${folder}/dist/main.cjs:1:2)`;
  log.defect('sending', error);
  const lines = await shellLogTail(folder, { most: 5, hidden: [folder] });
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/engine restarted 26$/);
  expect(lines[4]).toMatch(/defect in sending: Error \| at send \(main\.cjs:1:2\)$/);
  expect(lines.join()).not.toMatch(/kanari/);
  await rm(folder, { recursive: true });
});

test('a log that is not there has no lines', async () => {
  expect(await shellLogTail(join(tmpdir(), 'nowhere-at-all'), { most: 5, hidden: [] })).toEqual([]);
});
