// The list's own store is harmed between two starts: it is noticed, made anew from the log, and said.
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { allOpen, deskIsOpen, syncOf, wordsOfAllCases } from '../e2e/desk-hands';
import { type LaunchSemaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { startMastodonServer } from '../support/mastodon-server/server';
import { projectionDamages } from './projection-damages';

const cases = 120;
const question = /Question \d{3}/;
const questions = Array.from({ length: cases }, (_, index) => `Question ${String(index).padStart(3, '0')}`);
const rebuilt = /has been rebuilt from the log; nothing is lost/;

async function storeIn(profile: string): Promise<string> {
  const folder = join(profile, 'IndexedDB');
  const store = (await readdir(folder)).find((name) => name.endsWith('.leveldb'));
  if (store === undefined) throw new Error(`There is no store in ${folder}`);
  return join(folder, store);
}

/** Starts, sees every case, and ends; says whether the window told of a rebuild. */
async function startsWhole(launch: LaunchSemaforo, profile: string): Promise<boolean> {
  const { page, quit } = await launch({ profile });
  await deskIsOpen(page);
  await expect(allOpen(page, cases)).toBeVisible({ timeout: 30_000 });
  expect([...(await wordsOfAllCases(page, question))].sort()).toEqual(questions);
  const told = rebuilt.test(await syncOf(page).innerText());
  await quit();
  return told;
}

test('a harmed list is made anew from the log with every case in it, and the person is told', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(600_000);
  const server = await startMastodonServer({ limit: 1_000_000 });
  const profile = await newProfile();
  await provision(profile, server);
  for (const words of questions) server.customerPosts({ from: words.slice(-3), text: `@lumbre ${words}` });
  expect(await startsWhole(launchSemaforo, profile)).toBe(false);
  expect(await startsWhole(launchSemaforo, profile)).toBe(false);
  for (const { name, isTotal, harm } of projectionDamages) {
    await test.step(name, async () => {
      const harmed = await newProfile();
      await cp(profile, harmed, { recursive: true });
      await harm(await storeIn(harmed));
      const told = await startsWhole(launchSemaforo, harmed);
      if (isTotal) expect(told).toBe(true);
      // What only the second opening finds broken is made anew then.
      else await startsWhole(launchSemaforo, harmed);
    });
  }
  await server.close();
});
