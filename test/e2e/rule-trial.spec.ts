// Rules tried in the real application on what a live channel brought, before they are saved.
import { expect } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { deskIsOpen, inRow, optionOf, queueOf } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

test('a rule on screen says what it would have touched, and leads to it', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server);
  const { page } = await launchSemaforo({ profile });
  await deskIsOpen(page);
  for (const [from, words] of [
    ['marta', 'The pump of my serum arrived broken'],
    ['tom', 'Another pump that does not work'],
    ['olivia', 'Where can I buy the night cream?'],
  ] as const)
    server.customerPosts({ from, text: `@lumbre ${words}` });
  await expect(optionOf(page, /night cream/)).toBeVisible();
  await expect(optionOf(page, /another pump/i)).toBeVisible();
  await expect(optionOf(page, /pump of my serum/)).toBeVisible();

  await queueOf(page).focus();
  await inRow(page, 'g', ',');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Pumps');
  await page.getByRole('textbox', { name: 'Says any of' }).fill('pump');
  await page.getByRole('combobox', { name: 'Make it' }).selectOption('Red');
  const trial = page.getByRole('region', { name: 'Try the rules on what is stored' });
  await trial.getByRole('button', { name: 'Try them' }).click();
  await expect(trial.getByText('They would have touched 2 of 3 messages of the last 30 days.')).toBeVisible();

  await trial.getByText('Pumps: would have touched 2').click();
  const newest = trial.getByRole('list', { name: 'The newest messages' });
  await expect(newest.getByRole('listitem')).toHaveCount(2);
  await newest
    .getByRole('listitem')
    .filter({ hasText: 'pump of my serum' })
    .getByRole('button', { name: /^Open case/ })
    .click();
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('pump of my serum');
  await expect(
    page.getByRole('radiogroup', { name: 'Tier' }).getByRole('radio', { name: 'Red' }),
  ).not.toBeChecked();
  await server.close();
});
