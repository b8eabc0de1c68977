import { describe, expect, it } from 'vitest';
import { type AgentId, asId, type BrandId } from '../ids';
import type { CustomRole } from '../role';
import { readsResults, type TrainingTeam, trainsOthers } from './who-reads-results';

const vela = asId<BrandId>('vela');
const faro = asId<BrandId>('faro');
const person = (id: string, role: string, brands?: readonly BrandId[]) => ({
  id: asId<AgentId>(id),
  role,
  teams: [],
  ...(brands !== undefined && { brands }),
});
/** Leads Faro only, by the role itself. */
const leadsFaro: CustomRole = {
  id: 'leads-faro',
  follows: 'supervisor',
  may: [{ actions: ['see', 'supervise'], brands: [faro] }],
};
const team: TrainingTeam = {
  brands: [{ id: vela }, { id: faro }],
  roles: [leadsFaro],
  members: [
    person('admin', 'administrator'),
    person('lead', 'supervisor'),
    person('lead-vela', 'supervisor', [vela]),
    person('lead-faro', 'leads-faro'),
    person('eva', 'trainee', [vela]),
    person('nil', 'trainee', [faro]),
    person('bea', 'agent', [vela, faro]),
  ],
};
const member = (id: string) => {
  const found = team.members.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('results of training are read', () => {
  it.each([
    ['admin', ['admin', 'lead', 'lead-vela', 'lead-faro', 'eva', 'nil', 'bea', 'left']],
    ['lead', ['admin', 'lead', 'lead-vela', 'lead-faro', 'eva', 'nil', 'bea']],
    ['lead-vela', ['admin', 'lead', 'lead-vela', 'eva', 'bea']],
    ['lead-faro', ['admin', 'lead', 'lead-faro', 'nil', 'bea']],
    ['eva', ['eva']],
    ['bea', ['bea']],
  ])('by %s of %j', (reader, read) => {
    const all = [...team.members.map(({ id }) => id), asId<AgentId>('left')];
    expect(all.filter((whose) => readsResults(member(reader), whose, team))).toEqual(read);
  });

  it('by everybody, where they are a drill’s', () => {
    expect(team.members.every((one) => readsResults(one, null, team))).toBe(true);
  });

  it('of others only by who supervises or manages', () => {
    expect(team.members.filter((one) => trainsOthers(one, team)).map(({ id }) => id)).toEqual([
      'admin',
      'lead',
      'lead-vela',
      'lead-faro',
    ]);
  });
});
