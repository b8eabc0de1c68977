import { describe, expect, it } from 'vitest';
import { team } from '../../../test/support/story';
import { type CaseAction, type CaseInBrand, can, type Permitted, type Role } from './permissions';
import { hour } from './time';

const brand: CaseInBrand['brand'] = {
  promises: {
    green: { target: 24 * hour, dueInstantInTime: true, team: team('agency') },
    yellow: { target: 6 * hour, dueInstantInTime: false, team: team('specialists') },
    red: { target: 2 * hour, dueInstantInTime: true, team: team('reputation') },
  },
  safetyTeam: team('contact-centre'),
  contactTypes: [{ team: team('billing') }, {}],
};
const member = (teams: readonly string[], role: Role = 'agent'): Permitted => ({
  role,
  teams: teams.map(team),
});
const inTeam = (name: string | null, tier: CaseInBrand['state']['tier'], safety = false): CaseInBrand => ({
  state: { tier, safety, team: name === null ? null : team(name), status: 'open' },
  brand,
});
const green = inTeam('agency', 'green');
const yellow = inTeam('specialists', 'yellow');
const red = inTeam('reputation', 'red');
const safety = inTeam('contact-centre', 'red', true);
const nobody = inTeam(null, null);
const escalated = inTeam('legal', 'red');

describe('answering', () => {
  it.each<[string, Permitted, CaseInBrand, string]>([
    ['the agency its green case', member(['agency']), green, 'ok'],
    ['the agency a complaint', member(['agency']), yellow, 'owned-by-other-team'],
    ['the agency a red case', member(['agency']), red, 'owned-by-other-team'],
    ['the agency a health report', member(['agency']), safety, 'safety-case-of-other-team'],
    ['the agency an untriaged case', member(['agency']), nobody, 'ok'],
    ['a specialist a complaint', member(['specialists']), yellow, 'ok'],
    ['a specialist a green case', member(['specialists']), green, 'ok'],
    ['a specialist a red case', member(['specialists']), red, 'owned-by-other-team'],
    ['the reputation team its red case', member(['reputation']), red, 'ok'],
    ['the reputation team a green case', member(['reputation']), green, 'ok'],
    ['the reputation team a health report', member(['reputation']), safety, 'safety-case-of-other-team'],
    ['the contact centre a health report', member(['contact-centre']), safety, 'ok'],
    ['the contact centre a red case', member(['contact-centre']), red, 'owned-by-other-team'],
    ['a team a case was escalated to, though the brand does not name it', member(['legal']), escalated, 'ok'],
    [
      'the reputation team a red case that was escalated away',
      member(['reputation']),
      escalated,
      'owned-by-other-team',
    ],
    ["another brand's agency a green case", member(['other-agency']), green, 'team-unknown'],
    ["another brand's agency an untriaged case", member(['other-agency']), nobody, 'team-unknown'],
    ['somebody without a team', member([]), green, 'team-unknown'],
    ['an administrator without a team', member([], 'administrator'), green, 'team-unknown'],
    ['a supervisor without a team', member([], 'supervisor'), safety, 'ok'],
  ])('%s', (_name, who, what, expected) => {
    const permission = can(who, 'answer', what);
    expect(permission.ok ? 'ok' : permission.code).toBe(expected);
  });
});

describe('everything else', () => {
  it.each<[CaseAction, CaseInBrand, boolean]>([
    ['note', red, true],
    ['raise', red, true],
    ['note', safety, true],
    ['raise', yellow, true],
    ['decide', green, true],
    ['decide', yellow, true],
    ['decide', nobody, true],
    ['decide', red, false],
    ['decide', safety, false],
  ])('the agency may %s: %#', (action, what, expected) => {
    expect(can(member(['agency']), action, what).ok).toBe(expected);
  });

  it('nobody touches a case that went into another one', () => {
    const merged = { ...green, state: { ...green.state, status: 'merged' as const } };
    expect(can(member([], 'supervisor'), 'note', merged)).toEqual({ ok: false, code: 'case-merged' });
  });
});
