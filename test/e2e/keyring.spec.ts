// Where the keys live, against a real keyring: unlocked, locked, absent, and dying in between.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { DeskState } from '../../src/shared/ipc/contract';
import { type LaunchOptions, type Semaforo, test as withApp } from './fixtures';
import { TestKeyring } from './keyring';

const test = withApp.extend<{ readonly keyring: TestKeyring }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
  keyring: async ({}, use) => {
    const keyring = await TestKeyring.start();
    await use(keyring);
    await keyring.close();
  },
});

const askForKeys = { SEMAFORO_KEY_FALLBACK: undefined, SEMAFORO_PASSPHRASE: undefined };
const on = (address: string): LaunchOptions => ({
  env: { ...askForKeys, DBUS_SESSION_BUS_ADDRESS: address },
});
const nowhere = 'unix:path=/nonexistent/bus';

async function stateOf({ page }: Semaforo): Promise<DeskState['keychain'] | undefined> {
  const info = await page.evaluate(() => window.desk.request('app.info', undefined));
  return info.ok ? info.value.desk.keychain : undefined;
}

const becomes = (semaforo: Semaforo, state: DeskState['keychain']) =>
  expect.poll(() => stateOf(semaforo)).toBe(state);

const save = ({ page }: Semaforo, password: string) =>
  page.evaluate(
    (password) => window.desk.request('connection.save', { accountId: 'mail', secret: { password } }),
    password,
  );

const unlock = (
  { page }: Semaforo,
  how: 'retry' | 'passphrase' | 'memory',
  passphrase: string | null = null,
) =>
  page.evaluate(([how, passphrase]) => window.desk.request('keychain.unlock', { how, passphrase }), [
    how,
    passphrase,
  ] as const);

/** Every byte that the profile holds. */
async function bytesOf(profile: string): Promise<string> {
  const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const read = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => ''));
  return (await Promise.all(read)).join('\n');
}

// Other platforms have keychains that no test may lock.
if (process.platform === 'linux') {
  test('an unlocked keyring keeps key and secrets, and the profile holds neither', async ({
    keyring,
    launchSemaforo,
  }) => {
    const first = await launchSemaforo(on(keyring.address));
    await becomes(first, 'unlocked');
    expect(await save(first, 'canary-of-the-keyring')).toMatchObject({ ok: true });
    await first.quit();
    expect(await bytesOf(first.profile)).not.toContain('canary-of-the-keyring');
    const second = await launchSemaforo({ ...on(keyring.address), profile: first.profile });
    await becomes(second, 'unlocked');
  });

  test('a keyring locked after the first start never freezes the window nor gets a new key, and comes back', async ({
    keyring,
    launchSemaforo,
  }) => {
    const first = await launchSemaforo(on(keyring.address));
    await becomes(first, 'unlocked');
    await first.quit();
    await keyring.lock();
    const second = await launchSemaforo({ ...on(keyring.address), profile: first.profile });
    await becomes(second, 'locked');
    expect(await unlock(second, 'memory')).toMatchObject({ ok: false, error: { code: 'not-possible-now' } });
    expect(await save(second, 'x')).toMatchObject({ ok: false, error: { code: 'keychain-closed' } });
    await keyring.unlock();
    expect(await unlock(second, 'retry')).toEqual({ ok: true, value: 'unlocked' });
  });

  test('a keyring that dies in between loses no key, and says that a secret was not kept', async ({
    keyring,
    launchSemaforo,
  }) => {
    const semaforo = await launchSemaforo(on(keyring.address));
    await becomes(semaforo, 'unlocked');
    await keyring.takeAway();
    expect(await save(semaforo, 'x')).toMatchObject({ ok: false, error: { code: 'secret-not-kept' } });
    await keyring.unlock();
    expect(await save(semaforo, 'x')).toMatchObject({ ok: true });
  });

  test('two profiles never meet in one keyring', async ({ keyring, launchSemaforo }) => {
    const one = await launchSemaforo(on(keyring.address));
    await becomes(one, 'unlocked');
    const other = await launchSemaforo(on(keyring.address));
    await becomes(other, 'unlocked');
    const marker = async ({ profile }: Semaforo) =>
      JSON.parse(await readFile(join(profile, 'keys', 'keychain-marker.json'), 'utf8')).service;
    expect(await marker(one)).not.toBe(await marker(other));
  });
}

test('without a keyring the person chooses; a passphrase then lasts', async ({ launchSemaforo }) => {
  const first = await launchSemaforo(on(nowhere));
  await becomes(first, 'choose-fallback');
  expect(await unlock(first, 'passphrase', 'short')).toMatchObject({
    error: { code: 'passphrase-too-short' },
  });
  expect(await unlock(first, 'passphrase', 'long enough for this')).toEqual({
    ok: true,
    value: 'passphrase',
  });
  expect(await save(first, 'canary-under-passphrase')).toMatchObject({ ok: true });
  await first.quit();
  expect(await bytesOf(first.profile)).not.toContain('canary-under-passphrase');
  const second = await launchSemaforo({ ...on(nowhere), profile: first.profile });
  await becomes(second, 'needs-passphrase');
  expect(await unlock(second, 'passphrase', 'another one')).toMatchObject({
    error: { code: 'passphrase-wrong' },
  });
  expect(await unlock(second, 'passphrase', 'long enough for this')).toEqual({
    ok: true,
    value: 'passphrase',
  });
});

test('without a keyring memory is for this session only, and the next one starts empty', async ({
  launchSemaforo,
}) => {
  const first = await launchSemaforo(on(nowhere));
  await becomes(first, 'choose-fallback');
  expect(await unlock(first, 'memory')).toEqual({ ok: true, value: 'memory' });
  expect(await save(first, 'canary-in-memory')).toMatchObject({ ok: true });
  await first.quit();
  expect(await bytesOf(first.profile)).not.toContain('canary-in-memory');
  const second = await launchSemaforo({ ...on(nowhere), profile: first.profile });
  await becomes(second, 'choose-fallback');
});
