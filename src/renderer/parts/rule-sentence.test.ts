import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { someRule } from '../../../test/support/rule-samples';
import { type AgentId, asId, type BrandId, type TeamId } from '../../shared/domain/ids';
import { day } from '../../shared/domain/time';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import type { Text } from '../state/use-text';
import { ruleFaultWords } from './rule-fault-words';
import { type Reader, ruleSentence } from './rule-sentence';

function readerOf(locale: 'en' | 'es'): Reader {
  const intl = createIntl({ locale, messages: locale === 'en' ? en : es });
  const text: Text = (key, values) => intl.formatMessage({ id: key }, { ...values });
  const name = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return { text, locale, names: { brand: name, team: name, member: name } };
}

const cheating = someRule(
  'cheating',
  {
    anyOf: ['map hack', 'wall hack'],
    noneOf: ['casual'],
    channels: ['bluesky', 'mastodon'],
    brands: [asId<BrandId>('aurea')],
    languages: ['es'],
    followers: { from: 1_000 },
  },
  {
    tier: 'red',
    team: asId<TeamId>('support'),
    tags: ['cheat'],
    notify: [asId<AgentId>('ana')],
  },
);

describe('a rule as a sentence', () => {
  test.each([
    [
      'en',
      'When a message says “map hack” or “wall hack”, says none of “casual”, comes by Bluesky or Mastodon, is for Aurea, is in Spanish, and is by somebody with 1,000 followers or more: make it Red, give it to Support, tag it “cheat”, and tell Ana.',
    ],
    [
      'es',
      'Cuando un mensaje dice «map hack» o «wall hack», no dice «casual», llega por Bluesky o Mastodon, es para Aurea, está en español y es de alguien con 1000 seguidores o más: ponlo en Rojo, dáselo a Support, etiquétalo «cheat» y avisa a Ana.',
    ],
  ] as const)('is read in %s', (locale, sentence) => {
    expect(ruleSentence(cheating, readerOf(locale))).toBe(sentence);
  });

  test('says what it does when it asks for nothing, and that it is off', () => {
    const rule = { ...someRule('x', {}, { flag: true }), isOn: false };
    expect(ruleSentence(rule, readerOf('en'))).toBe('Off. For every message: flag it.');
  });

  test('says when, and what came before', () => {
    const rule = someRule(
      'x',
      {
        time: { timeZone: 'Europe/Madrid', days: ['sat', 'sun'], from: '22:00', to: '06:00' },
        history: { from: 2, tier: 'red', within: 30 * day },
      },
      { flag: true },
    );
    expect(ruleSentence(rule, readerOf('en'))).toBe(
      'When a message comes on Saturday or Sunday, comes between 22:00 and 06:00 (Europe/Madrid), and is by somebody with 2 earlier cases or more that were Red in the last 30 days: flag it.',
    );
  });
});

describe('what is wrong with a rule', () => {
  test.each([
    ['en', 'It contradicts “First”: the same messages, and something else for the tier.'],
    ['es', 'Contradice a «First»: los mismos mensajes, y otra cosa para el nivel.'],
  ] as const)('is said in %s', (locale, words) => {
    const because = { reason: 'other-rule', other: 'first', gift: 'tier' } as const;
    expect(ruleFaultWords({ rule: 'x', kind: 'contradicts', because }, readerOf(locale), () => 'First')).toBe(
      words,
    );
  });
});
