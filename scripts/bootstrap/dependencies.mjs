// Installs the locked dependencies when they differ from the lockfile, and picks the Node that runs the tools.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot, modules, onWindows, platform } from './places.mjs';
import { npm, runAside } from './programs.mjs';
import { Refusal, step } from './report.mjs';

const stampFile = join(modules, '.installed-from');
const oldestToolNode = [22, 12];

function currentStamp() {
  const lockfile = readFileSync(fromRoot('package-lock.json'));
  return createHash('sha256').update(lockfile).update(platform).digest('hex');
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** npm keeps a record of what it installed; optional packages may rightly be absent from it. */
function installedAsLocked() {
  const record = textOf(join(modules, '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(textOf(fromRoot('package-lock.json'))).packages;
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    const found = installed[path];
    return path === '' || (found ? found.version === version : Boolean(optional || devOptional));
  });
}

export async function ensureDependencies() {
  const stamp = currentStamp();
  if (textOf(stampFile) === stamp) return;
  if (!installedAsLocked()) {
    // CI machines set NODE_ENV=production at times, which would leave the tools out.
    const env = { ...process.env, NODE_ENV: '' };
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const status = await step('Installing the locked dependencies (npm ci)', () =>
      runAside(npm, args, { env }),
    );
    if (status !== 0) throw new Refusal('npm ci did not succeed; its message is above.');
  }
  writeFileSync(stampFile, stamp);
}

/** The tools need a newer Node than this project asks of a person; npm brings one along where it can. */
export function toolNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestToolNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  const name = onWindows ? `node-win-${process.arch}` : `node-${platform}`;
  const brought = join(modules, name, 'bin', onWindows ? 'node.exe' : 'node');
  if (existsSync(brought)) return brought;
  throw new Refusal(
    `The tools need Node ${oldestToolNode.join('.')} or newer; this is ${process.versions.node}.`,
  );
}
