// How the desk is doing, in one answer: accounts, outbox, long works and the log.
import { sees } from '../../shared/domain/sight';
import type { DeskStatus } from '../../shared/ipc/engine-answers';
import type { Accounts } from './accounts';
import type { BackupDesk } from './backup/backup-desk';
import { readRestoredMark } from './backup/restored-mark';
import { isAccountSeen, setAsideInSight } from './channels-in-sight';
import type { CommandContext } from './command-context';
import { incidentBanners } from './crisis/read-incidents';
import type { DiskRoom } from './disk-room';
import type { Log } from './log/open-log';
import type { LongWorks } from './long-works';
import type { RateLimits } from './rate-limits';
import { standingSurges } from './surge/read-surges';
import type { TeamHub } from './team-hub';
import type { UndoStack } from './undo-stack';
import { sightHere } from './who-sees';

export interface DeskStatusPorts {
  readonly log: Log;
  readonly accounts: Accounts;
  readonly works: LongWorks;
  readonly room: DiskRoom;
  readonly backups?: Pick<BackupDesk, 'lastBackupAt'>;
  readonly salvaged: boolean;
  readonly freeBytes: () => number | null;
  readonly team: Pick<TeamHub, 'status'>;
  readonly context: CommandContext;
  readonly undo: Pick<UndoStack, 'cutStep'>;
  readonly limits: Pick<RateLimits, 'endOf'>;
}

/** As the person here may see it: counts of other brands are not theirs. */
export function deskStatus(ports: DeskStatusPorts): DeskStatus {
  const { log, accounts, works, room, backups, salvaged, freeBytes, team, context, undo, limits } = ports;
  const isSeen = isAccountSeen(context);
  return {
    accounts: accounts
      .status()
      .filter(({ accountId }) => isSeen(accountId))
      .map((one) => ({ ...one, sendsAgainAt: limits.endOf(one.accountId, context.clock.now()) })),
    outbox: outboxInSight(ports),
    setAside: sightHere(context) === null ? log.desk.countSetAside() : setAsideInSight(context).length,
    works: works.list(),
    surges: standingSurges(context),
    cutStep: undo.cutStep(),
    lastBackupAt: backups?.lastBackupAt() ?? null,
    restored: readRestoredMark(log.meta),
    hub: team.status(),
    incidents: incidentBanners(context),
    training: context.results.changes,
    log: {
      position: log.events.position(),
      salvaged,
      diskFull: accounts.isDiskFull(),
      isScarce: room.isScarce(),
      freeBytes: freeBytes(),
    },
  };
}

function outboxInSight({ log, context }: DeskStatusPorts): DeskStatus['outbox'] {
  const sight = sightHere(context);
  const counts = { held: 0, queued: 0, sending: 0, unknown: 0, failed: 0 };
  for (const { state, caseId } of log.desk.outbox()) {
    const its = sight === null ? null : context.store.read(caseId);
    if (sight === null || (its !== null && sees(sight, its))) counts[state] += 1;
  }
  return counts;
}
