// Runs test suites one after another and adds up what their runners counted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, fromRoot } from './places.mjs';
import { run } from './programs.mjs';
import { say } from './report.mjs';

const results = join(cache, 'results');

const runners = {
  vitest: {
    args: (project, report) => [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env: () => ({}),
    count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  },
  playwright: {
    args: (project) => [
      'node_modules/@playwright/test/cli.js',
      'test',
      `--project=${project}`,
      '--reporter=list,json',
    ],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  },
};

/** Each runner looks for its own file names. */
const parts = {
  unit: [
    { runner: 'vitest', folders: ['src', 'test', 'scripts'], ending: /(?<!\.browser)\.test\.(ts|mjs)$/ },
  ],
  browser: [{ runner: 'vitest', folders: ['src'], ending: /\.browser\.test\.tsx?$/ }],
  e2e: [{ runner: 'playwright', folders: ['test/e2e'], ending: /\.spec\.ts$/ }],
  live: eitherRunner('test/live'),
  faults: eitherRunner('test/faults'),
};

function eitherRunner(folder) {
  return [
    { runner: 'vitest', folders: [folder], ending: /\.test\.ts$/ },
    { runner: 'playwright', folders: [folder], ending: /\.spec\.ts$/ },
  ];
}

const hasTests = ({ folders, ending }) =>
  folders.some((folder) => {
    const path = fromRoot(folder);
    return existsSync(path) && readdirSync(path, { recursive: true }).some((name) => ending.test(name));
  });

/** A runner can fail without a failed test: a file that does not load, a crash. */
export function countOf(runnerName, report, status) {
  const { passed, failed } = report ? runners[runnerName].count(report) : { passed: 0, failed: 0 };
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function runPart(suite, { runner: name }, { node, env, args }) {
  const runner = runners[name];
  const report = join(results, `${suite}-${name}.json`);
  rmSync(report, { force: true });
  say(`${suite} tests (${name})`);
  const status = await run(node, [...runner.args(suite, report), ...args], {
    env: { ...env, ...runner.env(report) },
  });
  return countOf(name, readReport(report), status);
}

export async function runSuites(suites, context) {
  mkdirSync(results, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const suite of suites) {
    const present = parts[suite].filter(hasTests);
    if (present.length === 0) say(`${suite} tests: there are none`);
    for (const part of present) {
      const { passed, failed } = await runPart(suite, part, context);
      total.passed += passed;
      total.failed += failed;
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}
