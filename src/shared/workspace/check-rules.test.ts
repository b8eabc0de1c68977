import { describe, expect, it } from 'vitest';
import { parseWorkspace } from './parse';

const document = (rules: string) => `version: 1
name: Desk
teams:
  - { id: care, name: Care }
members:
  - { id: me, name: Me, initials: M, role: supervisor, teams: [care] }
brands:
  - id: aurea
    name: Aurea
    color: "#2f7f86"
    language: es
    safetyTeam: care
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: care }
      yellow: { target: 6 h, dueInstantInTime: false, team: care }
      red: { target: 2 h, dueInstantInTime: true, team: care }
rules:
${rules}
`;
const problemsOf = (rules: string) => {
  const parsed = parseWorkspace(document(rules), 'team.yaml');
  return parsed.ok ? [] : parsed.problems.map(({ path, reason }) => [path, reason]);
};

describe('the rules of a workspace', () => {
  it('are read with what goes without saying', () => {
    const rules =
      '  - { id: hack, name: Cheating, when: { anyOf: [map hack] }, gives: { tier: red, tags: [cheat] } }';
    const parsed = parseWorkspace(document(rules), 'team.yaml');
    expect(parsed).toMatchObject({
      ok: true,
      workspace: {
        rules: [
          {
            id: 'hack',
            isOn: true,
            when: { anyOf: ['map hack'], misspellings: true },
            gives: { tier: 'red', tags: ['cheat'] },
          },
        ],
      },
    });
  });

  it.each([
    [
      'a team that is not there',
      '  - { id: a, name: A, gives: { team: legal } }',
      'rules.0.gives.team',
      'names the team "legal", which the workspace does not have',
    ],
    [
      'a person who is not there',
      '  - { id: a, name: A, gives: { notify: [me, ana] } }',
      'rules.0.gives.notify.1',
      'names the member "ana", which the workspace does not have',
    ],
    [
      'a brand that is not there',
      '  - { id: a, name: A, when: { brands: [boreal] }, gives: { assignee: me } }',
      'rules.0.when.brands.0',
      'names the brand "boreal", which the workspace does not have',
    ],
    [
      'a name that is used twice',
      '  - { id: a, name: A, gives: { flag: true } }\n  - { id: a, name: B, gives: { flag: true } }',
      'rules.1.id',
      '"a" is used twice',
    ],
    [
      'a time that is none',
      '  - { id: a, name: A, when: { time: { timeZone: Europe/Madrid, from: "09:00", to: "09:00" } }, gives: { flag: true } }',
      'rules.0.when.time.to',
      'must differ from "from": that would be no time at all',
    ],
    [
      'a range without an end',
      '  - { id: a, name: A, when: { followers: {} }, gives: { flag: true } }',
      'rules.0.when.followers',
      'needs "from" or "under"',
    ],
    [
      'a tier that is none',
      '  - { id: a, name: A, gives: { tier: blue } }',
      'rules.0.gives.tier',
      'must be one of "green", "yellow", "red"',
    ],
  ])('name %s, at its place', (_what, rules, path, reason) => {
    expect(problemsOf(rules)).toEqual([[path, reason]]);
  });
});
