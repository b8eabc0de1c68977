// Finds the home of this profile's secrets and says in which state it is. Never plain text, never a new key over data.
import { existsSync } from 'node:fs';
import type { KeychainState } from '../../shared/ipc/contract';
import { readMarker, wrappedFileIn, writeMarker } from './key-files';
import { type KeychainPort, makeKeychainVault, openKeychainVault } from './keychain-vault';
import { oneByOne } from './one-by-one';
import { makeMemoryVault, type Vault } from './vault';

/** What an operator decided beforehand for a desktop without a keychain, so that nobody has to click. */
export interface KeyChoice {
  readonly fallback: 'ask' | 'memory' | 'passphrase';
  readonly passphrase: string | null;
}

export interface SecretStoreParts {
  /** The folder of the marker and of the sealed file. */
  readonly folder: string;
  /** The keychain service of this profile. */
  readonly service: string;
  readonly keychain: KeychainPort;
  /** Whether anything in this profile was sealed under a key of an earlier start. */
  readonly hasSealedData: () => boolean;
  readonly choice: KeyChoice;
}

/** Why an attempt to unlock was refused; the code names a text of the page. */
export class UnlockRefused extends Error {
  constructor(
    readonly code: 'passphrase-wrong' | 'passphrase-too-short' | 'not-possible-now',
    message: string,
  ) {
    super(message);
  }
}

export const shortestPassphrase = 8;

type Closed = Exclude<KeychainState, Vault['tier']>;

export class SecretStore {
  readonly #parts: SecretStoreParts;
  readonly #onChange: (store: SecretStore) => void;
  #closed: Closed;
  #vault: Vault | null = null;
  readonly #turns = oneByOne();

  constructor(parts: SecretStoreParts, onChange: (store: SecretStore) => void) {
    this.#parts = parts;
    this.#onChange = onChange;
    // Until the first look is over: the state that asks nothing of the person.
    this.#closed = 'locked';
  }

  get state(): KeychainState {
    return this.#vault?.tier ?? this.#closed;
  }

  /** The open home of secrets; null while there is none. */
  get vault(): Vault | null {
    return this.#vault;
  }

  /** Looks where the key is, at start and whenever that may have changed. Does nothing once open. */
  look(): Promise<KeychainState> {
    return this.#inTurn(() => this.#look());
  }

  /** A person's answer to `locked`, `needs-passphrase` or `choose-fallback`. Throws UnlockRefused. */
  unlock(how: 'retry' | 'passphrase' | 'memory', passphrase: string | null): Promise<KeychainState> {
    return this.#inTurn(async () => {
      if (this.#vault) return;
      if (how === 'retry') {
        this.#parts.keychain.renew();
        await this.#look();
      } else if (how === 'memory') this.#openInMemory();
      else await this.#openByPassphrase(passphrase ?? '');
    });
  }

  async #look(): Promise<void> {
    if (this.#vault) return;
    const { folder, service, choice, hasSealedData } = this.#parts;
    if (existsSync(wrappedFileIn(folder))) return this.#lookAtSealedFile();
    const marked = readMarker(folder, service);
    if (marked !== null) return this.#open(await this.#inKeychain(marked), 'locked');
    // The marker is gone, but not the data: the key may still be where it was.
    if (hasSealedData()) return this.#recover();
    const made = await makeKeychainVault(this.#parts);
    if (made) await writeMarker(folder, service);
    else if (choice.fallback === 'memory') return this.#open(makeMemoryVault(), 'choose-fallback');
    else if (choice.fallback === 'passphrase' && isLongEnough(choice.passphrase)) {
      const { makePassphraseVault } = await passphrases();
      return this.#open(
        await makePassphraseVault(wrappedFileIn(folder), choice.passphrase),
        'choose-fallback',
      );
    }
    this.#open(made, 'choose-fallback');
  }

  async #lookAtSealedFile(): Promise<void> {
    const { folder, choice } = this.#parts;
    const given = choice.passphrase;
    if (given === null) return this.#open(null, 'needs-passphrase');
    const { openPassphraseVault } = await passphrases();
    this.#open(await openPassphraseVault(wrappedFileIn(folder), given), 'needs-passphrase');
  }

  async #recover(): Promise<void> {
    const { folder, service } = this.#parts;
    const found = await this.#inKeychain(service);
    if (found) await writeMarker(folder, service);
    this.#open(found, 'locked');
  }

  #inKeychain(service: string): Promise<Vault | null> {
    return openKeychainVault({ keychain: this.#parts.keychain, service });
  }

  #openInMemory(): void {
    if (this.#closed !== 'choose-fallback') throw refusedNow();
    this.#open(makeMemoryVault(), this.#closed);
  }

  async #openByPassphrase(passphrase: string): Promise<void> {
    const file = wrappedFileIn(this.#parts.folder);
    const { makePassphraseVault, openPassphraseVault } = await passphrases();
    if (this.#closed === 'needs-passphrase') {
      const opened = await openPassphraseVault(file, passphrase);
      if (!opened) throw new UnlockRefused('passphrase-wrong', 'This passphrase does not open the keys.');
      return this.#open(opened, this.#closed);
    }
    if (this.#closed !== 'choose-fallback') throw refusedNow();
    if (!isLongEnough(passphrase)) {
      throw new UnlockRefused(
        'passphrase-too-short',
        `A passphrase has ${shortestPassphrase} characters or more.`,
      );
    }
    this.#open(await makePassphraseVault(file, passphrase), this.#closed);
  }

  #open(vault: Vault | null, otherwise: Closed): void {
    this.#vault = vault;
    this.#closed = otherwise;
    this.#onChange(this);
  }

  /** One look or answer at a time, or two of them could make two keys. */
  #inTurn(work: () => Promise<void>): Promise<KeychainState> {
    return this.#turns(() => work().then(() => this.state));
  }
}

/** Most desktops have a keychain, and their start does not wait for what reads the other kind of home. */
const passphrases = () => import('./passphrase-vault');

function isLongEnough(passphrase: string | null): passphrase is string {
  return passphrase !== null && [...passphrase].length >= shortestPassphrase;
}

function refusedNow(): UnlockRefused {
  return new UnlockRefused(
    'not-possible-now',
    'The keys of this profile live elsewhere and cannot be made anew.',
  );
}
