import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openShellLog, withoutMessage } from './shell-log';

test('an error is written down with its kind and place, without its message', () => {
  const error = new TypeError('cannot read "my face burns"\nof the customer');
  const text = withoutMessage(error);
  expect(text).toMatch(/^TypeError \| at /);
  expect(text).not.toMatch(/face|customer/);
});

test('what is no error leaves only its type', () => {
  expect(withoutMessage('my face burns')).toBe('string');
});

test('the log keeps within its size', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'semaforo-'));
  const log = openShellLog(folder);
  for (let count = 0; count < 800; count++) log.note('x'.repeat(1_000));
  log.note('last');
  expect((await stat(join(folder, 'shell.log'))).size).toBeLessThan(300_000);
  expect((await stat(join(folder, 'shell.log.1'))).size).toBeLessThan(300_000);
  expect(await readFile(join(folder, 'shell.log'), 'utf8')).toMatch(/last\n$/);
  await rm(folder, { recursive: true });
});
