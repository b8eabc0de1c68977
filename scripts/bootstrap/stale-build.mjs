// Builds the application, and knows whether what was built still fits the sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, fromRoot } from './places.mjs';
import { runAside } from './programs.mjs';
import { Refusal, step } from './report.mjs';

const stampFile = join(cache, 'built-from');
const product = fromRoot('dist/main/main.cjs');
const sources = ['src', 'scripts/build', 'assets'];
const configuration = ['vite.config.ts', 'package.json', 'package-lock.json'];

function filesUnder(folder) {
  if (!existsSync(fromRoot(folder))) return [];
  const entries = readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function currentStamp() {
  const hash = createHash('sha256');
  const files = [...sources.flatMap(filesUnder), ...configuration.map((name) => fromRoot(name))];
  for (const file of files.filter((name) => !name.includes('.test.')).sort()) {
    hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

export async function build(node, env) {
  const stamp = currentStamp();
  const vite = fromRoot('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--app', '--logLevel', 'warn'];
  const status = await step('Building', () => runAside(node, args, { env }));
  if (status !== 0) throw new Refusal('The build failed; its message is above.');
  writeFileSync(stampFile, stamp);
}

export async function buildWhenStale(node, env) {
  const isBuilt = existsSync(product) && existsSync(stampFile);
  if (!isBuilt || readFileSync(stampFile, 'utf8') !== currentStamp()) await build(node, env);
}
