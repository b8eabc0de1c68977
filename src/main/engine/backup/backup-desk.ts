// Makes backups and makes restores ready, one at a time, in a thread of their own; shows them as long works.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BackupOrder, BackupResult } from '../../../shared/ipc/backup';
import { DiskFull } from '../log/database';
import type { Log } from '../log/open-log';
import type { LongWorks, RunningWork } from '../long-works';
import type { BackupThreadStart, FromBackupThread } from './backup-protocol';

export interface BackupDeskPorts {
  /** The built backup-thread. */
  readonly script: string;
  readonly log: Pick<Log, 'meta' | 'transact' | 'noteDamage'>;
  readonly logFile: string;
  readonly logKey: Uint8Array;
  readonly profileDir: string;
  /** Of the profile; the log's own key differs when it came from a backup. */
  readonly dataKey: Uint8Array;
  readonly now: () => number;
  /** The log proved damaged when it was copied; the next start of the engine salvages. */
  readonly onLogDamaged: () => void;
}

const lastName = 'last-backup';
const silentWork: RunningWork = { progress: () => undefined, end: () => undefined };

/** Shared with the thread, and 0. */
const freshFlag = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

export class BackupDesk {
  private works: LongWorks | null = null;
  private mayOrder: () => boolean = () => false;
  private running: Worker | null = null;
  private stop = freshFlag();

  constructor(private readonly ports: BackupDeskPorts) {}

  /** Call before the first order. `mayOrder`: whether who sits at the desk may give one. */
  attach(works: LongWorks, mayOrder: () => boolean): void {
    this.works = works;
    this.mayOrder = mayOrder;
  }

  /** When the last backup of this log was made, in ms since 1970; null: none that it knows of. */
  lastBackupAt(): number | null {
    const stored = this.ports.log.meta.read(lastName);
    return stored === null ? null : Number(Buffer.from(stored).toString('utf8'));
  }

  /** Never rejects. A restore that is done waits in the profile's folder for the next start of the engine. */
  async run(order: BackupOrder): Promise<BackupResult> {
    const refused = this.refusal(order);
    if (refused !== null) return { kind: 'failed', ...refused };
    this.stop = freshFlag();
    const { stop } = this;
    const work = this.works?.begin(order.type, () => Atomics.store(stop, 0, 1)) ?? silentWork;
    const result = await this.inThread(this.threadStart(order), work);
    // Remembered before the work ends: who hears of the end reads the time.
    if (order.type === 'backup' && result.kind === 'done') this.remember(result.madeAt);
    work.end();
    return result;
  }

  /** Stops what is under way. Resolves once no thread holds a file any more. */
  close(): Promise<void> {
    const { running } = this;
    if (running === null) return Promise.resolve();
    Atomics.store(this.stop, 0, 1);
    return new Promise((resolve) => running.once('exit', () => resolve()));
  }

  private refusal({ type, file, asked }: BackupOrder) {
    if (asked === 'desk' && !this.mayOrder())
      return {
        code: 'not-allowed',
        detail: 'A backup holds every brand: for supervisors and administrators',
      } as const;
    if (this.running !== null) return { code: 'busy', detail: null } as const;
    // A backup that took the name of the log would be its end.
    if (type === 'backup' && this.isBesideLog(file))
      return { code: 'unreachable', detail: 'A backup cannot lie in the folder of the log itself' } as const;
    return null;
  }

  private isBesideLog(file: string): boolean {
    try {
      return realpathSync(path.dirname(file)) === realpathSync(path.dirname(this.ports.logFile));
    } catch {
      return false;
    }
  }

  private threadStart({ type, file, passphrase, version }: BackupOrder): BackupThreadStart {
    const { logFile, logKey, profileDir, dataKey } = this.ports;
    const shared = { file, passphrase, now: this.ports.now(), stop: this.stop };
    return type === 'backup'
      ? { ...shared, type, logFile, logKey, version }
      : { ...shared, type, profileDir, dataKey };
  }

  private inThread(workerData: BackupThreadStart, work: RunningWork): Promise<BackupResult> {
    return new Promise((resolve) => {
      let result: BackupResult = { kind: 'failed', code: 'failed', detail: 'Its thread ended early' };
      const worker = new Worker(this.ports.script, { workerData });
      this.running = worker;
      worker.on('message', (message: FromBackupThread) => {
        if (message.type === 'progress') {
          work.progress(message.done, message.total === 0 ? null : message.total);
          return;
        }
        result = message.result;
        if (message.isLogDamaged) this.damaged();
      });
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        this.running = null;
        resolve(result);
      });
    });
  }

  private damaged(): void {
    this.ports.log.noteDamage();
    this.ports.onLogDamaged();
  }

  /** The backup is there, whether or not the log has room to remember it. */
  private remember(madeAt: number): void {
    const { log } = this.ports;
    try {
      log.transact(() => log.meta.write(lastName, Buffer.from(String(madeAt))));
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
    }
  }
}
