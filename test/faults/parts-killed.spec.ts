// One part of the running application dies: the window says so, the part comes back, and nothing is lost.
import { expect, type Page } from '@playwright/test';
import { allOpen, answerBelow, deskIsOpen, queueOf, syncOf } from '../e2e/desk-hands';
import { type Semaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { startMastodonServer } from '../support/mastodon-server/server';

async function killPart({ app }: Semaforo, name: string): Promise<void> {
  const pid = await app.evaluate(
    ({ app }, wanted) => app.getAppMetrics().find((process) => process.name === wanted)?.pid,
    name,
  );
  if (pid === undefined) throw new Error(`There is no ${name}`);
  process.kill(pid, 'SIGKILL');
}

/** Every text that stands in the element from now on, since what comes and goes between two looks counts too. */
async function watchWords(page: Page): Promise<() => Promise<string>> {
  await syncOf(page).evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { seenWords: seen });
    new MutationObserver(() => seen.push(element.textContent ?? '')).observe(element, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { seenWords: string[] }).seenWords.join('\n'));
}

test('the engine killed in the midst of work is said, comes back, and has lost nothing', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer({ limit: 100_000 });
  const profile = await newProfile();
  await provision(profile, server);
  for (let count = 0; count < 8; count += 1)
    server.customerPosts({ from: `customer${count}`, text: `@lumbre Question ${count}, please.` });
  const semaforo = await launchSemaforo({ profile });
  const { page } = semaforo;
  await deskIsOpen(page);
  await expect(allOpen(page, 8)).toBeVisible();
  await answerBelow(page, 'On its way since this morning', { down: 1 });
  await queueOf(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(queueOf(page).getByRole('option', { selected: true, name: /red/i })).toBeVisible();
  const words = await watchWords(page);
  await killPart(semaforo, 'Semáforo engine');
  server.customerPosts({ from: 'late', text: '@lumbre Written while it was gone' });
  // Counted, not looked for in the list: what comes in waits above it while a case is selected.
  await expect(allOpen(page, 9)).toBeVisible({ timeout: 60_000 });
  expect(await words()).toContain('your cases are being opened again');
  await expect(queueOf(page).getByRole('option', { selected: true, name: /red/i })).toBeVisible();
  await page.keyboard.press('1');
  await expect(queueOf(page).getByRole('option', { selected: true, name: /green/i })).toBeVisible();
  await expect
    .poll(() => server.statusesBy(server.brandAcct).map(({ text }) => text), { timeout: 60_000 })
    .toEqual([expect.stringContaining('On its way since this morning')]);
  await server.close();
});

test('the channels process killed while a reply is on its way comes back, and the reply arrives once', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer({ limit: 100_000 });
  const profile = await newProfile();
  await provision(profile, server);
  server.customerPosts({ from: 'ana', text: '@lumbre Where is my parcel?' });
  const semaforo = await launchSemaforo({ profile });
  const { page } = semaforo;
  await expect(allOpen(page, 1)).toBeVisible();
  server.goesWrong('POST /api/v1/statuses', { kind: 'cut-after' });
  const sent = () => server.requests.filter((line) => line.startsWith('POST /api/v1/statuses')).length;
  await answerBelow(page, 'It left this morning', { down: 0 });
  await expect.poll(sent, { timeout: 60_000, intervals: [20] }).toBe(1);
  await killPart(semaforo, 'Semáforo channels');
  server.customerPosts({ from: 'late', text: '@lumbre Written while nobody listened' });
  await expect(allOpen(page, 2)).toBeVisible({ timeout: 60_000 });
  await expect(syncOf(page)).not.toContainText(/nobody knows|unknown|Unknown/, { timeout: 90_000 });
  const answers = () => server.statusesBy(server.brandAcct).map(({ text }) => text);
  expect(answers()).toEqual([expect.stringContaining('It left this morning')]);
  await server.close();
});
