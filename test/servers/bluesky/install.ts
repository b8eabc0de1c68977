// Installs Bluesky's own servers from npm into the cache, once.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.cache/bluesky-server');
const version = '0.6.7';
// Older ones end the process when Node 24 collects one of their statements (NixOS/nixpkgs issue 554101).
const sqliteVersion = '13.2.0';

/** The folder the network is started in. About 500 MB and three minutes the first time. */
export function installBluesky(): string {
  mkdirSync(folder, { recursive: true });
  copyFileSync(new URL('network.mjs', import.meta.url), join(folder, 'network.mjs'));
  const marker = join(folder, `installed-${version}-${sqliteVersion}-node-${process.versions.modules}`);
  if (existsSync(marker)) return folder;
  console.log('Installing the Bluesky test network from npm; this takes some minutes the first time.');
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { '@atproto/dev-env': version },
    overrides: { 'better-sqlite3': sqliteVersion },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const install = () => npm('install', '--ignore-scripts', '--no-audit', '--no-fund');
  try {
    install();
  } catch {
    // Some hundred packages come over a network: what came is kept, and the rest is asked for once more.
    install();
  }
  // The one package with a native part of its own; built against the headers of the Node that will run it.
  npm('rebuild', 'better-sqlite3', '--ignore-scripts=false');
  writeFileSync(marker, '');
  return folder;
}

function npm(...args: string[]): void {
  const node = dirname(dirname(process.execPath));
  const { status, signal, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      npm_config_nodedir: existsSync(join(node, 'include/node')) ? node : process.env['npm_config_nodedir'],
    },
  });
  if (status !== 0)
    throw new Error(`npm ${args.join(' ')} failed (${signal ?? status}):\n${stdout}\n${stderr}`);
}
