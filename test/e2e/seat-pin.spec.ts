// A shared desk of a workspace that asks for PINs: sitting down, unlocking and changing seats, all by keys.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { deskIsOpen, inRow, queueOf } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

const paula = 'Paula Teruel';
const members = `  - { id: paula, name: ${paula}, initials: PT, role: agent, teams: [care] }
seats: { pin: true }
`;
const locked = (page: Page) => page.getByRole('heading', { name: 'Locked' });
const field = (page: Page, name: string) => page.getByLabel(`PIN of ${name}`, { exact: true });

async function lock(page: Page): Promise<void> {
  await queueOf(page).focus();
  await inRow(page, 'g', 'l');
  await expect(locked(page)).toBeVisible();
}

/** The field has the focus by itself. */
async function typePin(page: Page, pin: string): Promise<void> {
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

/** By Enter alone: whoever sat here last has the focus. */
async function sitsFirst(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, name)).toBeFocused();
}

async function namesThere(page: Page): Promise<readonly string[]> {
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  return page.getByRole('main').getByRole('listitem').allTextContents();
}

test('a PIN is chosen once, and then opens the desk; a colleague needs their own', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server, { members });
  const { page } = await launchSemaforo({ profile });
  // The desk knows since it was provisioned that this workspace asks for PINs.
  await expect(locked(page)).toBeVisible({ timeout: 60_000 });
  const [mine] = await namesThere(page);
  if (mine === undefined) throw new Error('nobody can sit down');
  await sitsFirst(page, mine);
  await expect(page.getByRole('main')).toContainText('has none yet');
  await page.keyboard.type('2468');
  await page.keyboard.press('Tab');
  await typePin(page, '2468');
  await deskIsOpen(page);

  await lock(page);
  await sitsFirst(page, mine);
  await typePin(page, '1111');
  await expect(page.getByRole('alert')).toContainText('4 more tries');
  await typePin(page, '2468');
  await deskIsOpen(page);

  // Changing seats locks first; Escape leads back to the others, and not to what was open.
  await queueOf(page).focus();
  await inRow(page, 'g', 'u');
  await page.getByRole('dialog', { name: 'Who sits here?' }).getByRole('combobox').fill(paula);
  await page.keyboard.press('Enter');
  await expect(field(page, paula)).toBeVisible();
  await expect(queueOf(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: paula })).toBeVisible();

  // Past the screens it is the same.
  const written = await page.evaluate(() =>
    window.desk.request('settings.write', { agentId: 'paula', locked: false }),
  );
  expect(written).toMatchObject({ ok: false, error: { code: 'seat-needs-pin' } });
  await page.reload();
  await expect(locked(page)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: mine }).click();
  await expect(field(page, mine)).toBeFocused();
  await typePin(page, '2468');
  await deskIsOpen(page);
  await server.close();
});

test('a desk that was left open asks who sits down when it is started again, and shows nothing before', async ({
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server, { members });
  const first = await launchSemaforo({ profile });
  await expect(locked(first.page)).toBeVisible({ timeout: 60_000 });
  await first.page.getByRole('button', { name: paula }).click();
  await expect(field(first.page, paula)).toBeFocused();
  await first.page.keyboard.type('2468');
  await first.page.keyboard.press('Tab');
  await typePin(first.page, '2468');
  await deskIsOpen(first.page);
  // What the next start would show, if it showed anything.
  await expect.poll(() => existsSync(join(profile, 'start-page')), { timeout: 60_000 }).toBe(true);
  await first.quit();

  const { page } = await launchSemaforo({ profile });
  const seen = await page.evaluate(() => document.body.innerText);
  expect(seen).not.toContain('All open');
  await expect(locked(page)).toBeVisible({ timeout: 60_000 });
  await expect(queueOf(page)).toHaveCount(0);
  const past = await page.evaluate(() =>
    Promise.all([
      window.desk.request('settings.write', { locked: false }),
      window.desk.request('start.page', undefined),
    ]),
  );
  expect(past).toMatchObject([
    { ok: false, error: { code: 'seat-needs-pin' } },
    { ok: true, value: null },
  ]);
  await page.getByRole('button', { name: paula }).click();
  await expect(field(page, paula)).toBeFocused();
  await typePin(page, '2468');
  await deskIsOpen(page);
  await expect(page.getByRole('button', { name: `${paula} sits here` })).toBeVisible();
  await server.close();
});
