import { describe, expect, it } from 'vitest';
import { asId, type BrandId } from '../ids';
import { day } from '../time';
import { fitsMessage } from './fits-message';
import type { MessageFacts, RuleConditions } from './rule';

const aurea = asId<BrandId>('aurea');
/** A Wednesday, 10:30 in Madrid. */
const at = Date.UTC(2026, 5, 10, 8, 30);

const facts: MessageFacts = {
  brand: aurea,
  channel: 'mastodon',
  audience: 'public',
  text: 'hola',
  language: 'es-MX',
  author: { handle: 'Rosa@social.example', followers: 1_200, isBot: false },
  postedAt: at,
  earlier: [
    { openedAt: at - 2 * day, tier: 'red' },
    { openedAt: at - 40 * day, tier: 'green' },
  ],
};

const hours = {
  timeZone: 'Europe/Madrid',
  weekly: { sun: [], mon: [], tue: [], wed: [{ from: '09:00', to: '10:30' }], thu: [], fri: [], sat: [] },
  holidays: [],
};
const closedNow = { hoursOf: () => hours };
const madrid = 'Europe/Madrid';

const holds = (when: Partial<RuleConditions>, more: Partial<MessageFacts> = {}) =>
  fitsMessage({ misspellings: true, ...when }, { ...facts, ...more }, closedNow);

describe('what a rule asks beside words', () => {
  it.each<[string, Partial<RuleConditions>]>([
    ['nothing at all', {}],
    ['one of some brands', { brands: [asId<BrandId>('other'), aurea] }],
    ['one of some channels', { channels: ['email', 'mastodon'] }],
    ['the audience', { audience: 'public' }],
    ['the language without its region', { languages: ['en', 'es'] }],
    ['followers from exactly that number', { followers: { from: 1_200 } }],
    ['followers under one more', { followers: { under: 1_201 } }],
    ['a person', { isBot: false }],
    ['an author, however written', { authors: ['@rosa@SOCIAL.example'] }],
    ['earlier cases', { history: { from: 2 } }],
    ['one red case before', { history: { tier: 'red', from: 1, under: 2 } }],
    ['one case of late', { history: { within: 30 * day, from: 1, under: 2 } }],
    ['the day of the week', { time: { timeZone: madrid, days: ['wed'] } }],
    ['the minute it begins', { time: { timeZone: madrid, from: '10:30', to: '11:00' } }],
    ['a time over midnight', { time: { timeZone: madrid, from: '22:00', to: '10:31' } }],
    ['a closed brand', { isOpen: false }],
  ])('holds: %s', (_what, when) => {
    expect(holds(when)).toBe(true);
  });

  it.each<[string, Partial<RuleConditions>]>([
    ['another brand', { brands: [asId<BrandId>('other')] }],
    ['another channel', { channels: ['email'] }],
    ['a private message', { audience: 'private' }],
    ['another language', { languages: ['pt'] }],
    ['more followers', { followers: { from: 1_201 } }],
    ['fewer followers', { followers: { under: 1_200 } }],
    ['a bot', { isBot: true }],
    ['another author', { authors: ['rosa'] }],
    ['a first contact', { history: { under: 1 } }],
    ['a red case of today', { history: { tier: 'red', within: day, from: 1 } }],
    ['another day', { time: { timeZone: madrid, days: ['mon', 'thu'] } }],
    ['the minute it ends', { time: { timeZone: madrid, from: '09:00', to: '10:30' } }],
    ['the same clock elsewhere', { time: { timeZone: 'America/Mexico_City', from: '10:00', to: '11:00' } }],
    ['an open brand', { isOpen: true }],
  ])('does not hold: %s', (_what, when) => {
    expect(holds(when)).toBe(false);
  });

  it('does not hold for what nobody knows', () => {
    expect(holds({ languages: ['es'] }, { language: null })).toBe(false);
    const author = { ...facts.author, followers: null };
    expect(holds({ followers: { under: 1_000_000 } }, { author })).toBe(false);
  });

  it('takes a brand without a calendar for always open', () => {
    const world = { hoursOf: () => undefined };
    expect(fitsMessage({ misspellings: true, isOpen: true }, facts, world)).toBe(true);
    expect(fitsMessage({ misspellings: true, isOpen: false }, facts, world)).toBe(false);
  });

  it('counts the days of the wall clock on the night the clocks change', () => {
    // Sunday 25 October 2026, 00:30 in Madrid is Saturday in UTC.
    const postedAt = Date.UTC(2026, 9, 24, 22, 30);
    expect(holds({ time: { timeZone: madrid, days: ['sun'] } }, { postedAt })).toBe(true);
  });
});
