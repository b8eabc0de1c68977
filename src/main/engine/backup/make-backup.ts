// Makes a backup of a log that is in use: a snapshot of one moment, sealed, read back, and only then given its name.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../log/database';
import { BackupFailure } from './backup-failure';
import { backupCost, makeHeader } from './backup-header';
import { checkLog } from './check-log';
import { readBackup } from './read-backup';
import { type Steps, writeBackup } from './write-backup';

export interface BackupOrder {
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  readonly target: string;
  readonly passphrase: string;
  readonly app: string;
  readonly madeAt: number;
  /** Of scrypt; the usual one unless a test is in a hurry. */
  readonly cost?: number;
}

const snapshotOf = (logFile: string) => `${logFile}.backing-up`;
const partNameOf = (logFile: string) => `${logFile}.backup-part`;

/**
 * Blocks its thread for as long as it takes. Whatever it throws, an earlier backup of this name is untouched and nothing
 * unfinished is left.
 */
export function makeBackup(order: BackupOrder, { step }: Steps): void {
  const { logFile, dataKey, target, passphrase, app, madeAt, cost = backupCost } = order;
  const snapshot = snapshotOf(logFile);
  const part = `${target}.part`;
  clearUnfinishedBackup(logFile);
  try {
    // Whoever is killed here finds at the next start what to take away.
    writeFileSync(partNameOf(logFile), part, { mode: 0o600 });
    copyLog(logFile, snapshot);
    step(0, 0);
    checkLog(snapshot, dataKey, () => step(0, 0));
    const { bytes: header, key } = makeHeader(passphrase, { app, madeAt, cost });
    const half = (from: number) => (done: number, total: number) => step(from * total + done, 2 * total);
    const written = writeBackup(part, { header, key, dataKey, snapshot }, { step: half(0) });
    if (readBackup(part, passphrase, { step: half(1) }).hash !== written)
      throw new BackupFailure('damaged', 'The disk gave back something else than was written');
    renameSync(part, target);
    flushFolder(path.dirname(target));
  } finally {
    clearUnfinishedBackup(logFile);
  }
}

/** Takes away what a backup left that was killed. Call before the log is opened. */
export function clearUnfinishedBackup(logFile: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal'])
    rmSync(`${snapshotOf(logFile)}${beside}`, { force: true });
  const note = partNameOf(logFile);
  if (!existsSync(note)) return;
  const part = readFileSync(note, 'utf8');
  if (part.endsWith('.part')) rmSync(part, { force: true });
  rmSync(note, { force: true });
}

/** One statement reads one moment, whatever is written meanwhile. A file name is the one value SQLite binds nowhere. */
function copyLog(logFile: string, snapshot: string): void {
  const database = openDatabase(logFile);
  try {
    database.execute(`vacuum into '${snapshot.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
}

/** A rename is safe from a power cut only then. Where folders cannot be flushed the system does it. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
