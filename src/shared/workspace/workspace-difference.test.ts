import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseWorkspace } from './parse';
import { workspaceDifference } from './workspace-difference';

const text = readFileSync(path.join(import.meta.dirname, '../../main/hub-cli/demo-workspace.yaml'), 'utf8');

function definition(change: (text: string) => string = (same) => same) {
  const parsed = parseWorkspace(change(text), 'definition');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.workspace;
}

test('the same definition does not differ, however it is written down', () => {
  expect(
    workspaceDifference(
      definition(),
      definition((all) => `# Another remark\n${all}`),
    ),
  ).toEqual([]);
});

test.each([
  ['a value', 'name: Trial of a team', 'name: Another name', 'name', 'Trial of a team', 'Another name'],
  [
    'an entry found by its id',
    'Bruno Sala',
    'Bruno Salas',
    'members.bruno.name',
    'Bruno Sala',
    'Bruno Salas',
  ],
  [
    'a list of names',
    'teams: [care, reputation]',
    'teams: [care]',
    'members.ana.teams',
    '["care","reputation"]',
    '["care"]',
  ],
])('%s that differs is named with its place', (_, from, to, place, mine, theirs) => {
  const changes = workspaceDifference(
    definition(),
    definition((all) => all.replace(from, to)),
  );
  expect(changes).toEqual([{ path: place, mine, theirs }]);
});

test('an entry that only one of them has is shown whole', () => {
  const without = definition((all) => all.replace(/ {2}- \{ id: emma.*\n/, ''));
  const [change, ...others] = workspaceDifference(without, definition());
  expect(change).toMatchObject({ path: 'members.emma', mine: null });
  expect(change?.theirs).toContain('Emma Lind');
  expect(others).toEqual([]);
});

test('another order is a difference too', () => {
  const mine = definition();
  const theirs = { ...mine, teams: [...mine.teams].reverse() };
  expect(workspaceDifference(mine, theirs)).toEqual([
    { path: 'teams', mine: '["care","reputation"]', theirs: '["reputation","care"]' },
  ]);
});
