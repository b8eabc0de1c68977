// How the desk is doing, in one answer: accounts, outbox, long works and the log.
import type { DeskStatus } from '../../shared/ipc/engine-answers';
import type { Accounts } from './accounts';
import type { BackupDesk } from './backup/backup-desk';
import { readRestoredMark } from './backup/restored-mark';
import type { DiskRoom } from './disk-room';
import type { Log } from './log/open-log';
import type { LongWorks } from './long-works';
import type { TeamHub } from './team-hub';

export interface DeskStatusPorts {
  readonly log: Log;
  readonly accounts: Accounts;
  readonly works: LongWorks;
  readonly room: DiskRoom;
  readonly backups?: Pick<BackupDesk, 'lastBackupAt'>;
  readonly salvaged: boolean;
  readonly freeBytes: () => number | null;
  readonly team: Pick<TeamHub, 'status'>;
}

export function deskStatus(ports: DeskStatusPorts): DeskStatus {
  const { log, accounts, works, room, backups, salvaged, freeBytes, team } = ports;
  const outbox = { held: 0, queued: 0, sending: 0, unknown: 0, failed: 0 };
  for (const entry of log.desk.outbox()) outbox[entry.state] += 1;
  return {
    accounts: accounts.status(),
    outbox,
    setAside: log.desk.countSetAside(),
    works: works.list(),
    lastBackupAt: backups?.lastBackupAt() ?? null,
    restored: readRestoredMark(log.meta),
    hub: team.status(),
    log: {
      position: log.events.position(),
      salvaged,
      diskFull: accounts.isDiskFull(),
      isScarce: room.isScarce(),
      freeBytes: freeBytes(),
    },
  };
}
