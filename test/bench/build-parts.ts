// Builds the parts of the bench that run inside Electron; the product itself was built before.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
export const root = path.join(here, '../..');
const out = path.join(root, '.cache/bench');

export const parts = {
  /** Folders that Electron starts as applications. */
  host: path.join(out, 'host'),
  static: path.join(out, 'static'),
  appHook: path.join(out, 'electron/app-hook.cjs'),
} as const;

const electronEntries = [
  'app-hook',
  'channels-stand-in',
  'engine-without-search',
  'host-main',
  'host-preload',
  'static-main',
];

export async function buildParts(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(out, 'electron'),
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          electronEntries.map((name) => [name, path.join(here, `electron/${name}.ts`)]),
        ),
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(here, 'page'),
    base: './',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: path.join(out, 'page'),
      emptyOutDir: true,
      target: 'chrome114',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['index.html', 'static.html'].map((name) => path.join(here, 'page', name)) },
    },
  });
  writeApplication(parts.host, 'host-main');
  writeApplication(parts.static, 'static-main');
}

function writeApplication(folder: string, entry: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: `semaforo-bench-${entry}`, version: '0.0.0', main: `../electron/${entry}.cjs` };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
}
