// In every state of the keyring the window is up about as soon as in the best one, and nothing gets a new key.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type LaunchOptions, type LaunchSemaforo, type Semaforo, test as withApp } from './fixtures';
import { TestKeyring } from './keyring';

const test = withApp.extend<{ readonly keyring: TestKeyring }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
  keyring: async ({}, use) => {
    const keyring = await TestKeyring.start();
    await use(keyring);
    await keyring.close();
  },
});

const nowhere = 'unix:path=/nonexistent/bus';
/** What a window may take where nothing else wants the processor. */
const promisedMs = 3_000;

const at = (profile: string, address: string, more: LaunchOptions = {}): LaunchOptions => ({
  ...more,
  profile,
  env: {
    SEMAFORO_KEY_FALLBACK: undefined,
    SEMAFORO_PASSPHRASE: undefined,
    DBUS_SESSION_BUS_ADDRESS: address,
    ...more.env,
  },
});

/** Starts it and says how long it took until the window showed its first words and the shell answered. */
async function start(launch: LaunchSemaforo, options: LaunchOptions) {
  const from = Date.now();
  const semaforo = await launch(options);
  await semaforo.page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
  await semaforo.app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  return { semaforo, ms: Date.now() - from };
}

async function stateOf({ page }: Semaforo): Promise<string | null> {
  const info = await page.evaluate(() => window.desk.request('app.info', undefined));
  return info.ok ? `${info.value.desk.keychain}, ${info.value.desk.engine}` : null;
}

const becomes = (semaforo: Semaforo, state: string) =>
  expect.poll(() => stateOf(semaforo), { timeout: 60_000 }).toBe(state);

// Other platforms have keychains that no test may lock.
if (process.platform === 'linux') {
  test('the window waits for no keyring, and old data is never put under a new key', async ({
    keyring,
    launchSemaforo,
    newProfile,
  }) => {
    test.setTimeout(300_000);
    const profile = await newProfile();
    const unlocked = at(profile, keyring.address);
    const first = await start(launchSemaforo, unlocked);
    await becomes(first.semaforo, 'unlocked, running');
    await first.semaforo.quit();
    const marker = () => readFile(join(profile, 'keys', 'keychain-marker.json'), 'utf8');
    const madeWith = await marker();

    const best = await start(launchSemaforo, unlocked);
    await becomes(best.semaforo, 'unlocked, running');
    // Machines are slow in their own ways: the promise counts beside what the best state takes on this one.
    const enoughMs = promisedMs + 2 * best.ms;

    // Lost half-way: what is open stays open.
    await keyring.takeAway();
    await becomes(best.semaforo, 'unlocked, running');
    await best.semaforo.quit();

    const lost = await start(launchSemaforo, unlocked);
    await becomes(lost.semaforo, 'locked, waiting-for-key');
    await lost.semaforo.quit();

    await keyring.unlock();
    await keyring.lock();
    const locked = await start(launchSemaforo, unlocked);
    await becomes(locked.semaforo, 'locked, waiting-for-key');
    await locked.semaforo.quit();

    const none = await start(launchSemaforo, at(profile, nowhere));
    await becomes(none.semaforo, 'locked, waiting-for-key');
    await none.semaforo.quit();

    for (const { ms } of [lost, locked, none]) expect(ms).toBeLessThan(enoughMs);
    expect(await marker()).toBe(madeWith);
    await keyring.unlock();
    const again = await start(launchSemaforo, unlocked);
    await becomes(again.semaforo, 'unlocked, running');
    await again.semaforo.quit();

    // Control: a shell that waits for its keyring itself, as a prompt that nobody answers makes it.
    const waits = { hook: 'test/e2e/frozen-shell.cjs', env: { SEMAFORO_FREEZE_MS: String(enoughMs) } };
    const frozen = await start(launchSemaforo, at(profile, keyring.address, waits));
    expect(frozen.ms).toBeGreaterThan(enoughMs);
  });
}
