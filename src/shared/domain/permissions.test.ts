import { describe, expect, it } from 'vitest';
import { team } from '../../../test/support/story';
import { asId, type BrandId } from './ids';
import { type CaseInBrand, can, mayBackUp, type Permitted } from './permissions';
import type { CaseAction, CustomRole, Role, RoleRule } from './role';
import { hour } from './time';

const brand: CaseInBrand['brand'] = {
  promises: {
    green: { target: 24 * hour, dueInstantInTime: true, team: team('agency') },
    yellow: { target: 6 * hour, dueInstantInTime: false, team: team('specialists') },
    red: { target: 2 * hour, dueInstantInTime: true, team: team('reputation') },
  },
  safetyTeam: team('contact-centre'),
  contactTypes: [
    { id: 'invoice', severity: 'medium', team: team('billing') },
    { id: 'price', severity: 'low' },
  ],
};
const member = (teams: readonly string[], role: Role = 'agent'): Permitted => ({
  role,
  teams: teams.map(team),
});
const inTeam = (name: string | null, tier: CaseInBrand['state']['tier'], safety = false): CaseInBrand => ({
  state: {
    tier,
    safety,
    team: name === null ? null : team(name),
    status: 'open',
    brandId: asId<BrandId>('aurea'),
    channel: 'bluesky',
    contactType: null,
  },
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

describe('a role', () => {
  const nights: CustomRole = {
    id: 'nights',
    follows: 'agent',
    may: [
      { actions: ['see', 'note'] },
      { actions: ['answer'], tiers: ['green', 'yellow'], channels: ['bluesky'] },
    ],
  };
  const mail = { ...green, state: { ...green.state, channel: 'email' as const } };
  const other = { ...green, state: { ...green.state, brandId: asId<BrandId>('lindra') } };

  it.each<[string, Partial<Permitted>, CaseAction, CaseInBrand, string]>([
    ['an analyst reads', { role: 'analyst' }, 'see', red, 'ok'],
    ['an analyst writes nothing', { role: 'analyst' }, 'note', green, 'role-may-not'],
    ['a trainee approves nothing', { role: 'trainee' }, 'approve', green, 'role-may-not'],
    ['an agent approves what they may answer', {}, 'approve', green, 'ok'],
    ['an agent approves no crisis', {}, 'approve', red, 'owned-by-other-team'],
    [
      'a member of one brand sees no other',
      { brands: [asId<BrandId>('aurea')] },
      'see',
      other,
      'brand-of-others',
    ],
    ['a member of one brand works in it', { brands: [asId<BrandId>('aurea')] }, 'answer', green, 'ok'],
    [
      'a member of one channel answers no mail',
      { channels: ['bluesky'] },
      'answer',
      mail,
      'channel-of-others',
    ],
    ['an own role answers where it says so', { role: 'nights' }, 'answer', green, 'ok'],
    ['an own role answers nowhere else', { role: 'nights' }, 'answer', mail, 'role-may-not-here'],
    ['an own role lets do nothing it does not name', { role: 'nights' }, 'raise', green, 'role-may-not'],
    [
      'an own role does not lift the owner teams',
      { role: 'nights' },
      'answer',
      yellow,
      'owned-by-other-team',
    ],
    ['a role that nobody knows may nothing', { role: 'ghost' }, 'see', green, 'role-may-not'],
  ])('%s', (_name, who, action, what, expected) => {
    const permission = can({ ...member(['agency']), ...who }, action, { ...what, roles: [nights] });
    expect(permission.ok ? 'ok' : permission.code).toBe(expected);
  });
});

describe('the escalation map', () => {
  const mapped = (contactType: string, state: Partial<CaseInBrand['state']>): CaseInBrand => ({
    state: { ...yellow.state, contactType, ...state },
    brand: {
      ...brand,
      contactTypes: [
        ...brand.contactTypes,
        { id: 'attack', severity: 'high' },
        { id: 'parcel', severity: 'medium' },
      ],
      escalation: [
        { contactTypes: ['invoice'], answer: [team('billing')], clientData: true },
        { contactTypes: ['parcel'], answer: [team('agency')] },
        { severities: ['high', 'critical'], answer: [team('press')] },
      ],
    },
  });

  it.each<[string, Permitted, CaseInBrand, string]>([
    ['lets a team answer a kind that its tier would not', member(['agency']), mapped('parcel', {}), 'ok'],
    [
      'gives that leave for the kind, not for the crisis it became',
      member(['agency']),
      mapped('parcel', { tier: 'red', team: team('reputation') }),
      'owned-by-other-team',
    ],
    [
      'takes a kind from the team of its tier',
      member(['reputation']),
      mapped('attack', { tier: 'red', team: team('press') }),
      'contact-type-of-other-team',
    ],
    [
      'leaves a case to the team it was escalated to',
      member(['legal']),
      mapped('attack', { tier: 'red', team: team('legal') }),
      'ok',
    ],
    [
      'keeps client data to those who may see it, whoever owns the case',
      member(['specialists']),
      mapped('invoice', {}),
      'client-data-of-other-team',
    ],
    ['lets those answer who may see client data', member(['billing']), mapped('invoice', {}), 'ok'],
    [
      'never opens a health report',
      member(['agency']),
      mapped('parcel', { safety: true, tier: 'red', team: team('contact-centre') }),
      'safety-case-of-other-team',
    ],
    ['binds no supervisor', member([], 'supervisor'), mapped('invoice', {}), 'ok'],
    [
      'says nothing of other kinds',
      member(['agency']),
      mapped('price', { tier: 'green', team: team('agency') }),
      'ok',
    ],
  ])('%s', (_name, who, what, expected) => {
    const permission = can(who, 'answer', what);
    expect(permission.ok ? 'ok' : permission.code).toBe(expected);
  });
});

describe('a backup', () => {
  const record = (rule: Partial<RoleRule>): CustomRole => ({
    id: 'record',
    follows: 'agent',
    may: [{ actions: ['see', 'erase'], ...rule }],
  });
  const brands = [asId<BrandId>('aurea')];

  it.each<[string, Partial<Permitted>, readonly CustomRole[], boolean]>([
    ['a supervisor', { role: 'supervisor' }, [], true],
    ['an administrator', { role: 'administrator' }, [], true],
    ['an agent', { role: 'agent' }, [], false],
    ['a trainee', { role: 'trainee' }, [], false],
    ['an analyst', { role: 'analyst' }, [], false],
    ['a supervisor of one brand', { role: 'supervisor', brands }, [], false],
    ['a supervisor of one channel', { role: 'supervisor', channels: ['email'] }, [], false],
    ['an own role that may erase', { role: 'record' }, [record({})], true],
    ['an own role that may erase in one brand', { role: 'record' }, [record({ brands })], false],
    ['an own role that may erase green cases', { role: 'record' }, [record({ tiers: ['green'] })], false],
    ['a role that nobody knows', { role: 'ghost' }, [], false],
  ])('is for %s: %s', (_name, who, roles, expected) => {
    expect(mayBackUp({ ...member([]), ...who }, roles)).toBe(expected);
  });
});
