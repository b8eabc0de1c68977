import { describe, expect, it } from 'vitest';
import { asId, type BrandId, type TeamId } from './ids';
import { may, mayIn } from './permissions';
import { type OnReserve, seated, seatsIn } from './reserve';
import { roleActions } from './role';

const [vela, faro] = [asId<BrandId>('vela'), asId<BrandId>('faro')];
const reserve: OnReserve = { role: 'agent', teams: [asId<TeamId>('care')], reserve: true };
const fieldOf = (brandId: BrandId) => ({
  field: { brandId, channel: 'email', tier: 'red' } as const,
  roles: [],
});

describe('somebody of the reserve', () => {
  it('may nothing at all without a crisis, anywhere', () => {
    const member = seated(reserve, () => []);
    for (const action of roleActions) {
      expect(may(member, action, [])).toBe(false);
      expect(mayIn(member, action, fieldOf(vela))).toBe(false);
    }
  });

  it('may what their role says in the brands of a crisis, and nothing in another', () => {
    const member = seated(reserve, () => [vela]);
    expect(mayIn(member, 'answer', fieldOf(vela))).toBe(true);
    expect(mayIn(member, 'see', fieldOf(faro))).toBe(false);
  });

  it('gets no seat in a brand that is none of theirs', () => {
    const ofFaro = { ...reserve, brands: [faro] };
    expect(seatsIn(ofFaro, [vela])).toEqual([]);
    expect(
      mayIn(
        seated(ofFaro, () => [vela]),
        'see',
        fieldOf(vela),
      ),
    ).toBe(false);
    expect(seatsIn(ofFaro, [vela, faro])).toEqual([faro]);
  });

  it('is told from everybody else, who works as ever', () => {
    const agent: OnReserve = { role: 'agent', teams: [] };
    expect(seated(agent, () => [])).toBe(agent);
  });
});
