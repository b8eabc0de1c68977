// Journeys through the real application, and the longer suites that need servers or break things on purpose.
import { defineConfig } from '@playwright/test';

const suites = ['e2e', 'a11y', 'visual', 'live', 'faults', 'hub'];

// Two at a time where each has a display and its focus to itself, or asks nothing of them.
const surroundings = process.env['SEMAFORO_SURROUNDINGS'];
const haveDisplays = surroundings !== undefined;
const inPairs = new Set(haveDisplays ? ['e2e', 'faults'] : ['faults']);

// Every worker reads this file: what a test starts finds the display and the bus of its own worker, and tells nobody else's.
const worker = process.env['TEST_PARALLEL_INDEX'];
if (haveDisplays && worker !== undefined) {
  const all = JSON.parse(surroundings) as NodeJS.ProcessEnv[];
  Object.assign(process.env, all[Number(worker)]);
}

export default defineConfig({
  projects: suites.map((name) => ({
    name,
    testDir: `test/${name}`,
    testMatch: '**/*.spec.ts',
    workers: inPairs.has(name) ? 2 : 1,
  })),
  workers: 2,
  // A slow machine takes long for a start of the application, and a test may start it thrice.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: '.cache/playwright',
});
