// Journeys through the real application, and the longer suites that need servers or break things on purpose.
import { defineConfig } from '@playwright/test';

const suites = ['e2e', 'a11y', 'live', 'faults', 'hub'];

export default defineConfig({
  projects: suites.map((name) => ({ name, testDir: `test/${name}`, testMatch: '**/*.spec.ts' })),
  // The windows share one display and one session bus.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: '.cache/playwright',
});
