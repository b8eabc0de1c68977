// What comes from outside is wrong: the window says so with a next step, nothing is lost, and work goes on.
import { execFileSync } from 'node:child_process';
import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';
import { allOpen, inRow, optionOf, syncOf } from './desk-hands';
import { type LaunchSemaforo, type Semaforo, test as withApp } from './fixtures';
import { provision } from './provision';

interface Desk {
  readonly server: MastodonServer;
  readonly profile: string;
  readonly launch: () => ReturnType<LaunchSemaforo>;
}

const test = withApp.extend<{ readonly desk: Desk }>({
  desk: async ({ launchSemaforo, newProfile }, use) => {
    const server = await startMastodonServer({ limit: 10_000 });
    const profile = await newProfile();
    await provision(profile, server);
    await use({ server, profile, launch: () => launchSemaforo({ profile }) });
    await server.close();
  },
});

const notice = (page: Page) => page.getByRole('status', { name: 'Last step' });

async function openSettings(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: tab }).click();
}

test('what a channel sends and nobody can read is set aside and shown, and its neighbours arrive', async ({
  desk: { server, launch },
}) => {
  const spoil = (answer: unknown) => {
    const [first, ...others] = answer as { id: string; status: Record<string, unknown> }[];
    if (first === undefined) return answer;
    return [{ ...first, status: { ...first.status, created_at: 'the day before yesterday' } }, ...others, 7];
  };
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship to Chile?' });
  server.customerPosts({ from: 'nobody', text: '@lumbre This one is spoilt on its way' });
  server.goesWrong('GET /api/v1/notifications', { kind: 'changed', change: spoil }, 10_000);
  const { page } = await launch();
  await expect(optionOf(page, /ship to Chile/)).toBeVisible();
  await expect(syncOf(page)).toContainText('2 items set aside');
  await openSettings(page, 'Set aside');
  await expect(page.getByRole('tabpanel', { name: 'Set aside' })).toContainText(
    /created_at: .*is not a date/,
  );
});

test('a token that is refused is named with what to do, and a new one goes on where it stopped', async ({
  desk: { server, launch },
}) => {
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship to Chile?' });
  const { page } = await launch();
  await expect(optionOf(page, /ship to Chile/)).toBeVisible();
  server.goesWrong(
    'GET ',
    { kind: 'answer', status: 401, body: '{"error":"The token was revoked"}' },
    10_000,
  );
  await expect(syncOf(page)).toContainText(
    /does not accept the password or token any more: connect it again/,
  );
  await openSettings(page, 'Channels');
  await expect(page.getByRole('tabpanel', { name: 'Channels' })).toContainText(
    'The password or token has expired or was withdrawn. Make a new one on the channel and connect again.',
  );
  server.customerPosts({ from: 'tom', text: '@lumbre Where is my order?' });
  server.behaves();
  await page.getByRole('button', { name: 'Connect a channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a channel' });
  await dialog.getByRole('radio', { name: 'Mastodon' }).click();
  await dialog.getByLabel('Brand name').fill('Aurea Derma');
  await dialog.getByLabel(/^Server/).fill(server.url);
  await dialog.getByLabel('Access token').fill(server.accessToken);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
  await inRow(page, 'g', 'q');
  await expect(optionOf(page, /Where is my order/)).toHaveCount(1);
  await expect(syncOf(page)).toContainText('Aurea Derma heard just now');
});

/** Files of this process may not grow beyond these bytes: to a program that is a disk without room. */
async function limitFilesOfEngine({ app }: Semaforo, bytes: number | 'unlimited'): Promise<void> {
  const pid = await app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Semáforo engine')?.pid,
  );
  if (pid === undefined) throw new Error('there is no engine');
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

test('a full disk is said, loses nothing, still warns, and is worked on from where it was', async ({
  desk: { server, launch },
}) => {
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship to Chile?' });
  const redAt = Date.now() - 90 * 60_000 + 20_000;
  server.customerPosts({ from: 'marta', text: '@lumbre I had an allergic reaction', at: redAt });
  const semaforo = await launch();
  const { page } = semaforo;
  await optionOf(page, /ship to Chile/).click();
  await expect(optionOf(page, /allergic/)).toBeVisible();
  await limitFilesOfEngine(semaforo, 1);
  server.customerPosts({ from: 'tom', text: '@lumbre Where is my order?' });
  await expect(syncOf(page)).toContainText('The disk is full: nothing new can be kept');
  await page.keyboard.press('2');
  await expect(notice(page)).toContainText(
    'The disk is full, so nothing was changed. Make room and try again.',
  );
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: 'Reply', exact: true });
  await editor.fill('Yes, in three days.');
  await editor.press('Control+Enter');
  await expect(editor).toHaveValue('Yes, in three days.');
  await expect(page.getByRole('alert')).toContainText(/Safety.*Aurea Derma/, { timeout: 60_000 });
  await expect(allOpen(page, 2)).toBeVisible();

  await limitFilesOfEngine(semaforo, 'unlimited');
  await expect(allOpen(page, 3)).toBeVisible({ timeout: 60_000 });
  await expect(syncOf(page)).not.toContainText('The disk is full');
  await editor.press('Control+Enter');
  await expect
    .poll(() => server.statusesBy(server.brandAcct).map(({ text }) => text))
    .toEqual([expect.stringContaining('Yes, in three days.')]);
});

test('a damaged log opens with what can be verified, says so, and the rest comes from the channel again', async ({
  desk: { server, profile, launch },
}) => {
  const texts = Array.from({ length: 30 }, (_, index) => `Question ${index + 10}`);
  for (const text of texts) server.customerPosts({ from: `c-${text.slice(-2)}`, text: `@lumbre ${text}` });
  const first = await launch();
  await expect(allOpen(first.page, 30)).toBeVisible();
  await first.quit();
  const file = join(profile, 'log', 'log.db');
  const bytes = await readFile(file);
  for (let at = 6_000; at < bytes.length; at += 20_000) bytes.fill(0x5a, at, at + 40);
  await writeFile(file, bytes);
  // Damage is noticed where it is read; without its list the desk reads everything.
  await rm(join(profile, 'IndexedDB'), { recursive: true });
  const second = await launch();
  await expect(syncOf(second.page)).toContainText('A damaged part of the log was left out', {
    timeout: 60_000,
  });
  await expect(allOpen(second.page, 30)).toBeVisible({ timeout: 60_000 });
  expect(await readdir(join(profile, 'log'))).toContain('log-damaged-1');
});

test('a key that is not the one of the log opens nothing, says so, and changes nothing', async ({
  desk: { server, profile, launch },
  launchSemaforo,
}) => {
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship to Chile?' });
  const first = await launch();
  await expect(optionOf(first.page, /ship to Chile/)).toBeVisible();
  await first.quit();
  const other = await launchSemaforo();
  await expect(
    other.page.getByRole('heading', { name: 'Where do your customers write to you?' }),
  ).toBeVisible();
  await other.quit();
  const [own, foreign] = [profile, other.profile].map((folder) => join(folder, 'keys', 'wrapped-keys.json'));
  await rename(String(own), `${own}.kept`);
  await copyFile(String(foreign), String(own));
  const second = await launch();
  await expect(second.page.getByRole('alert')).toContainText(
    /does not open with the key of this computer, and nothing in it was changed/,
  );
  await rename(`${own}.kept`, String(own));
  await second.quit();
  const third = await launch();
  await expect(optionOf(third.page, /ship to Chile/)).toBeVisible();
});
