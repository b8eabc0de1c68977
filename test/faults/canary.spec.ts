// Words that nobody may find at rest: planted wherever a customer, a person or a token can put them, then looked for.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { allOpen, answerBelow, deskIsOpen, optionOf, queueOf } from '../e2e/desk-hands';
import { type Semaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { startMastodonServer } from '../support/mastodon-server/server';
import { wordsAtRest } from '../support/words-at-rest';

const canaries = {
  handle: 'kanarihandel',
  message: 'kanariwortlaut',
  reply: 'kanariantwort',
  draft: 'kanarientwurf',
  note: 'kanarinotiz',
  searched: 'kanarisuche',
} as const;

/** The runner's hold on the page ends with it; whether it came back is asked of the application. */
async function crash({ app }: Semaforo): Promise<void> {
  await app.evaluate(({ app, BrowserWindow }) => {
    const engine = app.getAppMetrics().find(({ name }) => name === 'Semáforo engine')?.pid;
    // A violation of memory is what leaves a dump where dumps are kept.
    if (engine !== undefined) process.kill(engine, 'SIGSEGV');
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  const isBack = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return false;
      const asked = contents.executeJavaScript(`document.querySelector('[role=option]') !== null`);
      // A page that crashes meanwhile never answers.
      return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 5_000, false))]);
    });
  await expect.poll(isBack, { timeout: 60_000 }).toBe(true);
}

async function plantByHand(page: Page): Promise<void> {
  await optionOf(page, new RegExp(canaries.message)).click();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: /note/i });
  await note.fill(`Call back, ${canaries.note}`);
  await note.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText(canaries.note);
  await queueOf(page).focus();
  await answerBelow(page, `Thank you, ${canaries.reply}`, { down: 0 });
  const editor = page.getByRole('textbox', { name: 'Reply', exact: true });
  await editor.fill(`Not sent yet, ${canaries.draft}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page
    .getByRole('combobox', { name: /search/i })
    .or(page.getByRole('searchbox'))
    .fill(canaries.searched);
  await page.waitForTimeout(1_500);
}

test('no word of a customer, a reply, a note, a draft or a token lies in the profile, also after crashes', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const server = await startMastodonServer({ limit: 100_000 });
  const profile = await newProfile();
  await provision(profile, server);
  server.customerPosts({
    from: canaries.handle,
    text: `@lumbre My parcel, ${canaries.message}, is lost`,
  });
  const first = await launchSemaforo({ profile });
  await deskIsOpen(first.page);
  await expect(allOpen(first.page, 1)).toBeVisible();
  await plantByHand(first.page);
  await crash(first);
  await first.quit();
  // A second start writes what the first one only held in memory: the first page, the search index, settings.
  const second = await launchSemaforo({ profile });
  await expect(allOpen(second.page, 1)).toBeVisible();
  await expect(optionOf(second.page, new RegExp(canaries.message))).toBeVisible();
  await second.kill();
  const words = [...Object.values(canaries), server.accessToken];
  expect(await wordsAtRest(profile, words)).toEqual([]);
  // Control: the same look finds a word that does lie there, in either width.
  await writeFile(join(profile, 'in-the-clear.txt'), `… ${canaries.note} …`);
  await writeFile(join(profile, 'wide.bin'), Buffer.from(`… ${canaries.draft} …`, 'utf16le'));
  expect([...(await wordsAtRest(profile, words))].sort()).toEqual([
    `${canaries.draft} in /wide.bin`,
    `${canaries.note} in /in-the-clear.txt`,
  ]);
  await server.close();
});
