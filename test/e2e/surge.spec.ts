// Early warning in the whole application: what comes back after two quiet weeks is told, with what it is, and leads to a crisis.
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import { hour, minute } from '../../src/shared/domain/time';
import { startMastodonServer } from '../support/mastodon-server/server';
import { allOpen, deskIsOpen } from './desk-hands';
import { test } from './fixtures';
import { provision } from './provision';

const hook = resolve('test/e2e/shifted-clock.cjs');
const quietHours = 16 * 24;
const inTheSurge = 30;

test('a surge after two quiet weeks is raised with what it is about, and a crisis is declared from it', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer({ limit: 1_000_000 });
  const profile = await newProfile();
  const began = Date.now() - quietHours * hour;
  // The desk counts from its first day on, which was two weeks ago.
  await provision(profile, server, {
    env: { NODE_OPTIONS: `--require ${hook}`, SEMAFORO_CLOCK_SHIFT_MS: String(began - Date.now()) },
  });
  for (let at = began + 7 * minute, nth = 1; at < Date.now(); at += hour, nth += 1)
    server.customerPosts({
      from: `usual${nth}`,
      text: `@lumbre An allergic reaction, day after day ${nth}`,
      at,
    });
  const replayed = Date.now() - 25 * minute;
  for (let nth = 1; nth <= inTheSurge; nth += 1) {
    const text = `@lumbre The new sun cream gave me an allergic reaction ${nth}`;
    server.customerPosts({ from: `burnt${nth}`, text, at: replayed + (nth / 2) * minute });
  }
  const weeks = await launchSemaforo({ profile });
  await expect(allOpen(weeks.page, quietHours + inTheSurge)).toBeVisible({ timeout: 120_000 });
  await weeks.quit();

  const { page } = await launchSemaforo({
    profile,
    hook,
    env: { SEMAFORO_CLOCK_SHIFT_MS: 'to the next look' },
  });
  await deskIsOpen(page);
  await expect(page.getByRole('alert').getByText(/alarming messages in/u)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Look at it' }).click();
  const surge = page.getByRole('region', { name: 'Out of the ordinary' });
  await expect(surge).toContainText('sun cream');
  await surge.getByRole('button', { name: 'Declare a crisis' }).click();
  const dialog = page.getByRole('dialog', { name: 'Declare a crisis' });
  await expect(dialog.getByRole('textbox', { name: 'In a few words' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The new sun cream');
  await dialog.getByRole('textbox', { name: 'Our position' }).fill('We say why on Friday.');
  await dialog.getByRole('textbox', { name: 'Holding message' }).fill('We have read you and look into it.');
  await dialog.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Crisis' })).toContainText('The new sun cream');
  await server.close();
});
