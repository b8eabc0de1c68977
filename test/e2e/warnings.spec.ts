// A red case near its deadline reaches a person who is not looking: window hidden, after sleep, by the desktop itself.
import { expect } from '@playwright/test';
import type { Semaforo } from './fixtures';
import { test } from './with-desktop';

const workspace = ['--workspace', 'test/fixtures/two-brands.workspace.yaml'];
const minute = 60_000;
/** The fixture promises red within two hours and warns first when thirty minutes are left. */
const untilFirstWarning = 90 * minute;

/** Says to the engine that a call was taken at this instant; the page is loaded anew and takes over again. */
async function takeCall({ page }: Semaforo, takenAt: number): Promise<void> {
  await page.evaluate(async (takenAt) => {
    const port = await new Promise<MessagePort | undefined>((resolve) => {
      const take = (event: MessageEvent) => {
        if (event.data !== 'semaforo:ports') return;
        event.stopImmediatePropagation();
        resolve(event.ports[0]);
      };
      window.addEventListener('message', take, { capture: true, once: true });
      void window.desk.request('desk.connect', undefined);
    });
    const input = {
      brandId: 'aurea-derma',
      via: 'phone',
      customerName: 'Marta Ibáñez',
      contact: '',
      text: 'Creo que es una reacción alérgica, tengo la cara hinchada',
      takenAt,
      linkedTo: null,
    };
    await new Promise<void>((resolve, reject) => {
      if (!port) return reject(new Error('no port came'));
      port.onmessage = ({ data }) => {
        if (data.type !== 'reply') return;
        if (data.result.ok) resolve();
        else reject(new Error(data.result.error.message));
      };
      port.postMessage({
        id: 1,
        kind: 'command',
        name: 'case.createByHand',
        input,
        operationId: '0123456789abcdef'.repeat(2),
      });
    });
  }, takenAt);
  await page.reload();
}

const hide = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

/** Asks the page without the debugging connection, which Chromium drops when the computer sleeps. */
const inPage = ({ app }: Semaforo, script: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
    script,
  );

async function whenReady({ page }: Semaforo): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Views' }).getByText('Aurea Derma')).toBeVisible();
}

test('half an hour before the breach the desktop warns once, with the window hidden, and a click opens the case', async ({
  desktop,
  launchSemaforo,
}) => {
  const semaforo = await launchSemaforo({ args: workspace, env: desktop.env, withoutWindowEffects: false });
  await whenReady(semaforo);
  const takenAt = Date.now() - untilFirstWarning + 20_000;
  await takeCall(semaforo, takenAt);
  await hide(semaforo);
  await expect.poll(() => desktop.notices.length, { timeout: 90_000 }).toBe(1);
  const [notice] = desktop.notices;
  expect(notice?.at).toBeGreaterThanOrEqual(takenAt + untilFirstWarning);
  expect(notice).toMatchObject({ title: '⬢ Red · Aurea Derma · 30 min left', urgency: 2 });
  expect(`${notice?.title} ${notice?.body}`).not.toMatch(/Marta|Ibáñez|alérgica|hinchada/);

  desktop.sleepAndWakeUp();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(desktop.notices).toHaveLength(1);

  if (notice) desktop.click(notice);
  await expect
    .poll(() => semaforo.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await expect
    .poll(() => inPage(semaforo, `document.querySelector('[aria-label="Case"]')?.textContent ?? ''`))
    .toContain('Marta Ibáñez');
});

test('where the desktop has no notification service the window warns by itself', async ({
  launchSemaforo,
}) => {
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const semaforo = await launchSemaforo({ args: workspace, env });
  await whenReady(semaforo);
  await takeCall(semaforo, Date.now() - untilFirstWarning + 12_000);
  await expect(semaforo.page.getByRole('alert').filter({ hasText: 'Aurea Derma' })).toBeVisible({
    timeout: 60_000,
  });
});
