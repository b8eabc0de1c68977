import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { team } from '../../../test/support/story';
import { type Grant, type GrantingWorkspace, grantsOf } from './grants';
import { type AgentId, asId, type BrandId } from './ids';
import { type CaseInBrand, can, type Permitted } from './permissions';
import { type CaseAction, caseActions, roleActions, roles, ruleTiers } from './role';
import { hour } from './time';

const brandIds = ['aurea', 'lindra'].map((id) => asId<BrandId>(id));
const teams = ['agency', 'specialists', 'reputation', 'centre', 'billing', 'stranger'].map(team);
const channels = ['bluesky', 'email'] as const;
const promise = (name: string) => ({ target: hour, dueInstantInTime: true, team: team(name) });
const brands = brandIds.map((id) => ({
  id,
  promises: { green: promise('agency'), yellow: promise('specialists'), red: promise('reputation') },
  safetyTeam: team('centre'),
  contactTypes: [{ id: 'invoice', severity: 'medium' as const, team: team('billing') }],
}));

const some = <Item>(items: readonly Item[]) =>
  fc.option(fc.subarray([...items], { minLength: 1 }), { nil: undefined });
const rule = fc.record({
  actions: fc.subarray([...roleActions], { minLength: 1 }),
  brands: some(brandIds),
  channels: some(channels),
  tiers: some(ruleTiers),
});
const memberOf = fc.record({
  id: fc.constant(asId<AgentId>('someone')),
  role: fc.constantFrom(...roles, 'own'),
  teams: fc.subarray(teams),
  brands: some(brandIds),
  channels: some(channels),
});
const stateOf: fc.Arbitrary<CaseInBrand['state']> = fc.record({
  tier: fc.constantFrom('green', 'yellow', 'red', null),
  safety: fc.boolean(),
  team: fc.constantFrom(...teams, null),
  status: fc.constant('open' as const),
  brandId: fc.constantFrom(...brandIds),
  channel: fc.constantFrom(...channels),
  contactType: fc.constantFrom('invoice', null),
});

function covers(grant: Grant, action: CaseAction, state: CaseInBrand['state']): boolean {
  return (
    grant.action === action &&
    grant.brand === state.brandId &&
    (grant.tier === null || grant.tier === (state.tier ?? 'untriaged')) &&
    (grant.channel === null || grant.channel === state.channel) &&
    (grant.team === null || grant.team === (state.team ?? 'nobody')) &&
    (grant.safety === null || grant.safety === state.safety)
  );
}

describe('the flat table of grants', () => {
  it('allows exactly what the question of every action and case allows', () => {
    fc.assert(
      fc.property(memberOf, fc.array(rule, { maxLength: 3 }), stateOf, (member, may, state) => {
        const workspace = {
          members: [member],
          brands,
          roles: [{ id: 'own', follows: 'agent' as const, may }],
        };
        const grants = grantsOf(workspace);
        const brand = brands.find(({ id }) => id === state.brandId);
        if (brand === undefined) throw new Error('There is no such brand');
        for (const action of caseActions) {
          const asked = can(member, action, { state, brand, roles: workspace.roles }).ok;
          expect(
            grants.some((grant) => covers(grant, action, state)),
            action,
          ).toBe(asked);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('lists nothing twice', () => {
    fc.assert(
      fc.property(memberOf, fc.array(rule, { maxLength: 3 }), (member, may) => {
        const lines = grantsOf({ members: [member], brands, roles: [{ id: 'own', follows: 'agent', may }] });
        expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length);
      }),
    );
  });

  const person = (
    id: string,
    role: string,
    more: Partial<Permitted> = {},
  ): GrantingWorkspace['members'][number] => ({
    id: asId<AgentId>(id),
    role,
    teams: [],
    ...more,
  });
  const managers = (members: GrantingWorkspace['members']) =>
    new Set(
      grantsOf({ members, brands }).flatMap(({ agent, action }) => (action === 'manage' ? [agent] : [])),
    );

  it('lets supervisors manage only where nobody else may', () => {
    expect(managers([person('ines', 'supervisor'), person('tom', 'agent')])).toEqual(new Set(['ines']));
    expect(managers([person('ines', 'supervisor'), person('marc', 'administrator')])).toEqual(
      new Set(['marc']),
    );
  });

  it('allows the teams of the escalation map beside those of the tier', () => {
    const mapped = brands.map((brand) => ({
      ...brand,
      escalation: [{ contactTypes: ['invoice'], answer: [team('stranger')] }],
    }));
    const grants = grantsOf({
      members: [person('eva', 'agent', { teams: [team('stranger')] })],
      brands: mapped,
    });
    expect(grants).toContainEqual({
      agent: 'eva',
      brand: 'aurea',
      action: 'answer',
      tier: null,
      channel: null,
      team: null,
      safety: false,
    });
  });
});
