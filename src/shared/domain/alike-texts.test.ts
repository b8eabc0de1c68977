import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlikeTexts } from './alike-texts';

function groupsOf(texts: readonly string[], slice = 3) {
  const grouping = new AlikeTexts(texts.map((text, id) => ({ id, text })));
  while (!grouping.isDone) grouping.next(slice);
  return grouping.groups();
}

const idsOf = (texts: readonly string[]) => groupsOf(texts).map(({ ids }) => ids);

describe('texts that say nearly the same', () => {
  it.each([
    ['the same words', ['Qué vergüenza de anuncio', 'QUE VERGUENZA DE ANUNCIO!!']],
    [
      'with names, links and numbers',
      ['@aurea the pump leaks https://a.example/1', 'The pump leaks, order 4412'],
    ],
    ['number and gender', ['El dosificador está roto', 'Los dosificadores están rotos']],
    ['said in another order', ['Your advert mocks older women', 'older women are mocked by your advert']],
    ['a word more', ['Refund my serum', 'Please refund my serum today, thank you']],
    ['only short words', ['no me va', 'no me va!']],
  ])('are together: %s', (_, texts) => {
    expect(idsOf([...texts, 'Do you ship to Lisbon on weekends'])).toEqual([[0, 1]]);
  });

  it.each([
    ['other matters', ['The pump leaks', 'Where is your shop in Bilbao']],
    ['other languages', ['The pump leaks', 'El dosificador gotea']],
    ['pictures alone', ['😡', '😡']],
    ['numbers alone', ['4412', '4412']],
    [
      'everyday words alone in common',
      ['Mi pedido no llega a Sevilla', 'Mi pedido llega con el frasco rajado'],
    ],
  ])('are apart: %s', (_, texts) => {
    expect(idsOf(texts)).toEqual([]);
  });

  it('the largest group is first, with the text that stands best for it', () => {
    const texts = [
      'Serum gives me a rash',
      'Your advert mocks older women and I am so angry, cancel it',
      'Your advert mocks older women',
      'A rash from the serum',
      'Why does your advert mock older women',
    ];
    expect(groupsOf(texts)).toEqual([
      { ids: [1, 2, 4], typical: 2 },
      { ids: [0, 3], typical: 0 },
    ]);
  });
});

const word = fc.constantFrom(
  'serum',
  'advert',
  'rash',
  'pump',
  'leaks',
  'refund',
  'pedido',
  'no',
  'gotea',
  '17',
);
const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
const texts = fc.array(text, { maxLength: 60 });

describe('whatever the texts', () => {
  it('none stands in two groups, and the typical one of a group is in it', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const groups = groupsOf(given);
        const ids = groups.flatMap((group) => group.ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const group of groups) {
          expect(group.ids.length).toBeGreaterThan(1);
          expect(group.ids).toContain(group.typical);
        }
      }),
    );
  });

  it('slices of any size give the same groups', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 200 }), (given, slice) => {
        expect(groupsOf(given, slice)).toEqual(groupsOf(given, 1));
      }),
    );
  });

  it('the same text twice is always together', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('serum rash', 'advert', 'gotea pump refund'), (given, twice) => {
        const groups = groupsOf([twice, ...given, twice]);
        expect(groups.some(({ ids }) => ids.includes(0) && ids.includes(given.length + 1))).toBe(true);
      }),
    );
  });
});
