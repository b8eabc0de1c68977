import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

/** Files of ours and packages that a file's code reaches when it runs; types are gone by then. */
function reached(from: string, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(from)) return { files, packages };
  files.add(from);
  const code = readFileSync(from, 'utf8');
  for (const [statement, target = ''] of code.matchAll(
    /(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|import\s+'([^']+)'/g,
  )) {
    if (/^(import|export) type\s/.test(statement)) continue;
    if (!target.startsWith('.')) packages.add(target);
    else reached(sourceOf(join(dirname(from), target)), files, packages);
  }
  return { files, packages };
}

function sourceOf(path: string): string {
  const found = [`${path}.ts`, `${path}.tsx`, path].find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`no source for ${path}`);
  return found;
}

const sandbox = reached(join(import.meta.dirname, 'connector.ts'));

describe('the sandbox connector', () => {
  it('reaches only files, paths and two parsers: no package that could open a connection', () => {
    expect([...sandbox.packages].sort()).toEqual(['node:fs', 'node:path', 'yaml', 'zod']);
  });

  it('reaches no live connector', () => {
    const ours = [...sandbox.files].map((file) => relative(root, file));
    expect(ours.length).toBeGreaterThan(15);
    const allowed =
      /^src\/(shared\/(domain|scenario|workspace|ipc)\/|main\/channels\/(sandbox\/|connector\.ts))/;
    expect(ours.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('names nothing in the language itself that reaches a network', () => {
    for (const file of sandbox.files) {
      const code = readFileSync(file, 'utf8')
        .replace(/\/\/.*$/gm, '')
        .replace(/\/\*[\s\S]*?\*\//g, '');
      expect(code, file).not.toMatch(
        /\b(fetch|WebSocket|EventSource|XMLHttpRequest|require|eval|Function)\s*\(/,
      );
    }
  });
});
