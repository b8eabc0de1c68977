// Bundles a program of the tests for plain Node, for what has to be killed or may abort.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const fromRoot = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Returns the file to give to `node`. `entry` is a path from the root of the project. */
export async function bundle(entry: string): Promise<string> {
  const name = path.basename(entry, '.ts');
  // Inside the project, so that the bundle finds the native packages it leaves outside.
  const outDir = fromRoot(`.cache/test-programs/${name}-${process.pid}`);
  await build({
    configFile: false,
    root: fromRoot('.'),
    logLevel: 'error',
    build: {
      ssr: fromRoot(entry),
      outDir,
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      rolldownOptions: { external: ['libsql'], output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
    ssr: { noExternal: true },
  });
  return path.join(outDir, `${name}.cjs`);
}
