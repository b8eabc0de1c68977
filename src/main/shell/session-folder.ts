// The folder of a session whose key lives in memory only.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a key of one session sealed nobody can ever open again. */
export function emptiedSessionFolder(folder: string): string {
  const session = join(folder, 'memory-only');
  rmSync(session, { recursive: true, force: true });
  mkdirSync(session, { mode: 0o700 });
  return session;
}
