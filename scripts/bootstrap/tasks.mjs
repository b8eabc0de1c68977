// What each npm script does, and what must be there before it can.
import { check, fixArgs } from './check.mjs';
import { binaryIn } from './electron-runtime.mjs';
import { withRounds } from './fault-rounds.mjs';
import { packageApp } from './packaging.mjs';
import { asRoot, fromRoot, root } from './places.mjs';
import { run } from './programs.mjs';
import { runSuites } from './test-suites.mjs';

/** Paths among the application's arguments mean what they mean where the command was typed. */
const whereTyped = () => process.env.INIT_CWD ?? process.cwd();

function startApp({ electron, env, args }) {
  const switches = asRoot ? ['--no-sandbox'] : [];
  return run(binaryIn(electron.folder), [root, ...switches, ...args], { env, cwd: whereTyped() });
}

const suites =
  (...names) =>
  (context) =>
    runSuites(names, context);

const tool =
  (file, ...fixed) =>
  ({ node, env, args }) =>
    run(node, [fromRoot(file), ...fixed, ...args], { env });

const wholeApp = { electron: true, built: 'when stale', display: true, bus: true };

export const tasks = {
  start: { electron: true, built: 'when stale', windows: true, work: startApp },
  build: { built: 'always', work: () => 0 },
  check: { work: check },
  fix: { work: ({ node, env }) => run(node, fixArgs, { env }) },
  test: { ...wholeApp, needs: ['keyring'], chromium: true, work: suites('unit', 'browser', 'e2e') },
  'test:unit': { work: suites('unit') },
  'test:browser': { chromium: true, work: suites('browser') },
  'test:e2e': { ...wholeApp, needs: ['keyring'], work: suites('e2e') },
  'test:a11y': { ...wholeApp, chromium: true, work: suites('a11y') },
  'test:visual': { ...wholeApp, chromium: true, work: suites('visual') },
  'test:live': { ...wholeApp, needs: ['bluesky', 'mail'], work: suites('live') },
  'test:faults': {
    ...wholeApp,
    needs: ['tracing'],
    work: (context) => suites('faults')(withRounds(context)),
  },
  'test:hub': { ...wholeApp, needs: ['postgres', 'mail'], work: suites('hub') },
  hub: { work: tool('scripts/run-typescript.mjs', 'src/main/hub-cli/main.ts') },
  record: { work: tool('scripts/run-typescript.mjs', 'src/main/record-cli/main.ts') },
  bench: {
    ...wholeApp,
    needs: ['keyring', 'compiler'],
    work: tool('scripts/run-typescript.mjs', 'test/bench/main.ts'),
  },
  screenshots: { ...wholeApp, work: tool('scripts/screenshots.mjs') },
  package: { electron: true, built: 'when stale', work: packageApp },
  'electron:path': { electron: true, work: ({ electron }) => console.log(electron.folder) },
};
