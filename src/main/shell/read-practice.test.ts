// What the sandbox of a profile left for its workspace, as the shell finds it.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { practiceFile } from '../../shared/ipc/practice-file';
import { readPractice } from './read-practice';
import { sessionFolderIn } from './session-folder';

const inFolder = temporaryFolder();
function leave(folder: string, text: string | Uint8Array, at: number): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, practiceFile);
  writeFileSync(file, text);
  utimesSync(file, at, at);
}

test('nothing is there where nobody practised, also where no sandbox was ever opened', async () => {
  expect(await readPractice(inFolder('never'))).toBeNull();
});

test('the newest counts: of a sandbox that keeps its key, or of one whose key lives in memory', async () => {
  const sandbox = inFolder('sandbox');
  leave(sandbox, 'kept', 1_000);
  expect(await readPractice(sandbox)).toBe('kept');
  leave(sessionFolderIn(sandbox), 'of this session', 2_000);
  expect(await readPractice(sandbox)).toBe('of this session');
  leave(sandbox, 'kept again', 3_000);
  expect(await readPractice(sandbox)).toBe('kept again');
});

test('what is no text is refused with a reason, and nothing of it is taken', async () => {
  const sandbox = inFolder('sandbox');
  leave(sandbox, new Uint8Array([0xff, 0xfe, 0x00]), 1_000);
  await expect(readPractice(sandbox)).rejects.toMatchObject({ failure: { code: 'not-training' } });
});
