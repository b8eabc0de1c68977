// A red case nears its deadline while the window is hidden and the network is gone.
import { expect } from '@playwright/test';
import { startMastodonServer } from '../support/mastodon-server/server';
import { deskIsOpen } from './desk-hands';
import type { Semaforo } from './fixtures';
import { provision } from './provision';
import { test } from './with-desktop';

const minute = 60_000;
const words = '@lumbre Creo que es una reacción alérgica, tengo la cara hinchada';

const hide = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

test('an hour and a half after the post the desktop warns once, with nobody looking and nobody reachable', async ({
  desktop,
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server);
  const launch = () => launchSemaforo({ profile, env: desktop.env, withoutWindowEffects: false });
  const first = await launch();
  await deskIsOpen(first.page);
  // Not before: how long a start takes is another question on every machine.
  const postedAt = Date.now() - 90 * minute + 25_000;
  server.customerPosts({ from: 'marta', text: words, at: postedAt });
  await expect(first.page.getByRole('option', { name: /Red.*marta.*alérgica/is })).toBeVisible();
  await server.goesAway();
  await hide(first);

  await expect.poll(() => desktop.notices.length, { timeout: 90_000 }).toBe(1);
  const [notice] = desktop.notices;
  const lateness = (notice?.at ?? 0) - (postedAt + 90 * minute);
  expect(lateness).toBeGreaterThanOrEqual(0);
  expect(lateness).toBeLessThan(3_000);
  expect(notice).toMatchObject({ title: '⬢ Red · Aurea Derma · 30 min left', urgency: 2 });
  expect(`${notice?.title} ${notice?.body}`).not.toMatch(/marta|alérgica|hinchada/i);

  await first.kill();
  const second = await launch();
  await expect(second.page.getByRole('option', { name: /Red.*marta/is })).toBeVisible();
  await hide(second);
  desktop.sleepAndWakeUp();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(desktop.notices).toHaveLength(1);
});

test('waking up asks the channels at once, however long their pause is', async ({
  desktop,
  launchSemaforo,
  newProfile,
}) => {
  const server = await startMastodonServer();
  const profile = await newProfile();
  await provision(profile, server, { pollEvery: '10 min' });
  const polls = () => server.requests.filter((line) => line.startsWith('GET /api/v1/notifications')).length;
  const before = polls();
  await launchSemaforo({ profile, env: desktop.env });
  await expect.poll(polls).toBe(before + 1);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(polls()).toBe(before + 1);
  desktop.sleepAndWakeUp();
  await expect.poll(polls).toBeGreaterThan(before + 1);
  await server.close();
});
