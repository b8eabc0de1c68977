// A trainee's reply, from writing it to the customer: read, sent back, changed, approved; who sits here is switched.
import { expect, type Page } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { inRow } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

const members = `  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [care] }
`;
const sitDown = (page: Page, agentId: string) =>
  page.evaluate((id) => window.desk.request('settings.write', { agentId: id }), agentId);
const option = (page: Page, words: RegExp) =>
  page.getByRole('listbox', { name: 'Queue' }).getByRole('option', { name: words });
const approvals = (page: Page) => page.getByRole('listbox', { name: 'Approvals' });
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const submit = (page: Page) => page.getByRole('button', { name: 'Submit for approval' });

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Reply', exact: true }).fill(words);
  await submit(page).click();
  await expect(conversation(page)).toContainText('waits for approval');
}

async function openApprovals(page: Page): Promise<void> {
  await inRow(page, 'g', 'a');
  await expect(page.getByRole('region', { name: 'Approvals' })).toBeVisible();
}

test('a trainee’s reply goes out in the words that a colleague has approved', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server, { members });
  const { page } = await launchSemaforo({ profile });
  server.customerPosts({ from: 'marta', text: '@lumbre How much is the night cream?' });
  await option(page, /night cream/i).click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();

  await sitDown(page, 'paula');
  await expect(submit(page)).toBeVisible();
  await write(page, 'It costs 20.');
  await expect(page.getByRole('button', { name: /^Awaiting approval ?, 1$/ })).toBeVisible();
  await page.getByRole('listbox', { name: 'Queue' }).focus();
  await openApprovals(page);
  await expect(
    approvals(page).getByRole('option', { name: /marta.*approve in .* or Green breaches/i }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Approvals' })).toContainText('You wrote it');
  await page.keyboard.press('y');

  await sitDown(page, 'lead');
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  await approvals(page).focus();
  await page.keyboard.press('u');
  await page.getByRole('textbox', { name: 'Note for Paula Teruel' }).fill('Say hello first.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Nothing waits for an approval.')).toBeVisible();

  await sitDown(page, 'paula');
  await inRow(page, 'g', 'q');
  await option(page, /night cream/i).click();
  await expect(page.getByRole('region', { name: 'For you' })).toContainText(
    'asks for changes to your reply: Say hello first.',
  );
  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Reply', exact: true })).toHaveValue('It costs 20.');
  await write(page, 'Hello! It costs 20.');

  await sitDown(page, 'lead');
  await page.getByRole('listbox', { name: 'Queue' }).focus();
  await openApprovals(page);
  await page.getByRole('button', { name: 'Edit and approve' }).click();
  await page.getByRole('textbox', { name: 'Text of the reply' }).fill('Hello Marta! It costs 20.');
  await page.getByRole('button', { name: 'Edit and approve' }).click();
  await expect
    .poll(() => server.statusesBy(server.brandAcct).map(({ text }) => text))
    .toEqual([expect.stringContaining('Hello Marta! It costs 20.')]);

  await sitDown(page, 'paula');
  await inRow(page, 'g', 'q');
  await option(page, /night cream/i).click();
  await expect(conversation(page)).toContainText('Approved by Lucía Robles');
  await page.getByText('What Paula Teruel wrote, and what was changed').click();
  await expect(conversation(page).locator('ins')).toContainText('Marta!');
  await server.close();
});
