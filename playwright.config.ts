// Journeys through the real application, and the longer suites that need servers or break things on purpose.
import { defineConfig } from '@playwright/test';

const suites = ['e2e', 'a11y', 'visual', 'live', 'faults', 'hub'];

// What is ended and begun again all the time mostly waits, and asks nothing of the one display and its focus.
const inPairs = 'faults';

export default defineConfig({
  projects: suites.map((name) => ({
    name,
    testDir: `test/${name}`,
    testMatch: '**/*.spec.ts',
    // The windows share one display and one session bus.
    workers: name === inPairs ? 2 : 1,
  })),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: '.cache/playwright',
});
