// What the engine and its backup thread say to each other.
import type { BackupResult } from '../../../shared/ipc/backup';

interface ThreadStart {
  readonly file: string;
  readonly passphrase: string;
  readonly now: number;
  /** Its one number is set to 1 to stop: the thread is too busy to hear a message. */
  readonly stop: Int32Array;
}

export type BackupThreadStart =
  | (ThreadStart & {
      readonly type: 'backup';
      readonly logFile: string;
      readonly logKey: Uint8Array;
      readonly version: string;
    })
  | (ThreadStart & {
      readonly type: 'restore';
      readonly profileDir: string;
      /** Of the profile that takes the log in. */
      readonly dataKey: Uint8Array;
    });

export type FromBackupThread =
  /** A total of 0: nobody knows yet. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** `isLogDamaged`: the log of this desktop, of which nothing could be made. */
  | { readonly type: 'ended'; readonly result: BackupResult; readonly isLogDamaged: boolean };
