import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type BrandId, type TeamId } from './ids';
import type { ChannelKind } from './message';
import { mayIn, type Permitted } from './permissions';
import { type CustomRole, roleActions, roles, ruleTiers } from './role';
import { sees, seesPlace, sightOf } from './sight';

const brands = ['aurea', 'lindra', 'norte'].map((id) => asId<BrandId>(id));
const channels: readonly ChannelKind[] = ['bluesky', 'email', 'phone'];
const some = <Item>(items: readonly Item[]) =>
  fc.option(fc.subarray([...items], { minLength: 1 }), { nil: undefined });

const rule = fc.record({
  actions: fc.subarray([...roleActions], { minLength: 1 }),
  brands: some(brands),
  channels: some(channels),
  tiers: some(ruleTiers),
});
const custom: fc.Arbitrary<CustomRole> = fc.record({
  id: fc.constant('own'),
  follows: fc.constantFrom(...roles),
  may: fc.option(fc.array(rule, { maxLength: 4 }), { nil: undefined }),
});
const member: fc.Arbitrary<Permitted> = fc.record({
  role: fc.constantFrom('own', 'unheard-of', ...roles),
  teams: fc.constant([asId<TeamId>('team')]),
  brands: some(brands),
  channels: some(channels),
});
const field = fc.record({
  brandId: fc.constantFrom(...brands),
  channel: fc.constantFrom(...channels),
  tier: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const, null),
});

describe('what somebody sees', () => {
  it('is what the rule says, for every member, role and case', () => {
    fc.assert(
      fc.property(member, custom, field, (one, role, place) => {
        const sight = sightOf(one, [role]);
        expect(sees(sight, place)).toBe(mayIn(one, 'see', { field: place, roles: [role] }));
        // It crosses to other threads as it is.
        expect(sees(structuredClone(sight), place)).toBe(sees(sight, place));
      }),
    );
  });

  it('is never in a place where nothing may have been seen', () => {
    fc.assert(
      fc.property(member, custom, field, (one, role, place) => {
        const sight = sightOf(one, [role]);
        const { brandId, channel } = place;
        const anyTier = ([...ruleTiers] as const).some((tier) =>
          sees(sight, { brandId, channel, tier: tier === 'untriaged' ? null : tier }),
        );
        expect(seesPlace(sight, place)).toBe(anyTier);
        if (anyTier) expect(seesPlace(sight, { brandId })).toBe(true);
      }),
    );
  });

  it('is everything for an agent without limits, and nothing for a role that nobody knows', () => {
    expect(sightOf({ role: 'agent', teams: [] }, [])).toBeNull();
    expect(sightOf({ role: 'unheard-of', teams: [] }, [])).toEqual([]);
  });
});
