// Entry of the thread that makes one backup or makes one restore ready: both keep their thread busy to the end.
import '../../../shared/runtime-gaps';
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { BackupResult } from '../../../shared/ipc/backup';
import { LogUnreadable } from '../log/database';
import { BackupFailure } from './backup-failure';
import type { BackupThreadStart, FromBackupThread } from './backup-protocol';
import { makeBackup } from './make-backup';
import { prepareRestore } from './restore-backup';
import { resultOfFailure } from './result-of-failure';

/** Progress is told at most so often. */
const tellEveryMs = 100;

const start = workerData as BackupThreadStart;
let toldAt = 0;

function tell(message: FromBackupThread): void {
  parentPort?.postMessage(message);
}

function step(done: number, total: number): void {
  if (Atomics.load(start.stop, 0) !== 0) throw new BackupFailure('cancelled', 'Somebody asked to stop');
  if (performance.now() - toldAt < tellEveryMs) return;
  toldAt = performance.now();
  tell({ type: 'progress', done, total });
}

function work(): BackupResult {
  const { file, passphrase, now } = start;
  if (start.type === 'backup') {
    const { logFile, logKey, version } = start;
    makeBackup({ logFile, dataKey: logKey, target: file, passphrase, app: version, madeAt: now }, { step });
    return { kind: 'done', bytes: statSync(file).size, madeAt: now };
  }
  const { profileDir, dataKey } = start;
  const { madeAt } = prepareRestore({ file, passphrase, profileDir, dataKey, restoredAt: now }, { step });
  return { kind: 'done', bytes: statSync(file).size, madeAt };
}

try {
  tell({ type: 'ended', result: work(), isLogDamaged: false });
} catch (error) {
  const isLogDamaged =
    start.type === 'backup' && error instanceof LogUnreadable && error.reason === 'damaged';
  tell({ type: 'ended', result: resultOfFailure(error, start.type), isLogDamaged });
}
