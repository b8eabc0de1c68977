// The desk's way to its team's hub: kept with the secrets, tried before it is kept, and told to every engine that starts.
import type { HubWay } from '../../shared/ipc/hub-address';
import type { HubPlace, HubTrial } from '../../shared/ipc/hub-orders';
import type { AccountSecrets, ShellToEngine } from '../../shared/ipc/shell-ports';
import { translationSecret } from '../../shared/ipc/translation-port';
import { HubTrials } from './hub-trials';
import { oneByOne } from './one-by-one';
import { RequestFailure } from './request-failure';
import type { ShellLog } from './shell-log';
import type { Vault } from './vault';

export interface DeskHubParts {
  readonly send: (message: ShellToEngine) => void;
  /** Throws RequestFailure while it is closed. */
  readonly vault: () => Vault;
  readonly log: ShellLog;
}

export class DeskHub {
  readonly #parts: DeskHubParts;
  readonly trials: HubTrials;
  readonly #inTurn = oneByOne();

  constructor(parts: DeskHubParts) {
    this.#parts = parts;
    this.trials = new HubTrials(parts.send);
  }

  /** Tells the engine where the hub is and which accounts this desktop could poll; again whenever either changed. */
  tell(): Promise<void> {
    return this.#inTurn(() => this.#tell()).catch((error) =>
      this.#parts.log.defect('telling the hub', error),
    );
  }

  /** Nothing is kept unless the hub let this person in. Throws RequestFailure. */
  async join(way: HubWay): Promise<HubTrial> {
    const home = this.#parts.vault();
    const trial = await this.trials.run(way);
    if (trial.kind === 'welcome')
      await this.#inTurn(async () => {
        await home.saveHub(way).catch(notKept);
        await this.#tell();
      });
    return trial;
  }

  /** The engine hears of it only once the way is forgotten: after a restart it must not be joined again. */
  leave(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#parts.vault().saveHub(null).catch(notKept);
      this.#parts.send({ type: 'leaveHub' });
    });
  }

  async place(): Promise<HubPlace | null> {
    const way = await this.#parts.vault().hub().catch(notRead);
    if (way === null) return null;
    const { host, port, database, login } = way;
    return { host, port, database, login };
  }

  async #tell(): Promise<void> {
    const vault = this.#parts.vault();
    const address = await vault.hub();
    const secretsOf = address === null ? [] : accountsOf(await vault.secrets());
    this.#parts.send({ type: 'hub', address, secretsOf });
  }
}

/** The hub leases accounts: what else is kept among the secrets is none of its affair. */
function accountsOf(secrets: AccountSecrets): string[] {
  return Object.keys(secrets).filter((id) => id !== translationSecret);
}

function notKept(): never {
  throw new RequestFailure('unavailable', 'secret-not-kept', 'The keychain did not take the way to the hub.');
}

function notRead(): never {
  throw new RequestFailure('unavailable', 'secret-not-read', 'The keychain did not give the way to the hub.');
}
