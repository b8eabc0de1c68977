// Keeps the log's key and the secrets in the system's keychain, with a canary that tells "locked" from "empty".
import { dataKeyBytes } from '../../shared/ipc/data-key';
import type { AccountSecrets } from '../../shared/ipc/shell-ports';
import { keepHub, keptHub } from './keychain-hub';
import { makeDataKey, type Vault } from './vault';

/** The keychain as the shell sees it: every call ends within its time limit, by an error if need be. */
export interface KeychainPort {
  get(service: string, account: string): Promise<string | null>;
  /** Several entries in one call, up to the first that is not there. */
  read(service: string, accounts: readonly string[]): Promise<Readonly<Record<string, string>>>;
  set(service: string, account: string, value: string): Promise<void>;
  remove(service: string, account: string): Promise<void>;
  list(service: string): Promise<Readonly<Record<string, string>>>;
  /** Drops the connection: the library holds on to a service that was replaced. The next call makes another. */
  renew(): void;
}

interface Entries {
  readonly keychain: KeychainPort;
  readonly service: string;
}

const canary = { account: 'canary', value: 'installed' };
const keyAccount = 'data-key';
const accountPrefix = 'account:';

/**
 * Opens what an earlier start put there. Null: it cannot be read now. A locked keychain says "not there" like an
 * empty one, so whoever calls knows from the marker file that something is there and never makes a new key.
 */
export async function openKeychainVault(entries: Entries): Promise<Vault | null> {
  const found = await readQuietly(entries, [canary.account, keyAccount]);
  if (found[canary.account] !== canary.value) return null;
  const dataKey = decodeKey(found[keyAccount] ?? null);
  return dataKey && vaultOf(entries, { dataKey, freshKey: false });
}

/**
 * The first start: tries the keychain with the canary, then keeps a new key there and reads it back. Null: there is
 * no keychain, or it is locked. A key that is already there is taken, for its data may come back from a backup.
 */
export async function makeKeychainVault(entries: Entries): Promise<Vault | null> {
  const { keychain, service } = entries;
  try {
    await keychain.set(service, canary.account, canary.value);
    if ((await keychain.get(service, canary.account)) !== canary.value) return null;
    const earlier = decodeKey(await keychain.get(service, keyAccount));
    if (earlier) return vaultOf(entries, { dataKey: earlier, freshKey: false });
    const dataKey = makeDataKey();
    const encoded = Buffer.from(dataKey).toString('base64');
    await keychain.set(service, keyAccount, encoded);
    if ((await keychain.get(service, keyAccount)) !== encoded) return null;
    return vaultOf(entries, { dataKey, freshKey: true });
  } catch {
    return null;
  }
}

async function readQuietly({ keychain, service }: Entries, accounts: readonly string[]) {
  try {
    return await keychain.read(service, accounts);
  } catch {
    return {};
  }
}

function decodeKey(encoded: string | null): Uint8Array<ArrayBuffer> | null {
  if (encoded === null) return null;
  const key = new Uint8Array(Buffer.from(encoded, 'base64'));
  return key.byteLength === dataKeyBytes ? key : null;
}

function vaultOf({ keychain, service }: Entries, key: Pick<Vault, 'dataKey' | 'freshKey'>): Vault {
  return {
    tier: 'unlocked',
    ...key,
    secrets: async () => secretsAmong(await keychain.list(service)),
    save: (accountId, secret) => keychain.set(service, accountPrefix + accountId, JSON.stringify(secret)),
    remove: (accountId) => keychain.remove(service, accountPrefix + accountId),
    hub: () => keptHub({ keychain, service }),
    saveHub: (way) => keepHub({ keychain, service }, way),
  };
}

/** An entry that is no secret of ours is passed over: its account then says that it has none. */
async function secretsAmong(entries: Readonly<Record<string, string>>): Promise<AccountSecrets> {
  // Not needed for the key, on which the first page waits.
  const { accountSecretSchema } = await import('../../shared/ipc/shell-ports');
  const secrets: AccountSecrets = {};
  for (const [account, text] of Object.entries(entries)) {
    if (!account.startsWith(accountPrefix)) continue;
    const secret = accountSecretSchema.safeParse(parseJson(text));
    if (secret.success) secrets[account.slice(accountPrefix.length)] = secret.data;
  }
  return secrets;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
