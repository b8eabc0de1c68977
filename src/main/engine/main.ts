// Entry of the engine process: takes the key and the ports from the shell and gives them to the engine.
import '../../shared/runtime-gaps';
import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { MessagePortMain, MessageEvent as ParentMessageEvent } from 'electron';
import { type AccountId, asId } from '../../shared/domain/ids';
import type { BackupOrder } from '../../shared/ipc/backup';
import { fromChannelsSchema } from '../../shared/ipc/channels-port';
import { engineRequestSchema } from '../../shared/ipc/engine-port';
import { workerMessageSchema } from '../../shared/ipc/feed';
import { type EngineToShell, shellToEngineSchema } from '../../shared/ipc/shell-ports';
import { sandboxWorkspace } from '../../shared/scenario/sandbox-workspace';
import { BackupDesk } from './backup/backup-desk';
import { logKeyIn } from './backup/log-key';
import { clearUnfinishedBackup } from './backup/make-backup';
import { obeyInAsideLogs } from './backup/obey-erasures';
import { finishRestore } from './backup/restore-backup';
import { isNoRoom } from './backup/result-of-failure';
import { systemChance } from './chance';
import { systemClock } from './clock';
import { usualReserveBytes } from './disk-room';
import { Engine } from './engine';
import { inTurns } from './in-turns';
import { LogUnreadable, openDatabase } from './log/database';
import type { Log } from './log/open-log';
import { dropAsideCopies, openOrSalvage, SalvageNeeded } from './log/open-or-salvage';
import { type RowSource, rowsFromThread } from './row-source';
import { RuleTrials } from './rule-trial/rule-trials';
import { openSearch, type Search } from './search';
import { keepPractice } from './training/keep-practice';

type Start = Extract<ReturnType<typeof shellToEngineSchema.parse>, { type: 'start' }>;

/** Tells the shell's log why the engine ended. */
const damageExit = 70;
/** Long enough for the page, or the shell, to hear why. */
const endDelayMs = 200;

const shell = process.parentPort;
const tellShell = (message: EngineToShell) => shell.postMessage(message);
let engine: Engine | null = null;
let files: { readonly logFile: string; readonly search: Search; readonly backups: BackupDesk } | null = null;
let rowSource: RowSource | null = null;
let trials: RuleTrials | null = null;

// A limit on the size of files is a disk without room, and no reason to end; without a listener it is one.
process.on('SIGXFSZ', () => undefined);

shell.on('message', (event: ParentMessageEvent) => {
  const message = shellToEngineSchema.parse(event.data);
  if (message.type === 'start') return start(message);
  if (engine === null) return;
  switch (message.type) {
    case 'connect':
      return connect(engine, message.role, event.ports[0]);
    case 'agent':
      return engine.sitDown(message.agentId);
    case 'hub':
      return engine.team.join(
        message.address,
        message.secretsOf.map((id) => asId<AccountId>(id)),
      );
    case 'tryHub':
      return void engine.team
        .try(message.address)
        .then((trial) => tellShell({ type: 'hubTried', requestId: message.requestId, trial }));
    case 'leaveHub':
      return void engine.team.leave();
    case 'power':
      return engine.resume();
    case 'backup':
    case 'restore':
      return void follow(message);
    case 'record':
      return void engine.records
        .save(message)
        .then((result) => tellShell({ type: 'recorded', requestId: message.requestId, result }));
    case 'recordKept':
      return engine.records.kept(message);
    case 'quit':
      return void leave().finally(() => tellShell({ type: 'left' }));
  }
});

function start(message: Start): void {
  const directory = path.join(message.profileDir, 'log');
  const logFile = path.join(directory, 'log.db');
  try {
    if (message.freshKey && existsSync(logFile))
      throw new LogUnreadable('A log is there, but the key is new', 'other-key');
    const today = new Date().toISOString().slice(0, 10);
    const isRestored = finishRestore(message.profileDir, message.dataKey, today);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    clearUnfinishedBackup(logFile);
    const dataKey = logKeyIn(directory, message.dataKey);
    const { log, salvaged } = openOrSalvage(logFile, dataKey);
    const clock = systemClock();
    const damaged = () => void setTimeout(endOver, endDelayMs);
    const reading = { logFile, dataKey, onLogDamaged: damaged };
    const search = openSearch(log, {
      ...reading,
      script: scriptOf('search-thread'),
      indexFile: path.join(directory, 'search.db'),
    });
    rowSource = rowsFromThread(log, clock, { ...reading, script: scriptOf('rebuild-thread') });
    trials = new RuleTrials({ ...reading, log, script: scriptOf('rule-trial-thread') });
    const backups = new BackupDesk({
      script: scriptOf('backup-thread'),
      log,
      logFile,
      logKey: dataKey,
      profileDir: message.profileDir,
      dataKey: message.dataKey,
      now: () => clock.now(),
      onLogDamaged: damaged,
    });
    const opened = new Engine({
      log,
      search,
      rowSource,
      trials,
      backups,
      clock,
      chance: systemChance(),
      sandbox: message.sandbox,
      salvaged: salvaged !== null,
      freeBytes: () => freeBytesOf(directory),
      reserveBytes: reserveAsked(),
      damaged,
      tidyCopies: (erased) => {
        dropAsideCopies(logFile);
        obeyInAsideLogs({ dir: message.profileDir, dataKey: message.dataKey, logKey: dataKey }, erased);
      },
      tellShell,
    });
    if (!bringWorkspace(opened, message, log)) return;
    engine = opened;
    files = { logFile, search, backups };
    if (salvaged !== null || isRestored) tellShell({ type: 'forgetStartPage' });
    if (message.sandbox) keepPractice(opened.results, message.profileDir);
    opened.begin();
    tellShell({ type: 'ready' });
  } catch (error) {
    // Started again, the engine finds the damage noted and keeps what can be verified.
    if (error instanceof SalvageNeeded) process.exit(damageExit);
    // Leaving a utility process takes a moment, in which it must not say that it failed for good.
    else tellShell({ type: 'failed', code: failureCode(error), message: reasonOf(error) });
  }
}

/** As it is built, beside this one. */
function scriptOf(thread: string): string {
  return path.join(__dirname, `${thread}.cjs`);
}

/** The threads have to end first: libsql aborts a process that ends under a thread of its own. */
function endOver(): void {
  void closeThreads().finally(() => process.exit(damageExit));
}

async function closeThreads(): Promise<void> {
  await Promise.all([files?.search.close(), files?.backups.close(), rowSource?.close(), trials?.close()]);
}

/** Makes a backup, or makes a restore ready and ends: the next engine takes the restored log up. */
async function follow(order: BackupOrder): Promise<void> {
  if (files === null) return;
  const result = await files.backups.run(order);
  const { requestId } = order;
  if (order.type === 'backup') return tellShell({ type: 'backedUp', requestId, result });
  tellShell({ type: 'restored', requestId, result });
  if (result.kind === 'done') setTimeout(endOver, endDelayMs);
}

/** Nothing needs this: it spares the next start the file beside the log, and the disk its room. */
async function leave(): Promise<void> {
  if (files === null) return;
  engine?.leave();
  // While a thread reads, the file beside the log cannot be emptied.
  await closeThreads();
  const database = openDatabase(files.logFile);
  database.checkpoint();
  database.close();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 2_000) : 'unknown error';
}

function failureCode(error: unknown): string {
  if (isNoRoom(error)) return 'disk-full';
  if (!(error instanceof LogUnreadable)) return 'engine-failed';
  return error.reason === 'damaged' || error.reason === 'unreachable'
    ? 'log-unreadable'
    : `log-${error.reason}`;
}

/** False when a definition given at start was refused: nothing was changed and nothing is opened. */
function bringWorkspace(opened: Engine, message: Start, log: Log): boolean {
  const text =
    message.workspaceText ??
    (message.sandbox && !opened.hasWorkspace() ? sandboxDefinition(message.scenario) : null);
  if (text === null) return true;
  const problems = opened.importWorkspace(
    text,
    message.workspaceText === undefined ? 'sandbox' : 'workspace file',
  );
  if (problems.length === 0) return true;
  log.close();
  tellShell({ type: 'workspaceRejected', problems: [...problems] });
  return false;
}

function sandboxDefinition(scenario: string | null): string {
  const file = path.join(__dirname, '../../assets/sandbox/workspace.yaml');
  return sandboxWorkspace(readFileSync(file, 'utf8'), scenario ?? 'ordinary-day');
}

function connect(
  opened: Engine,
  role: 'page' | 'feed' | 'channels',
  port: MessagePortMain | undefined,
): void {
  if (port === undefined) return;
  switch (role) {
    case 'page':
      opened.connectPage((message) => port.postMessage(message));
      port.on('message', ({ data }) => {
        const request = engineRequestSchema.safeParse(data);
        if (!request.success) return;
        void opened
          .handle(request.data)
          .then((result) => port.postMessage({ type: 'reply', id: request.data.id, result }));
      });
      break;
    case 'feed':
      opened.connectFeed((message) => port.postMessage(message));
      port.on('message', ({ data }) => {
        const message = workerMessageSchema.safeParse(data);
        if (message.success) opened.hearWorker(message.data);
      });
      break;
    case 'channels': {
      // A burst of messages must not stand before the key that a person presses.
      const turns = inTurns();
      opened.connectChannels((message) => port.postMessage(message));
      port.on('message', ({ data }) => {
        turns.add(() => {
          const message = fromChannelsSchema.safeParse(data);
          if (message.success) opened.hearChannels(message.data);
        });
      });
      port.on('close', () => {
        turns.stop();
        opened.connectChannels(null);
      });
      break;
    }
  }
  port.start();
}

/** Tests run on small disks, and one of them on a disk that has none to spare. */
function reserveAsked(): number {
  const asked = Number(process.env['SEMAFORO_DISK_RESERVE_BYTES'] ?? Number.NaN);
  return Number.isFinite(asked) ? asked : usualReserveBytes;
}

function freeBytesOf(directory: string): number | null {
  try {
    const disk = statfsSync(directory);
    return disk.bavail * disk.bsize;
  } catch {
    return null;
  }
}
