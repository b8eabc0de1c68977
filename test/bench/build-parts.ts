// Builds the parts of the bench that run inside Electron; the product itself was built before.
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
export const root = path.join(here, '../..');
export const out = path.join(root, '.cache/bench');

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
  'feed-replay',
  'host-main',
  'host-preload',
  'ingest-floor',
  'static-main',
];

function nodeBundle(folder: string, entries: Readonly<Record<string, string>>): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: here,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(out, folder),
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        input: { ...entries },
        external: ['electron', 'libsql', /^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  };
}

/** The engine as it is, or with bodies that are written as they are: the same code but for the two functions. */
function engineBundle(folder: string, plugins: Plugin[]): InlineConfig {
  const engine = path.join(root, 'src/main/engine');
  return {
    ...nodeBundle(folder, {
      engine: path.join(engine, 'main.ts'),
      'search-thread': path.join(engine, 'search-thread.ts'),
      'rebuild-thread': path.join(engine, 'rebuild-thread.ts'),
    }),
    plugins,
  };
}

/** Puts functions that copy bytes where those stood that encrypt and decrypt them. */
function withoutSealing(): Plugin {
  const copies = `
export function seal(_key: SealKey, plain: Uint8Array, _place: string): Buffer { return Buffer.from(plain); }
export function unseal(_key: SealKey, sealed: Uint8Array, _place: string): Buffer { return Buffer.from(sealed); }
`;
  return {
    name: 'without-sealing',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/main/engine/log/seal.ts')) return null;
      const renamed = code.replace(/^export function (seal|unseal)\(/gm, 'export function $1ForReal(');
      if (renamed.split('ForReal(').length !== 3)
        throw new Error('seal.ts has changed: the bench no longer finds what seals and unseals');
      return `${renamed}${copies}`;
    },
  };
}

export async function buildParts(): Promise<void> {
  await build(
    nodeBundle(
      'electron',
      Object.fromEntries(electronEntries.map((name) => [name, path.join(here, `electron/${name}.ts`)])),
    ),
  );
  await build(engineBundle('engine-sealed', []));
  await build(engineBundle('engine-plain', [withoutSealing()]));
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
      chunkSizeWarningLimit: 2_000,
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
