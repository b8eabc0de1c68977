// Why a backup could not be made or used, with a code that names a text of the page.

/**
 * - not-a-backup: not a file of ours
 * - newer: made by a newer version
 * - damaged: not what was written; the message names the place
 * - cut-short: the end is missing
 * - wrong-passphrase: another passphrase made it
 * - log-damaged: the log itself proved damaged, so nothing was made of it
 * - disk-full, unreachable: the disk refused
 * - cancelled: somebody asked to stop
 */
export type BackupFailureCode =
  | 'not-a-backup'
  | 'newer'
  | 'damaged'
  | 'cut-short'
  | 'wrong-passphrase'
  | 'log-damaged'
  | 'disk-full'
  | 'unreachable'
  | 'cancelled';

export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';

  constructor(
    readonly code: BackupFailureCode,
    message: string,
  ) {
    super(message);
  }
}
