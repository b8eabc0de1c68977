// The window among the other things of a desktop: the tray, a second start, its place, the menu.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { runToEnd, type Semaforo } from './fixtures';
import { test } from './with-desktop';

const isVisible = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? null);

const titleOf = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

const placeOf = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

const closeWindow = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('closing the window hides it to the tray, and the tray brings it back', async ({
  desktop,
  launchSemaforo,
}) => {
  const semaforo = await launchSemaforo({ withoutWindowEffects: false, env: desktop.env });
  await expect.poll(() => desktop.trayItems.length).toBe(1);
  await closeWindow(semaforo);
  await expect.poll(() => isVisible(semaforo)).toBe(false);
  await expect.poll(() => desktop.notices.map(({ title }) => title)).toEqual(['Semáforo keeps watching']);
  await desktop.clickTray(desktop.trayItems[0] ?? '');
  await expect.poll(() => isVisible(semaforo)).toBe(true);
  await semaforo.quit();
});

test('without window effects there is no tray, and closing the window ends the app', async ({
  desktop,
  launchSemaforo,
}) => {
  const semaforo = await launchSemaforo({ env: desktop.env });
  expect(desktop.trayItems).toEqual([]);
  const ended = new Promise<void>((resolve) => semaforo.app.once('close', () => resolve()));
  await closeWindow(semaforo).catch(() => undefined);
  await ended;
});

test('a second start on the same profile brings the window forward and ends', async ({ launchSemaforo }) => {
  const semaforo = await launchSemaforo();
  await semaforo.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await runToEnd({}, semaforo.profile)).toMatchObject({ status: 0 });
  await expect.poll(() => isVisible(semaforo)).toBe(true);
});

test('a second start that brings a workspace is refused, since the first one is open', async ({
  launchSemaforo,
}) => {
  const semaforo = await launchSemaforo();
  const file = join(semaforo.profile, 'w.yaml');
  await writeFile(file, 'version: 1\n');
  const { status, said } = await runToEnd({ args: ['--workspace', file] }, semaforo.profile);
  expect(status).toBe(2);
  expect(said).toContain('this profile is open already');
});

test('the window opens where it was, and its title says when nothing in it is real', async ({
  launchSemaforo,
}) => {
  const first = await launchSemaforo({ args: ['--sandbox'] });
  const place = { x: 60, y: 80, width: 1000, height: 700 };
  await first.app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    place,
  );
  await expect.poll(() => titleOf(first)).toContain('Sandbox');
  await expect.poll(() => placeOf(first)).toMatchObject({ width: 1000, height: 700 });
  await first.quit();
  const second = await launchSemaforo({ args: ['--sandbox'], profile: first.profile });
  await expect.poll(() => placeOf(second)).toMatchObject({ width: 1000, height: 700 });
});

test('a settings file that is no longer JSON is kept aside, and the app opens with the defaults', async ({
  launchSemaforo,
  newProfile,
}) => {
  const profile = await newProfile();
  const torn = '{"settings": {"theme"';
  await writeFile(join(profile, 'settings.json'), torn);
  const { page } = await launchSemaforo({ profile });
  const settings = await page.evaluate(() => window.desk.request('settings.read', undefined));
  expect(settings).toMatchObject({ ok: true, value: { theme: 'system', paneWidths: {} } });
  expect(await readFile(join(profile, 'settings.unusable.json'), 'utf8')).toBe(torn);
});

test('a page that crashes comes back', async ({ launchSemaforo }) => {
  const { app } = await launchSemaforo();
  const processOfPage = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && !contents.isCrashed() && !contents.isLoading() ? contents.getOSProcessId() : 0;
    });
  // While it loads there is none to be ended; the number 0 would mean everybody here.
  await expect.poll(processOfPage).toBeGreaterThan(0);
  const before = await processOfPage();
  expect(before).toBeGreaterThan(0);
  process.kill(before, 'SIGKILL');
  await expect.poll(processOfPage).not.toBe(before);
  await expect.poll(processOfPage).toBeGreaterThan(0);
});
