// Large things at the desk: a thread and a customer that nobody reads in one go, and one step on everything there is.
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { allOpen, deskIsOpen, optionOf, queueOf } from './desk-hands';
import { type Semaforo, test } from './fixtures';
import { fillLargeDesk, type LargeSizes } from './large-desk';

const sizeOf = (name: string, usual: number) => Number(process.env[`SEMAFORO_${name}`] ?? usual);
const sizes: LargeSizes = {
  thread: sizeOf('THREAD', 400),
  ofOne: sizeOf('OF_ONE', 60),
  others: sizeOf('OTHERS', 1_500),
};
const isMeasured = process.env['SEMAFORO_THREAD'] !== undefined;
const all = sizes.ofOne + sizes.others + 1;
/** A stretch of a story, its edges, and a reply that is being written. */
const entriesAtMost = 130;
const patience = isMeasured ? 1_200_000 : 120_000;

declare global {
  interface Window {
    longestGap?: number;
  }
}

const watchGaps = (page: Page) =>
  page.evaluate(() => {
    window.longestGap = 0;
    let last = performance.now();
    const look = (now: number) => {
      window.longestGap = Math.max(window.longestGap ?? 0, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/** Says, in a measured run, how long it took, the longest time between two frames, and what the page takes of memory. */
async function told({ app, page }: Semaforo, what: string, work: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    window.longestGap = 0;
  });
  const from = Date.now();
  await work();
  if (!isMeasured) return;
  const gap = Math.round((await page.evaluate(() => window.longestGap)) ?? 0);
  const pids = await app.evaluate(({ app: shell, BrowserWindow }) => ({
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    engine: shell.getAppMetrics().find(({ name }) => name === 'Semáforo engine')?.pid,
  }));
  const mb = (pid?: number) =>
    Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000);
  console.log(
    `${what}: ${Date.now() - from} ms, gap ${gap} ms, page ${mb(pids.page)} MB, engine ${mb(pids.engine)} MB`,
  );
}

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const entriesIn = (page: Page) =>
  conversation(page).evaluate((log) => log.firstElementChild?.children.length ?? 0);
/** Which entries of the story are in the page, as it says itself. */
async function firstInPage(page: Page): Promise<number> {
  const words = await page
    .getByText(/^[\d,]+ to [\d,]+ of [\d,]+$/)
    .first()
    .innerText();
  return Number(words.split(' ')[0]?.replaceAll(',', ''));
}

async function readThread(semaforo: Semaforo): Promise<void> {
  const { page } = semaforo;
  const words = (index: number) => `Thread message ${index}, and`;
  await told(semaforo, 'the thread opened', async () => {
    await optionOf(page, /Thread message/).click();
    await expect(conversation(page)).toContainText(words(sizes.thread), { timeout: patience });
  });
  const atEnd = await firstInPage(page);
  await told(semaforo, 'scrolled up by key', async () => {
    await conversation(page).focus();
    await expect(async () => {
      await page.keyboard.press('PageUp');
      expect(await firstInPage(page)).toBeLessThan(atEnd - 50);
    }).toPass({ timeout: patience, intervals: [50] });
  });
  expect(await entriesIn(page)).toBeLessThan(entriesAtMost);
  await told(semaforo, 'gone to its start', async () => {
    await page.getByRole('button', { name: 'To the start' }).click();
    await expect(conversation(page)).toContainText(words(1), { timeout: patience });
  });
  expect(await entriesIn(page)).toBeLessThan(entriesAtMost);
  await page.getByRole('button', { name: 'To the end' }).click();
  await told(semaforo, 'answered', async () => {
    await page.keyboard.press('r');
    const editor = page.getByRole('textbox', { name: 'Reply', exact: true });
    await editor.fill('It is on its way to you.');
    await editor.press('Control+Enter');
    await expect(conversation(page)).toContainText('It is on its way to you.', { timeout: patience });
  });
  expect(await entriesIn(page)).toBeLessThan(entriesAtMost);
}

async function readCustomer(semaforo: Semaforo): Promise<void> {
  const { page } = semaforo;
  const pane = page.getByRole('complementary', { name: 'Customer' });
  await told(semaforo, 'the customer opened', async () => {
    await optionOf(page, /Rosa asks again/)
      .first()
      .click();
    await expect(pane).toContainText(`${sizes.ofOne.toLocaleString('en')} cases`, { timeout: patience });
  });
  await told(semaforo, 'turned three pages', async () => {
    for (const from of [11, 21, 31]) {
      await pane.getByRole('button', { name: 'Older' }).click();
      await expect(pane.getByText(new RegExp(`^${from} to ${from + 9} of `))).toBeVisible({
        timeout: patience,
      });
    }
  });
  expect(await pane.getByRole('listitem').count()).toBeLessThan(12);
}

const inTier = (page: Page, tier: string, count: number) =>
  page.getByRole('button', { name: new RegExp(`^${tier} ?, ${count}$`) });

async function markAll(page: Page): Promise<void> {
  await queueOf(page).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: /marked$/ })).toHaveAccessibleName(
    new RegExp(`^${all.toLocaleString('en')} marked$|^${all} marked$`),
    { timeout: patience },
  );
}

/** Presses Stop as soon as there is something to stop. */
const stopWhenShown = (page: Page) =>
  page.evaluate(() => {
    const look = () => {
      const stop = document.querySelector<HTMLButtonElement>('footer button[aria-label^="Stop"]');
      if (stop === null) return;
      watch.disconnect();
      stop.click();
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
  });

/** Whether the line at the foot says these words, however shortly. */
const footerSays = (page: Page, words: string) =>
  page.evaluate(
    ([wanted, ms]) =>
      new Promise<boolean>((resolve) => {
        const look = () => {
          if (document.querySelector('footer')?.textContent?.includes(wanted)) resolve(true);
        };
        new MutationObserver(look).observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
        });
        setTimeout(resolve, ms, false);
      }),
    [words, patience] as const,
  );

async function stepOnAll(semaforo: Semaforo): Promise<void> {
  const { page } = semaforo;
  const lastStep = page.getByRole('status', { name: 'Last step' });
  await told(semaforo, 'all marked', () => markAll(page));
  await stopWhenShown(page);
  await told(semaforo, 'a step stopped half-way', async () => {
    await page.keyboard.press('1');
    await expect(lastStep).toContainText(/^Stopped\. [\d,]+ changed, [\d,]+ left as they were\./, {
      timeout: patience,
    });
  });
  await told(semaforo, 'taken back', async () => {
    await page.keyboard.press('z');
    await expect(lastStep).toContainText('The tier is as it was.', { timeout: patience });
    await expect(inTier(page, 'Yellow', all)).toBeVisible({ timeout: patience });
  });
  await markAll(page);
  await told(semaforo, 'a whole step', async () => {
    // It may be over between two looks from outside: the page itself looks at every change.
    const isTold = footerSays(page, 'Changing cases');
    await page.keyboard.press('1');
    expect(await isTold).toBe(true);
    const before = await page.locator('[role=option][aria-selected=true]').first().getAttribute('id');
    await page.keyboard.press('j');
    await expect(page.locator(`[id="${before}"][aria-selected=true]`)).toHaveCount(0, { timeout: patience });
    await expect(inTier(page, 'Green', all)).toBeVisible({ timeout: patience });
  });
  await told(semaforo, 'the whole taken back', async () => {
    await page.keyboard.press('z');
    await expect(lastStep).toContainText('The tier is as it was.', { timeout: patience });
    await expect(inTier(page, 'Yellow', all)).toBeVisible({ timeout: patience });
  });
}

test('a long thread, a customer of many cases and a step on everything leave the desk usable', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(isMeasured ? 3_600_000 : 400_000);
  const profile = await newProfile();
  await fillLargeDesk(profile, sizes);
  const semaforo = await launchSemaforo({ profile });
  await deskIsOpen(semaforo.page);
  await expect(allOpen(semaforo.page, all)).toBeVisible({ timeout: patience });
  await watchGaps(semaforo.page);
  await readThread(semaforo);
  await readCustomer(semaforo);
  await stepOnAll(semaforo);
});
