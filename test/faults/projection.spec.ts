// The list's own store is harmed between two starts: it is noticed, made anew from the log, and said.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { allOpen, deskIsOpen, syncOf, wordsOfAllCases } from '../e2e/desk-hands';
import { type LaunchSemaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';
import { exchangeStore, projectionDamages } from './projection-damages';

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
async function startsWhole(launch: LaunchSemaforo, profile: string, mustTell = false): Promise<boolean> {
  const { page, quit } = await launch({ profile });
  await deskIsOpen(page);
  await expect(allOpen(page, cases)).toBeVisible({ timeout: 60_000 });
  const tells = () =>
    syncOf(page)
      .innerText()
      .then((words) => rebuilt.test(words));
  // Rows that are missing unseen are looked for once all is quiet.
  if (mustTell) await expect.poll(tells, { timeout: 60_000 }).toBe(true);
  expect([...(await wordsOfAllCases(page, question))].sort()).toEqual(questions);
  const told = await tells();
  await quit();
  return told;
}

const withoutKeys = { SEMAFORO_KEY_FALLBACK: undefined, SEMAFORO_PASSPHRASE: undefined };

/** Reads the store as a program does that trusts it: says how many rows it is given. */
async function rowsForTheTrusting(launch: LaunchSemaforo, profile: string): Promise<number> {
  // Without a key the window stays at its question, and nothing of ours opens the store.
  const { page, quit } = await launch({ profile, env: withoutKeys });
  const rows = await Promise.race([countRows(page), noAnswer()]).catch(() => 0);
  await quit();
  return rows;
}

/** A damaged store may also never answer. */
function noAnswer(): Promise<number> {
  return new Promise((resolve) => setTimeout(resolve, 10_000, 0));
}

function countRows(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('semaforo-projection');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('rows').objectStore('rows').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );
}

/** Everything written stays in one file until there are megabytes of it, also in another database of the same page. */
async function moveRowsIntoTables(launch: LaunchSemaforo, profile: string): Promise<void> {
  const { page, quit } = await launch({ profile });
  await deskIsOpen(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ballast');
        opening.onupgradeneeded = () => opening.result.createObjectStore('ballast');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('ballast', 'readwrite');
          for (let piece = 0; piece < 300; piece += 1) {
            const bytes = crypto.getRandomValues(new Uint8Array(40_000));
            writing.objectStore('ballast').put(bytes, piece);
          }
          writing.oncomplete = () => resolve();
          writing.onabort = () => reject(writing.error);
        };
      }),
  );
  await quit();
}

/** A desk with every case in it, started twice since; each damage is done to a copy. */
let whole = '';
let server: MastodonServer;

async function copyOf(profile: string, copy: string): Promise<string> {
  await cp(profile, copy, { recursive: true });
  return copy;
}

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  server = await startMastodonServer({ limit: 1_000_000 });
  whole = await mkdtemp(join(tmpdir(), 'semaforo-whole-'));
});

test.afterAll(async () => {
  await server.close();
  await rm(whole, { recursive: true, force: true, maxRetries: 5 });
});

test('a list that nobody harmed is not built anew', async ({ launchSemaforo }) => {
  await provision(whole, server);
  for (const words of questions) server.customerPosts({ from: words.slice(-3), text: `@lumbre ${words}` });
  expect(await startsWhole(launchSemaforo, whole)).toBe(false);
  await moveRowsIntoTables(launchSemaforo, whole);
  expect(await startsWhole(launchSemaforo, whole)).toBe(false);
  expect(await rowsForTheTrusting(launchSemaforo, whole)).toBe(cases);
});

for (const { name, loses, isShown, harm } of projectionDamages) {
  test(`${name}: the list is made anew from the log with every case in it`, async ({
    launchSemaforo,
    newProfile,
  }) => {
    const harmed = await copyOf(whole, await newProfile());
    await harm(await storeIn(harmed));
    if (isShown) {
      // Without generation, position and recount the person would work with what the trusting program is given.
      const trusting = await copyOf(harmed, await newProfile());
      expect(await rowsForTheTrusting(launchSemaforo, trusting)).toBeLessThan(cases);
    }
    await startsWhole(launchSemaforo, harmed, loses === 'all');
    // What only the second opening finds broken is made anew then.
    if (loses === 'some') await startsWhole(launchSemaforo, harmed);
  });
}

test('the store of another desk is not taken for this one', async ({ launchSemaforo, newProfile }) => {
  const other = await newProfile();
  const otherServer = await startMastodonServer({ limit: 1_000_000 });
  await provision(other, otherServer);
  const { page, quit } = await launchSemaforo({ profile: other });
  await deskIsOpen(page);
  await quit();
  const harmed = await copyOf(whole, await newProfile());
  await exchangeStore(await storeIn(harmed), await storeIn(other));
  await startsWhole(launchSemaforo, harmed);
  await otherServer.close();
});
