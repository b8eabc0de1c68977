import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Packages that the product's own code imports when it runs. */
function importedPackages(): readonly string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  const names = sources.flatMap((file) => {
    const code = readFileSync(join(root, 'src', file), 'utf8');
    return [...code.matchAll(/^import (?!type\s)(?:[^;']*?\sfrom )?'([^']+)';|import\('([^']+)'\)/gm)].map(
      ([, one, other]) => one ?? other ?? '',
    );
  });
  const packages = names.filter((name) => !name.startsWith('.') && !isBuiltin(name));
  return [
    ...new Set(
      packages.map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    ),
  ].sort();
}

describe('NOTICE', () => {
  it('names every package that the application carries', () => {
    const named = readFileSync(join(root, 'NOTICE'), 'utf8')
      .split('\n')
      .map((line) => line.split(/\s{2,}/)[0]);
    const imported = importedPackages();
    expect(imported).toContain('libsql');
    expect(imported.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('the documents', () => {
  it('link only to files that exist', () => {
    const documents = [
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => join('docs', file)),
    ];
    const broken = documents.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(root, file, '..', target))
        .filter((path) => !existsSync(path)),
    );
    expect(documents.length).toBeGreaterThan(6);
    expect(broken).toEqual([]);
  });
});
