// A long list is lost: the most urgent cases stand on the screen and open while the rest is still being built.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { allOpen, deskIsOpen, optionOf, queueOf, syncOf } from '../e2e/desk-hands';
import { test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { startMastodonServer } from '../support/mastodon-server/server';

const cases = 3_000;
/** They come last, so that a list built in the order of the log would hold them last. */
const urgent = 20;

interface Seen {
  readonly done: number;
  readonly expected: number;
  /** Of the first rows on the screen. */
  readonly words: readonly string[];
}

declare global {
  interface Window {
    seenOfRebuild?: Seen[];
  }
}

/** Notes at every change what the window says of the rebuild, and what it shows meanwhile. */
function watchRebuild(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: Seen[] = [];
    window.seenOfRebuild = seen;
    const look = () => {
      const told = document.querySelector('footer [role=status]')?.textContent ?? '';
      const [, done, expected] = /rebuilt from the log: (\d+) of (\d+)/.exec(told) ?? [];
      if (done === undefined || expected === undefined) return;
      const options = [...document.querySelectorAll('[role=listbox] [role=option]')].slice(0, 5);
      const words = options.map((option) => option.textContent ?? '');
      if (words.every((text) => text !== ''))
        seen.push({ done: Number(done), expected: Number(expected), words });
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

test.describe.configure({ timeout: 300_000 });

test('the most urgent cases can be worked on before the list is whole again', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer({ limit: 1_000_000 });
  const profile = await newProfile();
  await provision(profile, server);
  for (let index = 0; index < cases - urgent; index += 1)
    server.customerPosts({ from: `ana${index}`, text: `@lumbre Where can I buy it? ${index}` });
  for (let index = 0; index < urgent; index += 1)
    server.customerPosts({ from: `eva${index}`, text: `@lumbre An allergic reaction, number ${index}` });
  const first = await launchSemaforo({ profile });
  await deskIsOpen(first.page);
  await expect(allOpen(first.page, cases)).toBeVisible({ timeout: 200_000 });
  await first.quit();

  // What was kept of the first page for a quick start would show rows too.
  for (const lost of ['IndexedDB', 'start-page'])
    await rm(join(profile, lost), { recursive: true, force: true });
  const { page } = await launchSemaforo({ profile });
  await watchRebuild(page);
  await expect(optionOf(page, /An allergic reaction/).first()).toBeVisible({ timeout: 60_000 });
  await optionOf(page, /An allergic reaction/)
    .first()
    .click();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('An allergic reaction');
  await expect(allOpen(page, cases)).toBeVisible({ timeout: 100_000 });
  await expect(syncOf(page)).toContainText('has been rebuilt from the log; nothing is lost');
  await expect(queueOf(page).getByRole('option').first()).toContainText('An allergic reaction');

  const seen = (await page.evaluate(() => window.seenOfRebuild)) ?? [];
  // Until then a list that begins with the oldest holds none of them: this is what fails without "most urgent first".
  const early = seen.filter(({ done, words }) => done < cases - urgent && words.length > 0);
  expect(early.length).toBeGreaterThan(0);
  for (const { expected, words } of early) {
    expect(expected).toBe(cases);
    for (const text of words) expect(text).toContain('An allergic reaction');
  }
  await server.close();
});
