// A window of the real application that pictures are taken of, on a profile that goes with it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'docs/screenshots');
const asRoot = process.getuid?.() === 0;

/** Opens the application; what it shows is reached by keys, since names differ by language. */
export async function openDesk(args) {
  const profile = await mkdtemp(path.join(tmpdir(), 'semaforo-pictures-'));
  const app = await _electron.launch({
    cwd: root,
    args: [...(asRoot ? ['--no-sandbox'] : []), root, '--profile', profile, '--no-window-effects', ...args],
    env: { ...process.env, SEMAFORO_KEY_FALLBACK: 'memory' },
  });
  const page = await app.firstWindow();
  const camera = await page.context().newCDPSession(page);
  return {
    page,
    /** Long enough for a dialog to stand still and for pictures in messages to be there. */
    settle: (ms = 400) => page.waitForTimeout(ms),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    size: (width, height) =>
      app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
        [width, height],
      ),
    look: (language, theme) =>
      page.evaluate((look) => window.desk.request('settings.write', look), { language, theme }),
    take: async (name) => {
      const { data } = await camera.send('Page.captureScreenshot', { format: 'webp', quality: 70 });
      await writeFile(path.join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
      console.log(`docs/screenshots/${name}.webp`);
    },
    close: async () => {
      await app.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
