import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HubWay } from '../../shared/ipc/hub-address';
import type { KeychainPort } from './keychain-vault';
import { type KeyChoice, SecretStore } from './secrets';

const service = 'semaforo-test';
const passphrase = 'correct horse battery staple';
const ask: KeyChoice = { fallback: 'ask', passphrase: null };

/** A keychain that behaves as the real library was seen to behave in each state. */
class ScriptedKeychain implements KeychainPort {
  mode: 'unlocked' | 'locked' | 'no service' = 'unlocked';
  readonly entries = new Map<string, string>();

  async get(from: string, account: string) {
    this.#needService();
    return this.mode === 'locked' ? null : (this.entries.get(`${from}/${account}`) ?? null);
  }
  async read(from: string, accounts: readonly string[]) {
    const found: Record<string, string> = {};
    for (const account of accounts) {
      const value = await this.get(from, account);
      if (value === null) break;
      found[account] = value;
    }
    return found;
  }
  async set(from: string, account: string, value: string) {
    this.#needService();
    if (this.mode === 'locked') throw new Error('Cannot create an item in a locked collection');
    this.entries.set(`${from}/${account}`, value);
  }
  async remove(from: string, account: string) {
    this.#needService();
    this.entries.delete(`${from}/${account}`);
  }
  async list(from: string) {
    this.#needService();
    const own = [...this.entries].filter(([name]) => name.startsWith(`${from}/`));
    return Object.fromEntries(own.map(([name, value]) => [name.slice(from.length + 1), value]));
  }
  renew() {}
  #needService() {
    if (this.mode === 'no service') throw new Error('The name org.freedesktop.secrets was not provided');
  }
}

let folder = '';
let keychain = new ScriptedKeychain();
let sealedData = false;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semaforo-keys-'));
  keychain = new ScriptedKeychain();
  sealedData = false;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One start of the app on this profile. */
function start(choice: KeyChoice = ask) {
  return new SecretStore({ folder, service, keychain, hasSealedData: () => sealedData, choice }, () => {});
}

function keyOf(store: SecretStore): string {
  return Buffer.from(store.vault?.dataKey ?? []).toString('hex');
}

const way: HubWay = {
  host: 'hub.example',
  port: 5432,
  database: 'semaforo',
  login: 'ana',
  password: 'a password of hers',
  ca: `-----BEGIN CERTIFICATE-----\n${'QUJD'.repeat(1_500)}\n-----END CERTIFICATE-----\n`,
};

describe('the way to a hub', () => {
  test('is kept in the keychain in parts that every system takes, and apart from the secrets of accounts', async () => {
    const first = start();
    await first.look();
    expect(await first.vault?.hub()).toBeNull();
    await first.vault?.saveHub(way);
    await first.vault?.saveHub({ ...way, login: 'bea' });
    const second = start();
    await second.look();
    expect(await second.vault?.hub()).toEqual({ ...way, login: 'bea' });
    expect(await second.vault?.secrets()).toEqual({});
    const lengths = [...keychain.entries.values()].map((value) => value.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000);
    await second.vault?.saveHub(null);
    expect(await second.vault?.hub()).toBeNull();
    expect([...keychain.entries.keys()].filter((name) => name.includes('/hub'))).toEqual([]);
  });

  test('of which a part is missing is not taken for none', async () => {
    const store = start();
    await store.look();
    await store.vault?.saveHub(way);
    const part = [...keychain.entries.keys()].find((name) => name.endsWith(':1'));
    keychain.entries.delete(part ?? '');
    await expect(store.vault?.hub()).rejects.toThrow();
  });

  test('lasts under a passphrase and in memory as long as its secrets', async () => {
    keychain.mode = 'no service';
    const choice: KeyChoice = { fallback: 'passphrase', passphrase };
    const first = start(choice);
    await first.look();
    await first.vault?.saveHub(way);
    const second = start(choice);
    await second.look();
    expect(await second.vault?.hub()).toEqual(way);
    await second.vault?.saveHub(null);
    expect(await second.vault?.hub()).toBeNull();
  });
});

describe('with an unlocked keychain', () => {
  test('the first start makes one key of 32 bytes and later starts find the same', async () => {
    const first = start();
    expect(await first.look()).toBe('unlocked');
    expect(first.vault?.freshKey).toBe(true);
    expect(keyOf(first)).toMatch(/^[0-9a-f]{64}$/);
    const second = start();
    expect(await second.look()).toBe('unlocked');
    expect(second.vault?.freshKey).toBe(false);
    expect(keyOf(second)).toBe(keyOf(first));
  });

  test('the secrets of accounts are kept, replaced and removed', async () => {
    const first = start();
    await first.look();
    await first.vault?.save('mail', { password: 'one' });
    await first.vault?.save('mail', { password: 'two' });
    await first.vault?.save('social', { token: 'three' });
    await first.vault?.remove('social');
    const second = start();
    await second.look();
    expect(await second.vault?.secrets()).toEqual({ mail: { password: 'two' } });
  });

  test('nothing of it lies in the profile', async () => {
    const store = start();
    await store.look();
    await store.vault?.save('mail', { password: 'canary-secret' });
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(texts.join()).not.toContain('canary-secret');
    expect(texts.join()).not.toContain(Buffer.from(keyOf(store), 'hex').toString('base64'));
  });

  test('a key that an earlier profile of this name left is taken, not replaced', async () => {
    const first = start();
    await first.look();
    await rm(folder, { recursive: true });
    const second = start();
    expect(await second.look()).toBe('unlocked');
    expect(keyOf(second)).toBe(keyOf(first));
    expect(second.vault?.freshKey).toBe(false);
  });

  test('a lost marker beside sealed data is made again around the same key', async () => {
    const first = start();
    await first.look();
    await rm(folder, { recursive: true });
    sealedData = true;
    const second = start();
    expect(await second.look()).toBe('unlocked');
    expect(keyOf(second)).toBe(keyOf(first));
    keychain.mode = 'locked';
    expect(await start().look()).toBe('locked');
  });

  test('sealed data whose key is nowhere never gets a new one', async () => {
    sealedData = true;
    expect(await start().look()).toBe('locked');
    expect(keychain.entries.size).toBe(0);
  });
});

describe.each(['locked', 'no service'] as const)('with a key in a keychain that is %s now', (mode) => {
  test('the state is locked, no key is made, and a retry after unlocking finds the old one', async () => {
    const first = start();
    await first.look();
    keychain.mode = mode;
    const entries = new Map(keychain.entries);
    const second = start({ fallback: 'passphrase', passphrase });
    expect(await second.look()).toBe('locked');
    expect(second.vault).toBeNull();
    for (const how of ['memory', 'passphrase'] as const) {
      await expect(second.unlock(how, passphrase)).rejects.toMatchObject({ code: 'not-possible-now' });
    }
    expect(keychain.entries).toEqual(entries);
    keychain.mode = 'unlocked';
    expect(await second.unlock('retry', null)).toBe('unlocked');
    expect(keyOf(second)).toBe(keyOf(first));
  });
});

describe.each(['locked', 'no service'] as const)('on a first start with a keychain that is %s', (mode) => {
  beforeEach(() => {
    keychain.mode = mode;
  });

  test('the person chooses, and nothing has been written', async () => {
    expect(await start().look()).toBe('choose-fallback');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a retry uses the keychain once it is there', async () => {
    const store = start();
    await store.look();
    keychain.mode = 'unlocked';
    expect(await store.unlock('retry', null)).toBe('unlocked');
  });

  test('memory holds until the end of the session and leaves nothing', async () => {
    const store = start();
    await store.look();
    expect(await store.unlock('memory', null)).toBe('memory');
    await store.vault?.save('mail', { password: 'one' });
    expect(await store.vault?.secrets()).toEqual({ mail: { password: 'one' } });
    expect(await readdir(folder)).toEqual([]);
    expect(await start().look()).toBe('choose-fallback');
  });

  test('an operator may choose memory beforehand', async () => {
    expect(await start({ fallback: 'memory', passphrase: null }).look()).toBe('memory');
  });
});

describe('under a passphrase', () => {
  beforeEach(() => {
    keychain.mode = 'no service';
  });

  async function chosen() {
    const store = start();
    await store.look();
    await store.unlock('passphrase', passphrase);
    return store;
  }

  test('key and secrets last, in a file that only this person can read and that shows nothing', async () => {
    const first = await chosen();
    expect(first.state).toBe('passphrase');
    expect(first.vault?.freshKey).toBe(true);
    await Promise.all([
      first.vault?.save('mail', { password: 'canary-secret' }),
      first.vault?.save('social', { token: 'two' }),
    ]);
    const file = join(folder, 'wrapped-keys.json');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toContain('canary-secret');
    const second = start();
    expect(await second.look()).toBe('needs-passphrase');
    expect(await second.unlock('passphrase', passphrase)).toBe('passphrase');
    expect(keyOf(second)).toBe(keyOf(first));
    expect(second.vault?.freshKey).toBe(false);
    expect(await second.vault?.secrets()).toEqual({
      mail: { password: 'canary-secret' },
      social: { token: 'two' },
    });
  });

  test('another passphrase opens nothing and changes nothing', async () => {
    await chosen();
    const before = await readFile(join(folder, 'wrapped-keys.json'));
    const second = start();
    await second.look();
    await expect(second.unlock('passphrase', `${passphrase}x`)).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    await expect(second.unlock('memory', null)).rejects.toMatchObject({ code: 'not-possible-now' });
    expect(second.state).toBe('needs-passphrase');
    expect(await readFile(join(folder, 'wrapped-keys.json'))).toEqual(before);
  });

  test('a file that was changed is not opened', async () => {
    await chosen();
    const file = join(folder, 'wrapped-keys.json');
    const content = JSON.parse(await readFile(file, 'utf8'));
    const sealed = Buffer.from(content.sealed, 'base64');
    sealed.writeUInt8(sealed.readUInt8(0) ^ 1, 0);
    await writeFile(file, JSON.stringify({ ...content, sealed: sealed.toString('base64') }));
    const second = start();
    await second.look();
    await expect(second.unlock('passphrase', passphrase)).rejects.toMatchObject({ code: 'passphrase-wrong' });
  });

  test('a file that is no longer ours asks for the passphrase and never makes a new key', async () => {
    await writeFile(join(folder, 'wrapped-keys.json'), 'rubbish');
    const store = start({ fallback: 'passphrase', passphrase });
    expect(await store.look()).toBe('needs-passphrase');
    expect(await readFile(join(folder, 'wrapped-keys.json'), 'utf8')).toBe('rubbish');
  });

  test('a short passphrase is not taken', async () => {
    const store = start();
    await store.look();
    await expect(store.unlock('passphrase', '1234567')).rejects.toMatchObject({
      code: 'passphrase-too-short',
    });
    expect(existsSync(join(folder, 'wrapped-keys.json'))).toBe(false);
  });

  test('an operator may hand it over, at the first start and at later ones', async () => {
    const given: KeyChoice = { fallback: 'passphrase', passphrase };
    const first = start(given);
    expect(await first.look()).toBe('passphrase');
    const second = start(given);
    expect(await second.look()).toBe('passphrase');
    expect(keyOf(second)).toBe(keyOf(first));
  });

  test('a keychain that appears later does not replace what the passphrase seals', async () => {
    await chosen();
    keychain.mode = 'unlocked';
    expect(await start().look()).toBe('needs-passphrase');
    expect(keychain.entries.size).toBe(0);
  });
});

test('two looks at once make one key', async () => {
  const store = start();
  await Promise.all([store.look(), store.unlock('retry', null), store.look()]);
  const again = start();
  await again.look();
  expect(keyOf(again)).toBe(keyOf(store));
});
