// Builds everything that `electron .` runs: one bundle per Node process, the preload, and the page with its worker.
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// libsql and keytar carry native binaries that cannot live inside a bundle; pg asks for pg-native only where told to.
const outsideTheBundles = ['electron', 'libsql', 'keytar', 'pg-native', /^node:/, ...builtinModules];

/** The oldest runtime in use carries Node 18 and loads only CommonJS. */
function nodeBundles(folder: string, entries: Record<string, string>): EnvironmentOptions {
  const input = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, fromRoot(entry)]));
  return {
    consumer: 'server',
    resolve: { conditions: ['node', 'module'], noExternal: true },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: fromRoot(`dist/${folder}`),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node18',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external: outsideTheBundles,
        platform: 'node',
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  };
}

const nodeEnvironments = {
  main: nodeBundles('main', { main: 'src/main/shell/main.ts' }),
  channels: nodeBundles('channels', {
    channels: 'src/main/channels/main.ts',
    'image-thread': 'src/main/channels/image-thread.ts',
  }),
  engine: nodeBundles('engine', {
    engine: 'src/main/engine/main.ts',
    'search-thread': 'src/main/engine/search-thread.ts',
    'rebuild-thread': 'src/main/engine/rebuild-thread.ts',
    'backup-thread': 'src/main/engine/backup/backup-thread.ts',
    'rule-trial-thread': 'src/main/engine/rule-trial/rule-trial-thread.ts',
  }),
  keychain: nodeBundles('keychain', { keychain: 'src/main/keychain/main.ts' }),
  preload: nodeBundles('preload', { preload: 'src/preload/preload.ts' }),
};

export default defineConfig({
  root: fromRoot('src/renderer'),
  // Relative addresses keep working under the app's own scheme.
  base: './',
  cacheDir: fromRoot('.cache/vite'),
  publicDir: false,
  plugins: [react()],
  resolve: {
    // imapflow asks for a logger that needs Node 20; nothing here ever turns its log on.
    alias: { pino: fromRoot('scripts/build/silent-logger.ts') },
  },
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: fromRoot('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome111',
    sourcemap: true,
    assetsInlineLimit: 0,
    // One style sheet, in the document: a picture of the first page is drawn before any screen is loaded.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
  environments: nodeEnvironments,
  builder: {
    async buildApp(builder) {
      for (const name of ['client', ...Object.keys(nodeEnvironments)]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
