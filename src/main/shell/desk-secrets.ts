// The accounts' secrets as the desk keeps and forgets them.
import type { AccountSecret } from '../../shared/ipc/shell-ports';
import { RequestFailure } from './request-failure';
import type { ShellLog } from './shell-log';
import type { Vault } from './vault';

export interface DeskSecretsParts {
  /** Throws RequestFailure while it is closed. */
  readonly vault: () => Vault;
  readonly log: ShellLog;
  /** Whoever works with the secrets has to hear of it. */
  readonly changed: () => Promise<void>;
}

export class DeskSecrets {
  readonly #parts: DeskSecretsParts;

  constructor(parts: DeskSecretsParts) {
    this.#parts = parts;
  }

  /** Throws RequestFailure when the secret could not be kept. */
  async save(accountId: string, secret: AccountSecret): Promise<void> {
    await this.#parts.vault().save(accountId, secret).catch(notKept);
    await this.#parts.changed();
  }

  async forget(accountId: string): Promise<void> {
    await this.#parts.vault().remove(accountId).catch(notKept);
    await this.#parts.changed();
  }

  /** A channel handed out a new token, which it knows already itself. */
  keepNewToken(accountId: string, secret: AccountSecret): void {
    const { vault, log } = this.#parts;
    vault()
      .save(accountId, secret)
      .catch(() => log.note('new token not kept'));
  }
}

function notKept(): never {
  throw new RequestFailure('unavailable', 'secret-not-kept', 'The keychain did not take the secret.');
}
