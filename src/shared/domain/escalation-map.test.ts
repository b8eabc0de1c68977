import { describe, expect, it } from 'vitest';
import { team } from '../../../test/support/story';
import { escalationFor, isRaisedAbove } from './escalation-map';
import { compileTierTable, triage } from './tier-table';
import { hour } from './time';

const promise = (name: string) => ({ target: hour, dueInstantInTime: true, team: team(name) });
const type = (id: string, severity: 'low' | 'medium' | 'high' | 'critical', safety = false) => ({
  id,
  label: id,
  severity,
  safety,
  phrases: [id],
});
const brand = {
  promises: { green: promise('agency'), yellow: promise('specialists'), red: promise('reputation') },
  safetyTeam: team('centre'),
  businessHoursTiers: [],
  contactTypes: [
    type('price', 'low'),
    type('invoice', 'medium'),
    type('attack', 'high'),
    type('rash', 'critical', true),
  ],
  escalation: [
    { contactTypes: ['invoice'], owner: team('billing'), answer: [team('billing')] },
    { severities: ['high' as const, 'critical' as const], owner: team('press') },
  ],
};

describe('the escalation map', () => {
  it.each([
    ['invoice', 'billing'],
    ['attack', 'press'],
    ['price', undefined],
    ['unheard-of', undefined],
    [null, undefined],
  ])('leads %s to %s', (contactType, owner) => {
    expect(escalationFor(brand, contactType)?.owner).toBe(owner);
  });

  it('lets a line without kind and severity speak of everything, also of what nobody has named', () => {
    const all = { ...brand, escalation: [{ place: 'private' as const }] };
    expect(escalationFor(all, null)?.place).toBe('private');
  });

  it.each([
    ['an invoice', 'billing'],
    ['an attack', 'press'],
    ['the price', 'agency'],
    ['a rash', 'centre'],
  ])('says who owns a case about %s, but never of a health report', (text, owner) => {
    expect(triage(compileTierTable(brand), text).team).toBe(owner);
  });

  it.each([
    ['price', 'green', false],
    ['price', 'yellow', true],
    ['invoice', null, false],
    ['attack', 'red', false],
    [null, 'red', false],
  ] as const)(
    'knows whether a %s case that is %s is hotter than its kind: %s',
    (contactType, tier, expected) => {
      expect(isRaisedAbove(brand, contactType, tier)).toBe(expected);
    },
  );
});
