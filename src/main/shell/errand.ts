// Makes or puts back a backup without a window, for a script, and ends: the engine runs, and no channel is asked.
import { resolve } from 'node:path';
import { assertNever } from '../../shared/domain/assert-never';
import { type BackupResult, shortestBackupPassphrase } from '../../shared/ipc/backup';
import type { ApplicationParts } from './application-parts';
import { forkChild } from './child';
import type { BackupErrand } from './command-line';
import { Desk } from './desk';
import { places } from './places';
import type { SecretStore } from './secrets';
import { emptiedSessionFolder } from './session-folder';
import { StartPageFile } from './start-page-file';

export interface ErrandParts extends Pick<ApplicationParts, 'profile' | 'log'> {
  readonly errand: BackupErrand;
  readonly passphrase: string;
  readonly secrets: SecretStore;
  readonly version: string;
}

export interface ErrandEnd {
  readonly isDone: boolean;
  /** For the person at the terminal; never holds the passphrase. */
  readonly said: string;
}

/** Call when the look for the key is over. */
export async function runErrand(parts: ErrandParts): Promise<ErrandEnd> {
  const { errand, passphrase, secrets, profile } = parts;
  if (errand.type === 'backup' && [...passphrase].length < shortestBackupPassphrase)
    return failed(`the passphrase needs ${shortestBackupPassphrase} characters or more`);
  const { vault } = secrets;
  if (vault === null) return failed(`the key of this profile is not at hand (${secrets.state})`);
  // What is put back under a key that ends with this process would be lost with it.
  if (vault.tier === 'memory' && !profile.sandbox) return failed('this profile has no key that lasts');
  const waits = new EngineWaits();
  const desk = makeDesk(parts, waits);
  try {
    const dataFolder = vault.tier === 'memory' ? emptiedSessionFolder(profile.folder) : profile.folder;
    const open = waits.next();
    await desk.open({ vault, dataFolder, workspaceText: null, agentId: null }, Promise.resolve());
    if (!(await open)) return failed(`the log could not be opened (${desk.state.problem})`);
    const back = waits.next();
    const file = resolve(errand.file);
    const result = await desk.orders.backups.give({ type: errand.type, file, passphrase, asked: 'terminal' });
    // The restored log is in its place only when an engine has opened it.
    if (errand.type === 'restore' && result.kind === 'done' && !(await back))
      return failed(`the restored log could not be opened (${desk.state.problem})`);
    return endOf(errand, result);
  } finally {
    await desk.leave();
  }
}

/** Resolves whenever the engine has come up, true, or has given up. */
class EngineWaits {
  #wasRunning = false;
  #tell: (isRunning: boolean) => void = () => undefined;

  next(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  heard(state: string): void {
    const isRunning = state === 'running';
    if (isRunning && !this.#wasRunning) this.#tell(true);
    if (state === 'stopped') this.#tell(false);
    this.#wasRunning = isRunning;
  }
}

function makeDesk({ profile, log, secrets, version }: ErrandParts, waits: EngineWaits): Desk {
  const fork =
    (entry: string, name: string): ConstructorParameters<typeof Desk>[0]['forkEngine'] =>
    (listeners) =>
      forkChild({ entry, name, ...listeners });
  const startPage = new StartPageFile(profile.folder, version);
  return new Desk({
    forkEngine: fork(places.engine, 'Semáforo engine'),
    forkChannels: fork(places.channels, 'Semáforo channels'),
    sandbox: profile.sandbox,
    scenario: null,
    log,
    keychainState: () => secrets.state,
    onState: ({ engine }) => waits.heard(engine),
    onWarning: () => undefined,
    onBadge: () => undefined,
    onForgetStartPage: () => startPage.drop(),
    onWorkspaceRejected: () => undefined,
    handPortsToPage: () => undefined,
  });
}

function endOf({ type, file }: BackupErrand, result: BackupResult): ErrandEnd {
  switch (result.kind) {
    case 'done': {
      const made = new Date(result.madeAt).toISOString();
      const said =
        type === 'backup'
          ? `semaforo: wrote ${file} (${result.bytes} bytes, ${made})`
          : `semaforo: put back ${file} (made ${made}); nothing is sent until somebody takes over at the desk`;
      return { isDone: true, said };
    }
    case 'cancelled':
      return failed('cancelled');
    case 'failed':
      return failed(`${file}: ${result.code}${result.detail === null ? '' : ` (${result.detail})`}`);
    default:
      return assertNever(result);
  }
}

function failed(reason: string): ErrandEnd {
  return { isDone: false, said: `semaforo: ${reason}` };
}
