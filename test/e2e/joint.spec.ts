// Alike messages in the whole application: one answer is asked for, read by somebody else, and reaches each customer once.
import { expect, type Page } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { allOpen, inRow } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

const members = `  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [care] }
`;
const customers = ['marta', 'nuria', 'olga', 'petra'] as const;
const sitDown = (page: Page, agentId: string) =>
  page.evaluate((id) => window.desk.request('settings.write', { agentId: id }), agentId);

test('one approval answers all that ask the same, each by name, and leaves out who wrote again', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server, { members });
  const { page } = await launchSemaforo({ profile });
  const posts = customers.map((from) =>
    server.customerPosts({ from, text: '@lumbre Your online shop is down, I cannot order anything' }),
  );
  await expect(allOpen(page, customers.length)).toBeVisible();

  await sitDown(page, 'paula');
  await page.getByRole('listbox', { name: 'Queue' }).focus();
  await inRow(page, 'g', 'm');
  const groups = page.getByRole('listbox', { name: 'Groups of alike messages' });
  await expect(groups.getByRole('option', { name: /^4 messages/ })).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Text for all of them' })
    .fill('Sorry, {{customer}}: the shop is back.');
  await page.getByRole('checkbox', { name: /^petra/i }).uncheck();
  await page.getByRole('button', { name: 'Send 3 answers to approval' }).click();
  const answer = page.getByRole('article', { name: /^Answer to 3 cases/ });
  await expect(answer).toContainText('3 wait for approval');
  await expect(answer.getByRole('button', { name: /^Read/ })).toBeHidden();

  const ofOlga = posts[2]?.id ?? '';
  server.customerPosts({ from: 'olga', text: '@lumbre Hello? Still down!', inReplyTo: ofOlga });
  await expect(answer).toContainText('0 of 3 sent, 1 dropped out');
  await sitDown(page, 'lead');
  await answer.getByRole('button', { name: 'Read 2 texts' }).click();
  const review = page.getByRole('region', { name: 'What you approve' });
  await expect(review).toContainText('Sorry, marta: the shop is back.');
  await review.getByRole('button', { name: 'Approve 2 answers' }).click();
  await expect(answer).toContainText('2 of 3 sent, 1 dropped out', { timeout: 60_000 });
  const said = server.statusesBy(server.brandAcct).map(({ text }) => text);
  expect(said).toHaveLength(2);
  for (const name of ['marta', 'nuria'])
    expect(said.filter((text) => text.includes(`Sorry, ${name}: the shop is back.`))).toHaveLength(1);
});
