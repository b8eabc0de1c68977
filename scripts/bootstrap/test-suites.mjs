// Runs test suites one after another, each within its time, and adds up what their runners counted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, fromRoot } from './places.mjs';
import { runWithin } from './programs.mjs';
import { say } from './report.mjs';

const results = join(cache, 'results');
const journalReporter = './scripts/test/journal.mjs';

/** A suite takes a small part of this; whoever runs several may set a time for all of them together. */
const limitMinutes = { unit: 9, browser: 9, e2e: 18, a11y: 9, visual: 4, live: 18, faults: 28, hub: 20 };
const allEndAt = Number(process.env.SEMAFORO_TESTS_END_AT ?? Number.POSITIVE_INFINITY) * 1000;

const runners = {
  vitest: {
    args: (project, report) => [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--reporter=${journalReporter}`,
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
      `--reporter=list,json,${journalReporter}`,
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
  a11y: [{ runner: 'playwright', folders: ['test/a11y'], ending: /\.spec\.ts$/ }],
  visual: [{ runner: 'playwright', folders: ['test/visual'], ending: /\.spec\.ts$/ }],
  live: eitherRunner('test/live'),
  faults: eitherRunner('test/faults'),
  hub: eitherRunner('test/hub'),
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

/** What a runner that had to be ended had counted so far, and what it was at. */
export function countOfUnfinished(journal) {
  const open = new Set();
  const count = { passed: 0, failed: 0 };
  for (const { begins, ends, outcome } of journal) {
    if (begins) open.add(begins);
    else open.delete(ends);
    if (outcome in count) count[outcome] += 1;
  }
  return { passed: count.passed, failed: count.failed + 1, open: [...open] };
}

/** The tests that failed, each with the beginning of its reason. */
export function failuresIn(journal) {
  return journal
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ ends, error }) => (error ? `${ends}: ${error}` : ends));
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const readJournal = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);

const inMinutes = (ms) => `${(ms / 60_000).toFixed(1)} minutes`;

async function runPart(suite, { runner: name }, { node, env, args }) {
  const runner = runners[name];
  const report = join(results, `${suite}-${name}.json`);
  const journal = join(results, `${suite}-${name}.journal`);
  rmSync(report, { force: true });
  writeFileSync(journal, '');
  const limit = Math.max(1_000, Math.min(limitMinutes[suite] * 60_000, allEndAt - Date.now()));
  say(`${suite} tests (${name}), at most ${inMinutes(limit)}`);
  const since = Date.now();
  const status = await runWithin(limit, node, [...runner.args(suite, report), ...args], {
    env: { ...env, ...runner.env(report), SEMAFORO_JOURNAL: journal },
  });
  const failures = failuresIn(readJournal(journal));
  if (status !== 'too long') {
    say(`${suite} tests (${name}) took ${inMinutes(Date.now() - since)}`);
    return { ...countOf(name, readReport(report), status), failures };
  }
  const { open, passed, failed } = countOfUnfinished(readJournal(journal));
  const unfinished = open.length > 0 ? open : ['no test; the runner itself'];
  say(`${suite} tests (${name}) were ended after ${inMinutes(limit)}. Not finished then:`);
  for (const title of unfinished) say(`  ${title}`);
  return { passed, failed, failures: [...failures, ...unfinished.map((title) => `${title}: not finished`)] };
}

export async function runSuites(suites, context) {
  mkdirSync(results, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const failed = [];
  for (const suite of suites) {
    const present = parts[suite].filter(hasTests);
    if (present.length === 0) say(`${suite} tests: there are none`);
    for (const part of present) {
      const count = await runPart(suite, part, context);
      total.passed += count.passed;
      total.failed += count.failed;
      failed.push(...count.failures);
    }
  }
  for (const title of failed) console.log(`FAILED ${title}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}
