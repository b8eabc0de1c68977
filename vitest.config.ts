// Two test projects: `unit` on Node, and `browser` on Chromium for what needs a real IndexedDB.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const isRoot = process.getuid?.() === 0;
const chromium = process.env['CHROMIUM_PATH'];

const provider = playwright({
  launchOptions: {
    ...(chromium ? { executablePath: chromium } : {}),
    args: ['--disable-gpu', '--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
  },
});

export default defineConfig({
  cacheDir: fromRoot('.cache/vitest'),
  resolve: {
    alias: {
      electron: fromRoot('scripts/test/no-electron.ts'),
      pino: fromRoot('scripts/build/silent-logger.ts'),
    },
  },
  test: {
    passWithNoTests: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Left to itself the runner waits a second for what is looked for: less than a slow machine takes for a start.
    expect: { poll: { timeout: 30_000 } },
    // Left to itself the runner keeps one processor free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.browser.test.ts', 'test/live/**', 'test/faults/**', 'test/hub/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        // Vite warns of an import inside the test runner itself.
        logLevel: 'error',
        // Screens that are loaded late are found before the first test, or their libraries come twice.
        optimizeDeps: { entries: ['src/renderer/**/*.{ts,tsx}'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      ...['live', 'faults', 'hub'].map((name) => ({
        extends: true as const,
        test: {
          name,
          environment: 'node' as const,
          include: [`test/${name}/**/*.test.ts`],
          // The simulation's seeds are shared by two processors; servers and ports are not shared by anybody.
          maxWorkers: name === 'faults' ? 2 : 1,
        },
      })),
    ],
  },
});
