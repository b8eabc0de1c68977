import { describe, expect, it } from 'vitest';
import type { DutyState } from '../duty-state';
import { type AgentId, asId, type BrandId, type TeamId } from '../ids';
import { whoToCall } from './who-to-call';

const agent = (name: string) => asId<AgentId>(name);
const brand = (name: string) => asId<BrandId>(name);
const reputation = asId<TeamId>('reputation');
const member = (
  name: string,
  role: string,
  more: { teams?: TeamId[]; brands?: BrandId[]; reserve?: boolean } = {},
) => ({
  id: agent(name),
  role,
  teams: [],
  ...more,
});
const desk = {
  roles: [],
  members: [
    member('tom', 'agent', { teams: [reputation] }),
    member('ana', 'supervisor'),
    member('bea', 'agent'),
    member('leo', 'supervisor', { brands: [brand('faro')] }),
    member('noor', 'agent'),
    member('rio', 'agent', { brands: [brand('mira')], reserve: true }),
  ],
  brands: [
    { id: brand('vela'), promises: { red: { team: reputation } } },
    { id: brand('faro'), promises: { red: { team: asId<TeamId>('care') } } },
  ],
  accounts: [
    { brand: brand('vela'), channel: 'email' },
    { brand: brand('faro'), channel: 'email' },
  ],
  approval: { roster: [agent('noor'), agent('ana'), agent('gone')] },
} as const;
const calls = (about: string, away: readonly string[] = []) =>
  whoToCall(desk, [brand(about)], (id): DutyState => (away.includes(id) ? 'away' : 'here')).map(
    ({ id, because }) => [id, because],
  );

describe('whom to call', () => {
  it('is the roster in its order, then who leads, then who answers crises, each once', () => {
    expect(calls('vela')).toEqual([
      ['noor', 'roster'],
      ['ana', 'roster'],
      ['tom', 'red'],
    ]);
  });

  it('is of the brands that it is about', () => {
    expect(calls('faro')).toEqual([
      ['noor', 'roster'],
      ['ana', 'roster'],
      ['leo', 'supervisor'],
    ]);
  });

  it('is the reserve of its brands, too, whom nobody else of the list stands for', () => {
    expect(calls('mira')).toContainEqual(['rio', 'reserve']);
    expect(calls('vela').map(([id]) => id)).not.toContain('rio');
  });

  it('begins with who is at work', () => {
    expect(calls('vela', ['noor']).map(([id]) => id)).toEqual(['ana', 'tom', 'noor']);
  });
});
