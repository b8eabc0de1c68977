import { describe, expect, it } from 'vitest';
import { asId, type BrandId } from './ids';
import type { Permitted } from './permissions';
import type { CustomRole } from './role';
import { supervisesBrand } from './supervises-brand';

const brand = (name: string) => asId<BrandId>(name);
const roles: readonly CustomRole[] = [
  { id: 'mail-lead', follows: 'supervisor', may: [{ actions: ['see', 'supervise'], channels: ['email'] }] },
  { id: 'calm-lead', follows: 'supervisor', may: [{ actions: ['see', 'supervise'], tiers: ['green'] }] },
];
const desk = {
  roles,
  accounts: [
    { brand: brand('vela'), channel: 'email' },
    { brand: brand('vela'), channel: 'bluesky' },
    { brand: brand('faro'), channel: 'email' },
  ],
} as const;
const member = (role: string, more: Partial<Permitted> = {}): Permitted => ({ role, teams: [], ...more });

describe('whoever answers for a brand', () => {
  it.each<[string, Permitted, string, boolean]>([
    ['a supervisor', member('supervisor'), 'vela', true],
    ['an agent', member('agent'), 'vela', false],
    ['a supervisor of another brand', member('supervisor', { brands: [brand('faro')] }), 'vela', false],
    ['a supervisor of one of its channels', member('supervisor', { channels: ['email'] }), 'vela', false],
    [
      'the same where there is only that channel',
      member('supervisor', { channels: ['email'] }),
      'faro',
      true,
    ],
    ['a role that supervises one channel', member('mail-lead'), 'vela', false],
    ['a role that supervises what is calm', member('calm-lead'), 'faro', false],
    ['anybody of a brand without an account', member('supervisor'), 'nowhere', false],
  ])('%s: is or is not', (_, who, of, answers) => {
    expect(supervisesBrand(who, brand(of), desk)).toBe(answers);
  });
});
