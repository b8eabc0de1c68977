// From a customer's post on a live channel to the brand's answer under it, by keyboard.
import { expect, type Page } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { test } from './fixtures';
import { provision } from './provision';

const option = (page: Page, words: string | RegExp) =>
  page.getByRole('listbox', { name: 'Queue' }).getByRole('option', { name: words });
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });

test('a post becomes a case, and the answer reaches its author once', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server);
  const { page } = await launchSemaforo({ profile });
  server.customerPosts({ from: 'marta', text: '@lumbre The pump of my serum arrived broken' });
  await expect(option(page, /Untriaged.*marta.*pump of my serum/is)).toBeVisible();

  await page.getByRole('listbox', { name: 'Queue' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(conversation(page)).toContainText('pump of my serum');
  await page.keyboard.press('2');
  await expect(
    page.getByRole('radiogroup', { name: 'Tier' }).getByRole('radio', { name: 'Yellow' }),
  ).toBeChecked();
  await page.keyboard.press('r');
  await page.keyboard.type('Sorry to hear that. A new pump is on its way.');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => server.statusesBy(server.brandAcct).map(({ text }) => text))
    .toEqual([expect.stringContaining('A new pump is on its way.')]);
  await expect(conversation(page)).toContainText('A new pump is on its way.');
  await expect(option(page, /pump of my serum/i)).not.toContainText('left');
  await server.close();
});

test('a reply whose confirmation is lost is looked up, and stands on the channel once', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server);
  const { page } = await launchSemaforo({ profile });
  server.customerPosts({ from: 'tom', text: '@lumbre Where can I buy the night cream?' });
  await option(page, /night cream/i).click();
  server.goesWrong('POST /api/v1/statuses', { kind: 'cut-after' });
  await page.keyboard.press('r');
  await page.keyboard.type('In our shop, every day.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => server.statusesBy(server.brandAcct).length).toBe(1);
  // Only what the channel is known to have says where it stands.
  const answer = conversation(page).getByRole('article').filter({ hasText: 'In our shop' });
  await expect(answer).toContainText('Mastodon, public', { timeout: 90_000 });
  expect(server.statusesBy(server.brandAcct)).toHaveLength(1);
  await server.close();
});

test('words and a picture that were not sent yet wait over a power cut, and reach the channel together', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(120_000);
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server);
  const first = await launchSemaforo({ profile });
  server.customerPosts({ from: 'ines', text: '@lumbre This is another question' });
  server.customerPosts({ from: 'tom', text: '@lumbre How do I open the refill?' });
  await option(first.page, /open the refill/i).click();
  await first.page.getByRole('textbox', { name: 'Reply', exact: true }).fill('Turn it to the left.');
  await first.page.locator('form input[type=file]').setInputFiles('assets/icon.png');
  await first.page.getByRole('textbox', { name: 'Description of icon.png' }).fill('The refill, open');
  // What is asked of the engine after a draft is done after it.
  await option(first.page, /another question/i).click();
  await first.page.keyboard.press('c');
  await expect(first.page.getByRole('status', { name: 'Last step' })).toContainText('It is yours');
  await first.kill();

  const { page } = await launchSemaforo({ profile });
  await option(page, /open the refill/i).click();
  const reply = page.getByRole('textbox', { name: 'Reply', exact: true });
  await expect(reply).toHaveValue('Turn it to the left.');
  await expect(page.getByRole('textbox', { name: 'Description of icon.png' })).toHaveValue(
    'The refill, open',
  );
  await reply.press('Control+Enter');
  await expect
    .poll(() => server.statusesBy(server.brandAcct).map(({ text, media }) => [text, media.length]), {
      timeout: 30_000,
    })
    .toEqual([[expect.stringContaining('Turn it to the left.'), 1]]);
  expect(server.statusesBy(server.brandAcct)[0]?.media[0]?.description).toBe('The refill, open');
  await server.close();
});

test('fifty arrivals leave the selected case and its place alone, and say how many there are', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer({ limit: 10_000 });
  const profile = await newProfile();
  await provision(profile, server);
  const { page } = await launchSemaforo({ profile });
  for (let index = 0; index < 5; index += 1)
    server.customerPosts({ from: `early${index}`, text: `@lumbre Early question ${index}` });
  await expect(option(page, /Early question/i)).toHaveCount(5);
  await page.getByRole('listbox', { name: 'Queue' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const selected = page.getByRole('listbox', { name: 'Queue' }).locator('[aria-selected="true"]');
  const name = await selected.getAttribute('aria-label');
  const before = await selected.boundingBox();
  for (let index = 0; index < 50; index += 1) {
    server.customerPosts({
      from: `late${index}`,
      text: index < 2 ? '@lumbre I had an allergic reaction' : `@lumbre Late question ${index}`,
    });
  }
  await expect(page.getByRole('button', { name: /50 new, 2 red/i })).toBeVisible({ timeout: 60_000 });
  expect(await selected.getAttribute('aria-label')).toBe(name);
  expect(await selected.boundingBox()).toEqual(before);
  await server.close();
});
