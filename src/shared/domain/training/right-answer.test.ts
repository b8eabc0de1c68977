import { describe, expect, it } from 'vitest';
import { team } from '../../../../test/support/story';
import { asId, type BrandId } from '../ids';
import { hour } from '../time';
import { type PracticeBrand, rightAnswer } from './right-answer';
import type { PracticeCase } from './training-path';

const promise = (name: string) => ({ target: 2 * hour, dueInstantInTime: true, team: team(name) });
const brand: PracticeBrand = {
  promises: { green: promise('agency'), yellow: promise('brand'), red: promise('reputation') },
  safetyTeam: team('contact-centre'),
  businessHoursTiers: [],
  contactTypes: [
    { id: 'price', severity: 'low', safety: false },
    { id: 'packaging', severity: 'medium', safety: false },
    { id: 'attack', severity: 'critical', safety: false },
    { id: 'invoice', severity: 'medium', safety: false },
    { id: 'parts', severity: 'low', safety: false, team: team('spares') },
    { id: 'reaction', severity: 'high', safety: true },
    { id: 'rash', severity: 'low', safety: true },
  ],
  escalation: [
    { contactTypes: ['invoice'], owner: team('billing'), place: 'private' },
    { contactTypes: ['rash'], owner: team('billing') },
  ],
};
const practice = (contactType: string, more: Partial<PracticeCase> = {}): PracticeCase => ({
  kind: 'case',
  id: 'one',
  brand: asId<BrandId>('aurea'),
  channel: 'sandbox',
  audience: 'public',
  from: 'Rosa Vega',
  says: 'Hello',
  contactType,
  asks: ['tier', 'type', 'owner', 'place'],
  qualities: [],
  ...more,
});

describe('the right answer to a practice case', () => {
  it.each([
    ['price', 'green', 'agency', 'public'],
    ['packaging', 'yellow', 'brand', 'public'],
    ['attack', 'red', 'reputation', 'public'],
    ['invoice', 'yellow', 'billing', 'private'],
    ['parts', 'green', 'spares', 'public'],
    ['reaction', 'red', 'contact-centre', 'public'],
    ['rash', 'red', 'contact-centre', 'public'],
  ])('of %s is %s, of the team %s, in %s', (contactType, tier, owner, place) => {
    expect(rightAnswer(practice(contactType), brand)).toEqual({ tier, contactType, owner, place });
  });

  it('keeps the place the customer chose where the map says nothing', () => {
    expect(rightAnswer(practice('price', { audience: 'private' }), brand)?.place).toBe('private');
  });

  it('is what the author of the case says where they say it', () => {
    const right = { tier: 'red', owner: team('legal'), place: 'private' } as const;
    expect(rightAnswer(practice('price', { right }), brand)).toEqual({ contactType: 'price', ...right });
  });

  it('is none for a kind of contact that the brand does not have', () => {
    expect(rightAnswer(practice('weather'), brand)).toBeNull();
  });
});
