// What the app is doing, asked of the real one; and its diagnostic file, in which no word stands that anybody wrote.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { answerBelow, deskIsOpen, inRow, optionOf, queueOf } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

test('the panel tells of accounts, memory and the log, and the file that it saves holds no content', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer();
  const folder = await mkdtemp(join(tmpdir(), 'kanariordner-'));
  const file = join(folder, 'diagnostics.json');
  const profile = await newProfile();
  await provision(profile, server);
  server.customerPosts({ from: 'kanarihandel', text: '@lumbre My parcel, kanariwortlaut, is lost' });
  const { app, page } = await launchSemaforo({ profile });
  await deskIsOpen(page);
  await expect(optionOf(page, /kanariwortlaut/)).toBeVisible();
  await answerBelow(page, 'Thank you, kanariantwort', { down: 1 });
  await queueOf(page).focus();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Internal note' });
  await note.fill('Call back, kanarinotiz');
  await note.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('kanarinotiz');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);

  await queueOf(page).focus();
  await inRow(page, 'g', 's');
  const panel = page.getByRole('dialog', { name: 'What is it doing?' });
  await expect(panel.getByRole('row', { name: /Connected/ })).toBeVisible();
  await expect(panel.getByText('NoteAdded')).not.toHaveCount(0);
  await panel.getByRole('button', { name: /Save a diagnostic file/ }).click();
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('newestEvents');

  const saved = await readFile(file, 'utf8');
  expect(saved).toMatch(/MessageReceived by customer/);
  const { parts, disk, accounts } = JSON.parse(saved) as {
    parts: { part: string; megabytes: number }[];
    disk: { dataMegabytes: number };
    accounts: { channel: string; lastHeardAt: string }[];
  };
  expect(parts.map(({ part }) => part)).toEqual(
    expect.arrayContaining(['shell', 'page', 'engine', 'channels']),
  );
  expect(disk.dataMegabytes).toBeGreaterThan(0);
  expect(accounts).toMatchObject([{ account: 1, channel: 'mastodon', state: 'ok' }]);
  expect(saved).not.toMatch(/kanari/i);
  for (const place of [homedir(), profile, folder, server.accessToken]) expect(saved).not.toContain(place);
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('spelling is off, and nothing is fetched, until a dictionary of the language is there', async ({
  launchSemaforo,
}) => {
  const { app, page } = await launchSemaforo();
  const before = await app.evaluate(({ session }) => session.defaultSession.spellCheckerEnabled);
  expect(before).toBe(false);
  const answer = await page.evaluate(() => window.desk.request('spelling.speak', { language: 'nl' }));
  // A machine may have one; then it is on, and that is as well.
  expect(answer).toMatchObject({ ok: true, value: expect.stringMatching(/^(on|no-dictionary)$/) });
  const after = await app.evaluate(({ session }) => session.defaultSession.spellCheckerEnabled);
  expect(after).toBe(answer.ok && answer.value === 'on');
});
