// Takes the pictures of the documents from the real application, playing the sandbox's ordinary day.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/screenshots');
const asRoot = process.getuid?.() === 0;

/** Long enough for a dialog to stand still and for pictures in messages to be there. */
const settle = (page, ms = 500) => page.waitForTimeout(ms);

async function open(args) {
  const profile = await mkdtemp(path.join(tmpdir(), 'semaforo-pictures-'));
  const app = await _electron.launch({
    cwd: root,
    args: [...(asRoot ? ['--no-sandbox'] : []), root, '--profile', profile, '--no-window-effects', ...args],
    env: { ...process.env, SEMAFORO_KEY_FALLBACK: 'memory' },
  });
  const page = await app.firstWindow();
  return {
    page,
    size: (width, height) =>
      app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
        [width, height],
      ),
    look: (language, theme) =>
      page.evaluate((look) => window.desk.request('settings.write', look), { language, theme }),
    take: async (name) => {
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      console.log(`docs/screenshots/${name}.png`);
    },
    close: async () => {
      await app.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The console at work, in one language and theme. */
async function console_(desk, language, theme) {
  const { page, take } = desk;
  await desk.look(language, theme);
  await desk.size(1440, 900);
  const { keyboard } = page;
  await keyboard.press('Escape');
  await page.locator('[role=option]').nth(1).click();
  await settle(page, 1_200);
  await take(`console-${theme}-${language}`);
  await keyboard.press('r');
  await keyboard.press('Escape');
  await keyboard.press(';');
  await settle(page);
  await take(`canned-${theme}-${language}`);
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  await settle(page);
  await take(`commands-${theme}-${language}`);
  await keyboard.press('Escape');
  await keyboard.press('?');
  await settle(page);
  await take(`keys-${theme}-${language}`);
  await keyboard.press('Escape');
  await desk.size(700, 860);
  await settle(page);
  await take(`narrow-${theme}-${language}`);
  await desk.size(1440, 900);
  await keyboard.press('g');
  await keyboard.press(',');
  await settle(page);
  await take(`settings-${theme}-${language}`);
  await keyboard.press('g');
  await keyboard.press('q');
  await settle(page);
}

await mkdir(folder, { recursive: true });
const sandbox = await open(['--sandbox', 'ordinary-day']);
await sandbox.page.locator('[role=option]').nth(5).waitFor();
await settle(sandbox.page, 3_000);
for (const [language, theme] of [
  ['en', 'light'],
  ['es', 'dark'],
  ['en', 'dark'],
  ['es', 'light'],
]) {
  await console_(sandbox, language, theme);
}
await sandbox.close();

const empty = await open([]);
await empty.size(1200, 800);
for (const [language, theme] of [
  ['en', 'light'],
  ['es', 'dark'],
]) {
  await empty.look(language, theme);
  await settle(empty.page, 1_500);
  await empty.take(`first-run-${theme}-${language}`);
}
await empty.close();
