// What every home of secrets offers once it is open: the log's key and the accounts' secrets.
import { randomBytes } from 'node:crypto';
import { dataKeyBytes } from '../../shared/ipc/data-key';
import type { HubWay } from '../../shared/ipc/hub-address';
import type { AccountSecret, AccountSecrets } from '../../shared/ipc/shell-ports';

export type VaultTier = 'unlocked' | 'passphrase' | 'memory';

export interface Vault {
  readonly tier: VaultTier;
  readonly dataKey: Uint8Array<ArrayBuffer>;
  /** True when the key was made at this start. */
  readonly freshKey: boolean;
  /** All secrets, by account. */
  secrets(): Promise<AccountSecrets>;
  /** Throws when the secret could not be kept; then nothing has changed. */
  save(accountId: string, secret: AccountSecret): Promise<void>;
  remove(accountId: string): Promise<void>;
  /** The way to the team's hub; null: there is none. Throws when it cannot be read now. */
  hub(): Promise<HubWay | null>;
  /** Null forgets it. Throws when it could not be kept. */
  saveHub(way: HubWay | null): Promise<void>;
}

export function makeDataKey(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(dataKeyBytes));
}

/** Lives as long as this process: for a desktop without a keychain whose person wants no passphrase. */
export function makeMemoryVault(): Vault {
  const kept = new Map<string, AccountSecret>();
  let way: HubWay | null = null;
  return {
    tier: 'memory',
    dataKey: makeDataKey(),
    freshKey: true,
    secrets: async () => Object.fromEntries(kept),
    save: async (accountId, secret) => {
      kept.set(accountId, secret);
    },
    remove: async (accountId) => {
      kept.delete(accountId);
    },
    hub: async () => way,
    saveHub: async (to) => {
      way = to;
    },
  };
}
