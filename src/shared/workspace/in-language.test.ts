import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inLanguage } from './in-language';
import { formatWorkspace, parseWorkspace } from './parse';
import type { Workspace } from './schema';

function workspaceIn(path: string): Workspace {
  const parsed = parseWorkspace(readFileSync(new URL(path, import.meta.url), 'utf8'), path);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.workspace;
}
const sandbox = workspaceIn('../../../assets/sandbox/workspace.yaml');
const plain = workspaceIn('../../../test/fixtures/two-brands.workspace.yaml');

const wordsOf = ({ teams, brands }: Workspace) => [
  ...teams.map(({ name }) => name),
  ...brands.flatMap(({ tone, contactTypes, playbook }) => [
    tone,
    ...contactTypes.map(({ label }) => label),
    ...playbook.flatMap(({ title, say, avoid }) => [title, say, avoid]),
  ]),
];

describe("a workspace in the reader's language", () => {
  test('says everything of the sandbox in Spanish, and nothing twice in English', () => {
    const english = wordsOf(inLanguage(sandbox, 'en-GB'));
    const spanish = wordsOf(inLanguage(sandbox, 'es-MX'));
    expect(english).toEqual(wordsOf(sandbox));
    expect(spanish.filter((words, index) => words !== undefined && words === english[index])).toEqual([]);
  });

  test('takes the exact tag before the language alone', () => {
    const [team, ...others] = sandbox.teams;
    if (team === undefined) throw new Error('The sandbox has no team');
    const names = { es: 'Agencia', 'es-AR': 'La agencia' };
    const local = { ...sandbox, teams: [{ ...team, names }, ...others] };
    expect(inLanguage(local, 'es-AR').teams[0]?.name).toBe('La agencia');
    expect(inLanguage(local, 'es-ES').teams[0]?.name).toBe('Agencia');
    expect(inLanguage(local, 'fr').teams[0]?.name).toBe(team.name);
  });

  test('leaves one without translations as it is, and is written and read back with them', () => {
    expect(inLanguage(plain, 'es')).toEqual(plain);
    const again = parseWorkspace(formatWorkspace(sandbox), 'again.yaml');
    expect(again).toEqual({ ok: true, workspace: sandbox });
  });

  test('refuses a translation under what is no language', () => {
    const text = formatWorkspace(sandbox).replace('es: Agencia', 'Spanish: Agencia');
    const parsed = parseWorkspace(text, 'w.yaml');
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path).join()).toContain('teams.0.names');
  });
});
