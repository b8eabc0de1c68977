// Erasing a customer and forgetting a brand in the real application: every screen follows, and the disk does too.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';
import { wordsAtRest } from '../support/words-at-rest';
import { answerBelow, deskIsOpen, inRow, optionOf, queueOf } from './desk-hands';
import { type Semaforo, test } from './fixtures';
import { provision } from './provision';

const words = {
  name: 'kanarilucia',
  message: 'kanariwortlaut',
  reply: 'kanariantwort',
  draft: 'kanarientwurf',
  note: 'kanarinotiz',
} as const;

let server: MastodonServer;
test.beforeEach(async () => {
  server = await startMastodonServer({ limit: 100_000 });
});
test.afterEach(() => server.close());

const customerOf = (page: Page) => page.getByRole('complementary', { name: 'Customer' });
const dialogOf = (page: Page) => page.getByRole('dialog');
const notice = (page: Page, said: RegExp) => page.getByText(said);

async function twoCustomersWrite({ page }: Semaforo): Promise<void> {
  await deskIsOpen(page);
  server.customerPosts({ from: words.name, text: `@lumbre My parcel, ${words.message}, is lost` });
  server.customerPosts({ from: 'tom', text: '@lumbre Where can I buy the night cream?' });
  await expect(optionOf(page, new RegExp(words.message))).toBeVisible();
  await expect(optionOf(page, /night cream/)).toBeVisible();
}

/** A note, a reply that went out, and one that did not. */
async function workOnTheCase(page: Page): Promise<void> {
  await optionOf(page, new RegExp(words.message)).click();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: /note/i });
  await note.fill(`Call back, ${words.note}`);
  await note.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText(words.note);
  await queueOf(page).focus();
  await answerBelow(page, `Thank you, ${words.reply}`, { down: 0 });
  await expect.poll(() => server.statusesBy(server.brandAcct).length, { timeout: 60_000 }).toBe(1);
  await page.getByRole('textbox', { name: 'Reply', exact: true }).fill(`Not sent yet, ${words.draft}`);
  await page.keyboard.press('Escape');
}

async function search(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('/');
  await page
    .getByRole('combobox', { name: /search/i })
    .or(page.getByRole('searchbox'))
    .fill(typed);
}

async function erase(page: Page): Promise<void> {
  await customerOf(page).getByRole('button', { name: 'Erase this customer …' }).click();
  const confirm = dialogOf(page).getByRole('button', { name: 'Erase', exact: true });
  await dialogOf(page).getByLabel('Type').fill('somebody else');
  await expect(confirm).toBeDisabled();
  await dialogOf(page).getByLabel('Type').fill(words.name.toUpperCase());
  await confirm.click();
  await expect(dialogOf(page)).toHaveCount(0);
}

async function hold(page: Page, act: 'Set the hold' | 'Lift the hold', reason: string): Promise<void> {
  await dialogOf(page).getByLabel('Reason').fill(reason);
  await dialogOf(page).getByRole('button', { name: act }).click();
  await expect(dialogOf(page)).toHaveCount(0);
}

test('a hold defers the erasure of a customer; its end erases them from every screen and from the disk', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const profile = await newProfile();
  await provision(profile, server);
  const desk = await launchSemaforo({ profile });
  const { page } = desk;
  await twoCustomersWrite(desk);
  await workOnTheCase(page);

  await customerOf(page).getByRole('button', { name: 'Legal hold …' }).click();
  await hold(page, 'Set the hold', 'claim 7');
  await expect(customerOf(page)).toContainText('claim 7');
  await erase(page);
  await expect(notice(page, /erased when the legal hold is lifted/)).toBeVisible();
  await expect(customerOf(page)).toContainText('Erasure waits');
  await expect(optionOf(page, new RegExp(words.message))).toBeVisible();

  // By the palette this time, which says what it would do now.
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Lift the legal hold …' }).click();
  await expect(dialogOf(page)).toContainText('lifting the hold erases the customer');
  await hold(page, 'Lift the hold', 'settled');
  await expect(optionOf(page, new RegExp(words.message))).toHaveCount(0);
  await expect(optionOf(page, /night cream/)).toBeVisible();
  await expect(page.getByText(words.name)).toHaveCount(0);
  await expect(page.getByText(words.note)).toHaveCount(0);
  await search(page, words.message.slice(0, 9));
  // Of an open case there is nothing either: the pane beside says so as well.
  await expect(page.getByText(/^Nothing found\./)).toBeVisible();

  // The words leave the search's files and the file beside the log when nobody waits, soon here and later there.
  const isClean = async () => (await wordsAtRest(profile, Object.values(words))).length === 0;
  for (const giveUpAt = Date.now() + 60_000; !(await isClean()) && Date.now() < giveUpAt; )
    await page.waitForTimeout(1_000);
  await desk.quit();
  const kept = join(profile, 'team.workspace.yaml');
  expect(await readFile(kept, 'utf8')).toContain('Aurea Derma');
  expect(await wordsAtRest(profile, Object.values(words))).toEqual([]);
  // The channel brings its newest messages again with every poll.
  const second = await launchSemaforo({ profile });
  await expect(optionOf(second.page, /night cream/)).toBeVisible({ timeout: 60_000 });
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship abroad?' });
  await expect(optionOf(second.page, /ship abroad/)).toBeVisible({ timeout: 60_000 });
  await expect(optionOf(second.page, new RegExp(words.message))).toHaveCount(0);
  await second.quit();
  expect(await wordsAtRest(profile, [words.reply, words.note, words.draft])).toEqual([]);
  // Control: the same look finds a word that does lie there.
  await writeFile(join(profile, 'in-the-clear.txt'), words.note);
  expect(await wordsAtRest(profile, Object.values(words))).toEqual([`${words.note} in /in-the-clear.txt`]);
});

test('a brand is forgotten from the settings, with its channel and all of its cases', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const profile = await newProfile();
  await provision(profile, server);
  const desk = await launchSemaforo({ profile });
  const { page } = desk;
  await twoCustomersWrite(desk);
  await optionOf(page, /night cream/).click();
  await inRow(page, 'g', ',');
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(page.getByText('2 cases')).toBeVisible();
  await page.getByRole('button', { name: 'Forget Aurea Derma …' }).click();
  await dialogOf(page).getByLabel('Type').fill('Aurea Derma');
  await dialogOf(page).getByRole('button', { name: 'Forget the brand' }).click();
  await expect(notice(page, /The brand is forgotten/)).toBeVisible();
  await expect(page.getByText('Brand forgotten: Aurea Derma, 2 cases')).toBeVisible();
  await page.getByRole('button', { name: /^All open ?, none$/ }).click();
  await expect(queueOf(page).getByRole('option')).toHaveCount(0);
  await desk.quit();
  const second = await launchSemaforo({ profile });
  await expect(second.page.getByRole('button', { name: /^All open ?, none$/ })).toBeVisible({
    timeout: 60_000,
  });
  server.customerPosts({ from: 'ana', text: '@lumbre Do you ship abroad?' });
  await second.page.waitForTimeout(3_000);
  await expect(queueOf(second.page).getByRole('option')).toHaveCount(0);
});
