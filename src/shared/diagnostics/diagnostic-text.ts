// The diagnostic file: what helps to find a fault, and no content. Only what is named here gets in.

import { connectionCauses } from '../ipc/connection-report';
import type { LogTailEntry, ShellFacts } from '../ipc/diagnostics';
import type { AccountStatus, DeskStatus } from '../ipc/engine-answers';
import type { HubStatus } from '../ipc/hub-status';

export interface DiagnosticFacts {
  readonly madeAt: number;
  readonly shell: ShellFacts;
  readonly status: DeskStatus;
  readonly tail: readonly LogTailEntry[];
  /** By account: the kind of its channel. Names and ids of accounts stay here. */
  readonly channelOf: (accountId: string) => string | null;
}

/**
 * JSON that a person can read before giving it away. Accounts and cases are numbered, instants are in UTC; texts, names,
 * handles, notes, file names and what servers answered are left out.
 */
export function diagnosticText(facts: DiagnosticFacts): string {
  const { madeAt, shell, status, tail, channelOf } = facts;
  const content = {
    about: 'Semáforo diagnostics, without content of customers',
    madeAt: instant(madeAt),
    app: {
      version: shell.version,
      electron: shell.electron,
      platform: shell.platform,
      systemVersion: shell.systemVersion,
      upSeconds: Math.round(shell.upMs / 1_000),
    },
    parts: shell.parts.map(({ part, bytes, cpuPercent }) => ({
      part,
      megabytes: megabytes(bytes),
      cpuPercent,
    })),
    disk: {
      dataMegabytes: shell.dataBytes === null ? null : megabytes(shell.dataBytes),
      freeMegabytes: status.log.freeBytes === null ? null : megabytes(status.log.freeBytes),
      isScarce: status.log.isScarce,
      isFull: status.log.diskFull,
    },
    log: { position: status.log.position, salvaged: status.log.salvaged, setAside: status.setAside },
    lastBackupAt: instant(status.lastBackupAt ?? null),
    accounts: status.accounts.map((account, index) => accountFacts(account, index, channelOf)),
    outbox: { ...counts(status.outbox) },
    works: status.works.map(({ kind, done, total }) => ({ kind, done, total })),
    hub: status.hub ? hubFacts(status.hub) : null,
    newestEvents: tail.map(
      (entry) => `${instant(entry.at)} ${entry.position} ${entry.type} by ${entry.by}, case ${entry.case}`,
    ),
    appLog: shell.lines,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function accountFacts(account: AccountStatus, index: number, channelOf: DiagnosticFacts['channelOf']) {
  const { accountId, state, cause, lastHeardAt, nextTryAt } = account;
  return {
    account: index + 1,
    channel: channelOf(accountId),
    state,
    // What a server answered stands beside its cause, and may be anything.
    cause: connectionCauses.find((known) => known === cause) ?? null,
    lastHeardAt: instant(lastHeardAt),
    nextTryAt: instant(nextTryAt),
  };
}

function counts({ held, queued, sending, unknown, failed }: DeskStatus['outbox']) {
  return { held, queued, sending, unknown, failed };
}

function hubFacts(hub: HubStatus) {
  return {
    state: hub.state,
    fault: hub.fault,
    behind: hub.behind,
    pendingSteps: hub.pendingSteps,
    lastContactAt: instant(hub.lastContactAt),
    refused: hub.refused.length,
    leases: hub.leases.map(({ heldBy, desktops }) => ({ heldBy, desktops })),
    definitionVersion: hub.workspace.version,
    hasConflict: hub.workspace.conflict !== null,
    alarm: hub.alarm?.kind ?? null,
  };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
