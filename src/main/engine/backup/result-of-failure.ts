// Says of whatever stopped a backup or a restore what the page can tell a person.
import type { BackupFailureCode, BackupResult } from '../../../shared/ipc/backup';
import { DiskFull, LogUnreadable } from '../log/database';
import { BackupFailure } from './backup-failure';

const longestDetail = 2_000;
const isFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function resultOfFailure(error: unknown, doing: 'backup' | 'restore'): BackupResult {
  if (error instanceof BackupFailure && error.code === 'cancelled') return { kind: 'cancelled' };
  const detail = error instanceof Error ? error.message.slice(0, longestDetail) : null;
  return { kind: 'failed', code: codeOf(error, doing), detail };
}

function codeOf(error: unknown, doing: 'backup' | 'restore'): BackupFailureCode {
  if (error instanceof BackupFailure) return ofBackup(error);
  if (error instanceof LogUnreadable) return ofLog(error, doing);
  if (isNoRoom(error)) return 'disk-full';
  // The system's own names for what goes wrong with files.
  return /^E[A-Z]+$/.test(systemCode(error)) ? 'unreachable' : 'failed';
}

function ofBackup({ code }: BackupFailure): BackupFailureCode {
  switch (code) {
    case 'newer':
      return 'newer-format';
    case 'damaged':
    case 'cut-short':
      return 'damaged-backup';
    case 'cancelled':
      return 'failed';
    default:
      return code;
  }
}

/** While a restore is made ready only the log inside the backup is read. */
function ofLog({ reason }: LogUnreadable, doing: 'backup' | 'restore'): BackupFailureCode {
  if (reason === 'unreachable') return 'unreachable';
  if (doing === 'backup') return 'log-damaged';
  return reason === 'newer' ? 'newer-format' : 'damaged-backup';
}

/** Whether a file could not be written for want of room. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof DiskFull || isFull.has(systemCode(error));
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
