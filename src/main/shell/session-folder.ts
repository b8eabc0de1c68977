// The folder of a session whose key lives in memory only.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export function sessionFolderIn(folder: string): string {
  return join(folder, 'memory-only');
}

/** What a key of one session sealed nobody can ever open again. */
export function emptiedSessionFolder(folder: string): string {
  const session = sessionFolderIn(folder);
  rmSync(session, { recursive: true, force: true });
  mkdirSync(session, { mode: 0o700 });
  return session;
}
