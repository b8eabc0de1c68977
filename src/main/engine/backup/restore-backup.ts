// Puts a backup in the place of a profile's log: verified whole first, made ready beside, and swapped in at the next start.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { LogUnreadable } from '../log/database';
import type { ErasedList } from '../log/erasures';
import { openLog, witnessFile } from '../log/open-log';
import { checkLog } from './check-log';
import { logKeyIn, writeLogKey } from './log-key';
import { flushFolder } from './make-backup';
import { asidePrefix, obeyErasures } from './obey-erasures';
import { readBackup } from './read-backup';
import { writeRestoredMark } from './restored-mark';
import type { Steps } from './write-backup';

export interface RestoreOrder {
  readonly file: string;
  readonly passphrase: string;
  readonly profileDir: string;
  /** Of the profile that takes the log in. */
  readonly dataKey: Uint8Array;
  readonly restoredAt: number;
}

const logFolder = (profileDir: string) => path.join(profileDir, 'log');
const unfinished = (profileDir: string) => path.join(profileDir, 'log-restoring');
const ready = (profileDir: string) => path.join(profileDir, 'log-restored');

/**
 * Reads the whole backup before it writes anything, and touches nothing of the present log: `finishRestore` swaps the
 * two when nobody has either open. Returns when the backup was made. Throws BackupFailure, LogUnreadable,
 * DiskFull or what the system says of a file; then everything is as it was.
 */
export function prepareRestore(order: RestoreOrder, { step }: Steps): { readonly madeAt: number } {
  const { file, passphrase, profileDir, dataKey, restoredAt } = order;
  const third = (from: number) => (done: number, total: number) => step(from * total + done, 3 * total);
  const known = readBackup(file, passphrase, { step: third(0) });
  const folder = unfinished(profileDir);
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
    const logFile = path.join(folder, 'log.db');
    const descriptor = openSync(logFile, 'w', 0o600);
    try {
      const take = (bytes: Uint8Array) => {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      };
      readBackup(file, passphrase, { step: third(1), take });
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    checkLog(logFile, known.dataKey, () => step(2, 3));
    beginAnew(logFile, known.dataKey, { backupMadeAt: known.madeAt, restoredAt });
    writeLogKey(folder, dataKey, known.dataKey);
    for (const name of ['log.db', 'log.key']) flushFile(path.join(folder, name));
    flushFolder(folder);
    rmSync(ready(profileDir), { recursive: true, force: true });
    renameSync(folder, ready(profileDir));
    flushFolder(profileDir);
    return { madeAt: known.madeAt };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Another generation: whatever was projected from an earlier life of this log is thrown away. */
function beginAnew(logFile: string, logKey: Uint8Array, times: { backupMadeAt: number; restoredAt: number }) {
  const log = openLog(logFile, logKey);
  try {
    log.transact(() => {
      log.meta.write('generation', randomBytes(16));
      writeRestoredMark(log.meta, { ...times, isHeld: false, tookOver: false });
    });
    log.checkpoint();
  } finally {
    log.close();
    rmSync(witnessFile(logFile), { force: true });
  }
}

/**
 * Call at the start of the engine, before anything opens the log. Swaps in a log that was made ready; goes on where a
 * crash stopped it. The log that was here is set aside, dated, and whom it erased the restored one erases too. True
 * when this is another log now.
 */
export function finishRestore(profileDir: string, dataKey: Uint8Array, day: string): boolean {
  rmSync(unfinished(profileDir), { recursive: true, force: true });
  if (!existsSync(ready(profileDir))) return false;
  if (existsSync(logFolder(profileDir))) {
    obey(ready(profileDir), dataKey, erasedIn(logFolder(profileDir), dataKey));
    renameSync(logFolder(profileDir), freeName(path.join(profileDir, `${asidePrefix}${day}`)));
  }
  renameSync(ready(profileDir), logFolder(profileDir));
  flushFolder(profileDir);
  return true;
}

/** Of a log that cannot be read nobody knows whom it erased. */
function erasedIn(folder: string, dataKey: Uint8Array): ErasedList {
  const nobody: ErasedList = { customers: [], brands: [] };
  const file = path.join(folder, 'log.db');
  if (!existsSync(file)) return nobody;
  try {
    const log = openLog(file, logKeyIn(folder, dataKey));
    try {
      return log.erasures.list();
    } finally {
      log.close();
    }
  } catch (error) {
    if (error instanceof LogUnreadable) return nobody;
    throw error;
  }
}

function obey(folder: string, dataKey: Uint8Array, erased: ErasedList): void {
  const log = openLog(path.join(folder, 'log.db'), logKeyIn(folder, dataKey));
  try {
    obeyErasures(log, erased);
    // Also of a try before this one that was cut short; what was overwritten must not stay in the file beside the log.
    log.checkpoint();
  } finally {
    log.close();
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function flushFile(name: string): void {
  const descriptor = openSync(name, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
