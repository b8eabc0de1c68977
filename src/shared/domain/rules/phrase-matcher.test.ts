import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import { compilePhrases } from './phrase-matcher';

const forgiving = (...texts: string[]) => compilePhrases(texts.map((text) => ({ text, misspellings: true })));
const exact = (...texts: string[]) => compilePhrases(texts.map((text) => ({ text, misspellings: false })));
const finds = (phrase: string, text: string) => forgiving(phrase).find(text).size === 1;

describe('phrases in a text', () => {
  it.each([
    ['map hack', 'anyone else seen a MAP HACK today?'],
    ['map hack', 'map-hacks everywhere'],
    ['reembolso', 'quiero mi REMBOLSO'],
    ['reembolso', 'quiero mi rembolos ya'],
    ['devolución', 'para una devolucion'],
    ['alergia', 'me dio alrgia'],
    ['estafa', 'es una estafaaaaa'],
    ['estafa', 'es una esatfa'],
    ['timo', 'vaya timoooo'],
    ['lawyer', 'my lawer will call'],
    ['成分', '这个产品的成分是什么'],
    ['🤬', 'no!! 🤬'],
    ['customer service', 'your custmer service'],
  ])('%s stands in: %s', (phrase, text) => {
    expect(finds(phrase, text)).toBe(true);
  });

  it.each([
    ['alergia', 'qué alegría verlo'],
    ['alergia', 'la energía de siempre'],
    ['map hack', 'the hack of the map'],
    ['rota', 'una nota'],
    ['sucks', 'https://sucks.example/sucks @sucks'],
    ['broken', 'a token'],
    ['ps5000', 'the ps500'],
    ['where can I buy', 'where can one buy'],
    ['', 'anything'],
    ['   ', 'any thing'],
  ])('%s does not stand in: %s', (phrase, text) => {
    expect(finds(phrase, text)).toBe(false);
  });

  it('forgives nothing where slips do not count', () => {
    expect(exact('estafa').find('esatfa estafaaa').size).toBe(0);
    expect(exact('estafa').find('ESTAFAS').size).toBe(1);
  });

  it('says the words it was found as', () => {
    expect([...forgiving('nothing', 'map hack').find('A MAP  hakc!')]).toEqual([]);
    expect([...forgiving('other words', 'mapa hackeado').find('Un MAPA  hackaedo!')]).toEqual([
      [1, 'mapa hackaedo'],
    ]);
  });

  it('finds each phrase as if it were alone, whatever others there are', () => {
    const word = fc.constantFrom(
      'estafa',
      'rota',
      'queja',
      'map',
      'hack',
      'reembolso',
      'broken',
      'esatfa',
      'hacks',
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const wanted = fc.record({ text: phrase, misspellings: fc.boolean() });
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 6 }), fc.array(word, { maxLength: 12 }), (phrases, words) => {
        const text = words.join(', ');
        const together = compilePhrases(phrases).find(text);
        phrases.forEach((one, index) => {
          expect(together.get(index)).toBe(compilePhrases([one]).find(text).get(0));
        });
      }),
    );
  });

  it('finds a phrase between any other words, in capitals', () => {
    const other = fc.stringMatching(/^[b-df-h]{2,6}$/);
    fc.assert(
      fc.property(fc.array(other), fc.array(other), (before, after) => {
        const text = [...before, 'NO', 'FUNCIONÓ', ...after].join(' ');
        expect(forgiving('no funcionó').find(text).get(0)).toBe('no funciono');
      }),
    );
  });

  it('survives any phrase and any text, and finds the same the second time', () => {
    fc.assert(
      fc.property(anyText, anyText, (phrase, text) => {
        const matcher = forgiving(phrase);
        expect(matcher.find(text)).toEqual(matcher.find(text));
      }),
    );
  });
});
