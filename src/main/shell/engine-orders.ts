// What the shell has the engine write for a person, and waits for: backups and records.
import { assertNever } from '../../shared/domain/assert-never';
import type { EngineToShell, ShellToEngine } from '../../shared/ipc/shell-ports';
import { BackupOrders } from './backup-orders';
import { RecordOrders } from './record-orders';

type Answer = Extract<EngineToShell, { type: 'backedUp' | 'restored' | 'recorded' }>;

export class EngineOrders {
  /** To make and to put back. */
  readonly backups: BackupOrders;
  /** Of crises. */
  readonly records: RecordOrders;

  constructor(send: (order: ShellToEngine) => void) {
    this.backups = new BackupOrders(send);
    this.records = new RecordOrders(send);
  }

  settle(answer: Answer): void {
    switch (answer.type) {
      case 'backedUp':
      case 'restored':
        this.backups.settle(answer);
        break;
      case 'recorded':
        this.records.settle(answer.requestId, answer.result);
        break;
      default:
        assertNever(answer);
    }
  }

  /** The engine that would have answered is gone. */
  abandon(): void {
    this.backups.abandon();
    this.records.abandon();
  }
}
