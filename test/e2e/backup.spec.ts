// A backup made while the desk works, put back on another desktop: the same queue, and nothing said twice.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';
import { answerBelow, deskIsOpen, optionOf, outboxOf } from './desk-hands';
import { runToEnd, type Semaforo, test } from './fixtures';
import { provision } from './provision';

const passphrase = 'four words of mine';
let folder: string;
let server: MastodonServer;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semaforo-backup-'));
  server = await startMastodonServer();
});
test.afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The native dialogs answer with this file. */
async function dialogsPick({ app }: Semaforo, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
}

const make = (page: Page) =>
  page.evaluate((words) => window.desk.request('backup.make', { passphrase: words }), passphrase);
const restore = (page: Page, words = passphrase) =>
  page.evaluate((given) => window.desk.request('backup.restore', { passphrase: given }), words);
const answers = () => server.statusesBy(server.brandAcct).map(({ text }) => text);

const engineState = (page: Page) =>
  page.evaluate(async () => {
    const info = await window.desk.request('app.info', undefined);
    return info.ok ? info.value.desk.engine : null;
  });

async function takeOverAt(page: Page): Promise<void> {
  const takesOver = (within: Page | Locator) =>
    within.getByRole('button', { name: 'This desktop takes over' });
  await takesOver(page).first().click();
  await takesOver(page.getByRole('dialog')).click();
  await expect(takesOver(page)).toHaveCount(0);
}

/** Two cases; the answer to one of them is in the outbox of the backup, and on the channel afterwards. */
async function backUpWhileWorking({ app, page, ...rest }: Semaforo, file: string): Promise<void> {
  await deskIsOpen(page);
  server.customerPosts({ from: 'marta', text: '@lumbre The pump of my serum arrived broken' });
  server.customerPosts({ from: 'tom', text: '@lumbre Where can I buy the night cream?' });
  await expect(optionOf(page, /pump of my serum/i)).toBeVisible();
  await expect(optionOf(page, /night cream/i)).toBeVisible();
  server.goesWrong('POST /api/v1/statuses', { kind: 'answer', status: 503 }, 1_000);
  await answerBelow(page, 'We answer that today.', { down: 1 });
  await dialogsPick({ app, page, ...rest }, file);
  expect(await make(page)).toMatchObject({ ok: true, value: { kind: 'done', file: 'desk.backup' } });
  server.behaves();
  await expect.poll(answers, { timeout: 60_000 }).toEqual([expect.stringContaining('We answer that')]);
}

test('what was made on one desktop stands on another, and its outbox waits there', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const file = join(folder, 'desk.backup');
  const old = await newProfile();
  await provision(old, server);
  const first = await launchSemaforo({ profile: old });
  await backUpWhileWorking(first, file);
  await first.quit();
  expect((await readFile(file)).includes('serum')).toBe(false);

  const second = await launchSemaforo();
  const { page } = second;
  await expect.poll(() => engineState(page), { timeout: 60_000 }).toBe('running');
  await dialogsPick(second, file);
  expect(await restore(page, 'other words')).toMatchObject({
    value: { kind: 'failed', code: 'wrong-passphrase' },
  });
  expect(await engineState(page)).toBe('running');
  expect(await restore(page)).toMatchObject({ ok: true, value: { kind: 'done', file: 'desk.backup' } });
  await expect(optionOf(page, /pump of my serum/i)).toBeVisible({ timeout: 60_000 });
  await expect(optionOf(page, /night cream/i)).toBeVisible();
  expect(await outboxOf(page)).toEqual([expect.stringContaining('We answer that today.')]);

  const secret = { accountId: 'aurea-mastodon', secret: { accessToken: server.accessToken } };
  await page.evaluate((given) => window.desk.request('connection.save', given), secret);
  await expect.poll(() => outboxOf(page), { timeout: 60_000 }).toEqual([]);
  await takeOverAt(page);
  await page.getByRole('button', { name: /^All open ?, / }).click();
  // Whoever takes over sends what is waiting at once; this marks that the desk has been round.
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship abroad?' });
  await expect(optionOf(page, /ship abroad/i)).toBeVisible({ timeout: 60_000 });
  expect(answers()).toHaveLength(1);
});

test('a script makes a backup and puts it back, and says why when it cannot', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const file = join(folder, 'desk.backup');
  const old = await newProfile();
  await provision(old, server);
  const first = await launchSemaforo({ profile: old });
  await deskIsOpen(first.page);
  server.customerPosts({ from: 'marta', text: '@lumbre The pump of my serum arrived broken' });
  await expect(optionOf(first.page, /pump of my serum/i)).toBeVisible();
  const whileOpen = await runToEnd({ args: ['--backup', file] }, old, passphrase);
  expect(whileOpen).toMatchObject({ status: 2, said: expect.stringContaining('is open already') });
  await first.quit();

  const fresh = await newProfile();
  const run = (profile: string, word: string, line: string) =>
    runToEnd({ args: [word, file] }, profile, `${line}\n`);
  expect(await run(old, '--backup', 'short')).toMatchObject({ status: 1 });
  expect(await run(old, '--backup', passphrase)).toMatchObject({ status: 0 });
  const wrong = await run(fresh, '--restore', 'other words');
  expect(wrong).toMatchObject({ status: 1, said: expect.stringContaining('wrong-passphrase') });
  expect(wrong.said).not.toContain('other words');
  expect(await run(fresh, '--restore', passphrase)).toMatchObject({ status: 0 });

  const second = await launchSemaforo({ profile: fresh });
  await expect(optionOf(second.page, /pump of my serum/i)).toBeVisible({ timeout: 60_000 });
});
