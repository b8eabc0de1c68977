// A long list is lost: the most urgent cases stand on the screen and open while the rest is still being built.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { allOpen, deskIsOpen, optionOf, queueOf, syncOf } from '../e2e/desk-hands';
import { type LaunchOptions, type LaunchSemaforo, type Semaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';

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

/** A desk with a long list, the urgent cases the last of it; ended. */
async function filledProfile(launchSemaforo: LaunchSemaforo, profile: string): Promise<MastodonServer> {
  const server = await startMastodonServer({ limit: 1_000_000 });
  await provision(profile, server);
  for (let index = 0; index < cases - urgent; index += 1)
    server.customerPosts({ from: `ana${index}`, text: `@lumbre Where can I buy it? ${index}` });
  for (let index = 0; index < urgent; index += 1)
    server.customerPosts({ from: `eva${index}`, text: `@lumbre An allergic reaction, number ${index}` });
  const first = await launchSemaforo({ profile });
  await deskIsOpen(first.page);
  await expect(allOpen(first.page, cases)).toBeVisible({ timeout: 200_000 });
  await first.quit();
  return server;
}

/** Starts it without its list, and without what was kept of the first page for a quick start: that shows rows too. */
async function startWithoutList(launchSemaforo: LaunchSemaforo, options: LaunchOptions): Promise<Semaforo> {
  for (const lost of ['IndexedDB', 'start-page'])
    await rm(join(options.profile ?? '', lost), { recursive: true, force: true });
  const semaforo = await launchSemaforo(options);
  await watchRebuild(semaforo.page);
  return semaforo;
}

/** What was shown before a list that begins with the oldest can hold any of the urgent cases. */
async function shownEarly(page: Page): Promise<readonly Seen[]> {
  const seen = (await page.evaluate(() => window.seenOfRebuild)) ?? [];
  return seen.filter(({ done, words }) => done < cases - urgent && words.length > 0);
}

const isUrgent = (text: string) => text.includes('An allergic reaction');

test.describe.configure({ timeout: 400_000 });

test('the most urgent cases can be worked on before the list is whole again', async ({
  launchSemaforo,
  newProfile,
}) => {
  const profile = await newProfile();
  const server = await filledProfile(launchSemaforo, profile);
  const whole = await startWithoutList(launchSemaforo, { profile });
  const { page } = whole;
  await expect(optionOf(page, /An allergic reaction/).first()).toBeVisible({ timeout: 60_000 });
  await optionOf(page, /An allergic reaction/)
    .first()
    .click();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('An allergic reaction');
  await expect(allOpen(page, cases)).toBeVisible({ timeout: 100_000 });
  await expect(syncOf(page)).toContainText('has been rebuilt from the log; nothing is lost');
  await expect(queueOf(page).getByRole('option').first()).toContainText('An allergic reaction');
  const early = await shownEarly(page);
  expect(early.length).toBeGreaterThan(0);
  for (const { expected, words } of early) {
    expect(expected).toBe(cases);
    expect(words.filter((text) => !isUrgent(text))).toEqual([]);
  }
  await whole.quit();

  // Control: the same look at a rebuild that begins with the oldest.
  const hook = 'test/faults/oldest-first.cjs';
  const { page: other } = await startWithoutList(launchSemaforo, { profile, hook });
  await expect(allOpen(other, cases)).toBeVisible({ timeout: 200_000 });
  const shown = await shownEarly(other);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.flatMap(({ words }) => words).filter(isUrgent)).toEqual([]);
  await server.close();
});
