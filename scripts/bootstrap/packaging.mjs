// Packs the application with the Electron that was found: a folder to try, or installers to hand out.
import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fromRoot } from './places.mjs';
import { run } from './programs.mjs';
import { Refusal } from './report.mjs';

/** electron-builder would download its archiver; the one from the registry does as well, once it may be run. */
function archiver() {
  const { path7za } = createRequire(fromRoot('package.json'))('7zip-bin');
  chmodSync(path7za, 0o755);
  // The default is the highest level: over ten minutes instead of two, for a few per cent.
  return { ELECTRON_BUILDER_COMPRESSION_LEVEL: '5', ELECTRON_BUILDER_7ZIP_PATH: path7za };
}

export function refuseFallback({ isFallback, version }) {
  if (!isFallback) return;
  throw new Refusal(
    `A release needs the official Electron; here is only the fallback ${version}, an unsupported copy for development.`,
  );
}

export function packageApp({ node, env, electron, args }) {
  const forRelease = args.includes('--release');
  const chosen = args.filter((arg) => arg !== '--release');
  const builder = fromRoot('node_modules/electron-builder/cli.js');
  const runtime = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
  const target = forRelease || chosen.length > 0 ? chosen : ['--dir'];
  return run(node, [builder, '--publish', 'never', ...runtime, ...target], {
    env: { ...env, ...archiver() },
  });
}
