import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/any-text';
import { asId, type TeamId } from './ids';
import { compileTierTable, type TierTableRow, type TriagePolicy, triage } from './tier-table';
import { hour } from './time';

const team = (name: string) => asId<TeamId>(name);
const row = (
  id: string,
  severity: TierTableRow['severity'],
  phrases: readonly string[],
  more: Partial<TierTableRow> = {},
): TierTableRow => ({
  id,
  label: id,
  severity,
  safety: false,
  phrases,
  ...more,
});

function brand(contactTypes: readonly TierTableRow[]): TriagePolicy {
  return {
    promises: {
      green: { target: 24 * hour, dueInstantInTime: true, team: team('social') },
      yellow: { target: 6 * hour, dueInstantInTime: false, team: team('specialists') },
      red: { target: 2 * hour, dueInstantInTime: true, team: team('reputation') },
    },
    safetyTeam: team('contact-centre'),
    businessHoursTiers: [],
    contactTypes,
  };
}

const skinCare = brand([
  row('question', 'low', [
    'where can I buy',
    'precio',
    'price',
    'dónde comprar',
    'ingredient',
    '成分',
    '성분',
  ]),
  row('complaint', 'medium', ['roto', 'broken', 'leak', 'no funciona', 'devolver', 'queja', 'complaint']),
  row('crisis', 'critical', ['estafa', 'lawyer', 'boicot', '🤬']),
  row('health', 'high', ['reacción', 'alergia', 'allergic reaction', 'rash', 'irritar', 'burn'], {
    label: 'Health report',
    safety: true,
  }),
  row('billing', 'medium', ['cobro doble'], { team: team('billing') }),
]);
const table = compileTierTable(skinCare);
const typeOf = (text: string) => triage(table, text).contactType;

describe('the tier table', () => {
  it.each([
    ['Me dio una REACCION horrible', 'health'],
    ['tuve reacciones en la cara', 'health'],
    ['ALERGIA!!!', 'health'],
    ['#alergia', 'health'],
    ['It gave me rashes.', 'health'],
    ['an allergic reaction, no less', 'health'],
    ['an allergic... reaction', 'health'],
    ['me irritó la piel', 'health'],
    ['tengo la piel irritada', 'health'],
    ['it burned', 'health'],
    ['La tapa llegó rota', 'complaint'],
    ['dos botes rotos', 'complaint'],
    ['it leaks', 'complaint'],
    ['quiero devolverlo', 'complaint'],
    ['No   funciona', 'complaint'],
    ['Two complaints', 'complaint'],
    ['Where can i buy it?', 'question'],
    ['¿DONDE COMPRAR?', 'question'],
    ['what are the ingredients', 'question'],
    ['这个产品的成分是什么', 'question'],
    ['성분이 뭐예요?', 'question'],
    ['🤬🤬', 'crisis'],
    ['es una estafa, ESTAFA', 'crisis'],
  ])('finds in "%s" a %s', (text, expected) => {
    expect(typeOf(text)).toBe(expected);
  });

  it.each([
    ['rashly decided', 'a longer word that starts alike'],
    ['priceless!', 'a longer word that starts alike'],
    ['where can one buy', 'a phrase with another word inside'],
    ['funciona', 'one word of a phrase of two'],
    ['allergic to marketing', 'the first word of a phrase only'],
    ['@estafa_digital hola', 'a handle'],
    ['hola @rash', 'a handle'],
    ['https://example.com/rash/estafa', 'a link'],
    ['', 'nothing'],
    ['buenos días', 'nothing of the table'],
  ])('leaves "%s" untriaged: %s', (text) => {
    expect(triage(table, text)).toEqual({
      tier: null,
      safety: false,
      contactType: null,
      team: null,
      reason: null,
    });
  });

  it('does not take a short word for a longer one', () => {
    const short = compileTierTable(brand([row('red', 'low', ['red']), row('pan', 'low', ['pan'])]));
    expect(triage(short, 'the red one').contactType).toBe('red');
    for (const text of ['redes sociales', 'reds', 'panes', 'pants'])
      expect(triage(short, text).contactType).toBeNull();
  });

  it('finds the singular of a phrase in the plural, but never down to a short word', () => {
    const plural = compileTierTable(
      brand([row('effects', 'low', ['efectos secundarios']), row('nets', 'low', ['redes'])]),
    );
    expect(triage(plural, 'un efecto secundario').contactType).toBe('effects');
    expect(triage(plural, 'the red cream').contactType).toBeNull();
  });

  it('reads every spelling of an apostrophe and its absence alike', () => {
    const apostrophe = compileTierTable(brand([row('broken', 'low', ["doesn't work"])]));
    for (const text of ["It doesn't work", 'It doesn’t work', 'it doesnt work'])
      expect(triage(apostrophe, text).contactType).toBe('broken');
  });
});

describe('what the table decides', () => {
  it.each([
    [
      'precio',
      {
        tier: 'green',
        safety: false,
        contactType: 'question',
        team: 'social',
        reason: "'precio' → question",
      },
    ],
    [
      'roto',
      {
        tier: 'yellow',
        safety: false,
        contactType: 'complaint',
        team: 'specialists',
        reason: "'roto' → complaint",
      },
    ],
    [
      'boicot',
      { tier: 'red', safety: false, contactType: 'crisis', team: 'reputation', reason: "'boicot' → crisis" },
    ],
    [
      'alergia',
      {
        tier: 'red',
        safety: true,
        contactType: 'health',
        team: 'contact-centre',
        reason: "'alergia' → Health report",
      },
    ],
    [
      'un cobro doble',
      {
        tier: 'yellow',
        safety: false,
        contactType: 'billing',
        team: 'billing',
        reason: "'cobro doble' → billing",
      },
    ],
  ])('for "%s" is tier, owner and reason', (text, expected) => {
    expect(triage(table, text)).toEqual(expected);
  });

  it('lets the most severe match win, wherever it stands', () => {
    expect(typeOf('precio y queja')).toBe('complaint');
    expect(typeOf('queja, precio, estafa')).toBe('crisis');
  });

  it('puts a health report before everything, even a crisis', () => {
    expect(typeOf('es una estafa y me dio alergia')).toBe('health');
    const mild = compileTierTable(
      brand([row('mild', 'low', ['picor'], { safety: true }), row('bad', 'critical', ['estafa'])]),
    );
    expect(triage(mild, 'estafa, picor')).toMatchObject({ contactType: 'mild', tier: 'red', safety: true });
  });

  it('lets the row that stands first win between equals', () => {
    const equals = compileTierTable(brand([row('first', 'low', ['uno']), row('second', 'low', ['dos'])]));
    expect(triage(equals, 'dos uno').contactType).toBe('first');
  });
});

describe('any table and text', () => {
  const word = fc.stringMatching(/^[a-z]{2,8}$/);
  it('finds a phrase of its own in any case, between any other words', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word),
        fc.array(word),
        (phrase, before, after) => {
          const one = compileTierTable(brand([row('found', 'low', [phrase.join(' ')])]));
          const text = [...before, ...phrase.map((part) => part.toUpperCase()), ...after].join(', ');
          expect(triage(one, text).contactType).toBe('found');
        },
      ),
    );
  });

  it('survives any text and any phrase', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyText, (phrase, text) => {
        expect(() => triage(compileTierTable(brand([row('any', 'low', [phrase])])), text)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
