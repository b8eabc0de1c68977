// The one way into every npm script: `node scripts/bootstrap.mjs TASK [arguments]` readies a fresh clone, then works.
import { delimiter, dirname, join } from 'node:path';
import { ensureDependencies, toolNode } from './bootstrap/dependencies.mjs';
import { binaryIn, findElectron } from './bootstrap/electron-runtime.mjs';
import { oneAtATime } from './bootstrap/one-at-a-time.mjs';
import { refuseFallback } from './bootstrap/packaging.mjs';
import { modules } from './bootstrap/places.mjs';
import { Refusal, say } from './bootstrap/report.mjs';
import { build, buildWhenStale } from './bootstrap/stale-build.mjs';
import { needsDisplay, surroundings } from './bootstrap/surroundings.mjs';
import { ensureSystemPackages } from './bootstrap/system-packages.mjs';
import { tasks } from './bootstrap/tasks.mjs';

const debianChromium = '/usr/bin/chromium';

function environment(node, electron) {
  const env = { ...process.env };
  env.PATH = [join(modules, '.bin'), dirname(node), env.PATH].join(delimiter);
  env.CHROMIUM_PATH ??= debianChromium;
  if (electron) env.ELECTRON_OVERRIDE_DIST_PATH = electron.folder;
  return env;
}

function tell({ version, origin, isFallback }) {
  say(`Running on Electron ${version}: ${origin}${isFallback ? '; no release is ever made with it' : ''}.`);
}

function programsFor(task) {
  const wanted = [];
  if (task.chromium && !process.env.CHROMIUM_PATH) wanted.push('chromium');
  if (wantsVirtualDisplay(task)) wanted.push('display');
  if (task.bus) wanted.push('bus');
  wanted.push(...(task.needs ?? []));
  return wanted;
}

/** A person's own window may also open on Wayland; tests want X. */
function wantsVirtualDisplay(task) {
  return needsDisplay() && (task.display || (task.windows && !process.env.WAYLAND_DISPLAY));
}

/** Tests run in pairs. */
function displaysFor(task) {
  if (!wantsVirtualDisplay(task)) return 0;
  return task.display ? 2 : 1;
}

async function prepare(task, args) {
  await ensureDependencies();
  const node = toolNode();
  const forRelease = args.includes('--release');
  const electron = task.electron ? await findElectron(node, { insistOnOfficial: forRelease }) : undefined;
  if (electron) tell(electron);
  if (electron && forRelease) refuseFallback(electron);
  await ensureSystemPackages(electron && binaryIn(electron.folder), programsFor(task));
  const env = environment(node, electron);
  if (task.built === 'always') await build(node, env);
  if (task.built === 'when stale') await buildWhenStale(node, env);
  return { node, electron, env, args };
}

async function main([name = '', ...args]) {
  const task = tasks[name];
  if (!task) throw new Refusal(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`);
  const context = await oneAtATime(() => prepare(task, args));
  Object.assign(context.env, await surroundings({ displays: displaysFor(task), bus: task.bus }));
  return (await task.work(context)) ?? 0;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exit(1);
}
