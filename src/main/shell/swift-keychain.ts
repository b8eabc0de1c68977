// The keychain as a start asks it: straight where the session's keyring lies open, by its own process for all the rest.
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeychainPort } from './keychain-vault';
import { readSecretService } from './secret-service';

export interface SwiftKeychainParts {
  /** The keychain process, which can be started once `ready` has resolved. */
  readonly process: KeychainPort;
  readonly ready: Promise<unknown>;
  /** Of the session's bus; null where there is none. */
  readonly busAddress: string | null;
}

/** An open keyring answers within a few, unless the machine is busy; past this its process asks it once more. */
const limitMs = 1_500;

/** Writes, lists and whatever the quick look does not find go to the process: only it can tell locked from absent. */
export class SwiftKeychain implements KeychainPort {
  readonly #parts: SwiftKeychainParts;

  constructor(parts: SwiftKeychainParts) {
    this.#parts = parts;
  }

  async read(service: string, accounts: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const { busAddress } = this.#parts;
    const found =
      busAddress === null
        ? null
        : await readSecretService({ address: busAddress, service, accounts, limit: this.#limit() });
    return found ?? (await this.#process()).read(service, accounts);
  }

  async get(service: string, account: string): Promise<string | null> {
    return (await this.#process()).get(service, account);
  }

  async set(service: string, account: string, value: string): Promise<void> {
    return (await this.#process()).set(service, account, value);
  }

  async remove(service: string, account: string): Promise<void> {
    return (await this.#process()).remove(service, account);
  }

  async list(service: string): Promise<Readonly<Record<string, string>>> {
    return (await this.#process()).list(service);
  }

  renew(): void {
    this.#parts.process.renew();
  }

  /** Until Electron is ready no answer is heard, however early it came. */
  async #limit(): Promise<void> {
    await this.#parts.ready;
    await sleep(limitMs, undefined, { ref: false });
  }

  async #process(): Promise<KeychainPort> {
    await this.#parts.ready;
    return this.#parts.process;
  }
}

/** Where the bus of this session listens, as the libraries look it up; null where it cannot be known. */
export function sessionBusIn(env: NodeJS.ProcessEnv): string | null {
  const runtimeFolder = env['XDG_RUNTIME_DIR'];
  return env['DBUS_SESSION_BUS_ADDRESS'] ?? (runtimeFolder ? `unix:path=${runtimeFolder}/bus` : null);
}
