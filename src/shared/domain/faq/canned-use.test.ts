import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cannedUses } from './canned-use';
import { changedShare } from './changed-share';

const ready = 'Hello {{customer}}, returns are free for 30 days. Write to us any time.';

describe('how much of ready words was changed', () => {
  test.each([
    ['as it stands', 'Say it so.', 'Say it so.', 0],
    ['but for spaces around it', 'Say it so.', '  Say it so.\n', 0],
    [
      'with a variable filled by several words',
      ready,
      ready.replace('{{customer}}', 'Mrs Ana de la Vega'),
      0,
    ],
    ['with a variable filled by nothing', 'A {{b}}c', 'A c', 0],
    ['with one word of ten characters replaced by another', 'abcde fghi', 'abcde xyzw', 8 / 20],
    ['with as much again added', 'abcd', 'abcd efg', 4 / 12],
    ['with half of it taken out', 'abcd efgh', 'abcd', 5 / 13],
    ['with nothing of it left', 'abcd', 'xyz', 1],
    ['with nothing of it at all', 'abcd', '', 1],
  ])('%s', (_, from, to, share) => expect(changedShare(from, to)).toBeCloseTo(share, 9));

  it('is a share, nothing for the same words, and the same in both directions', () => {
    const words = fc.array(fc.constantFrom('Hola', 'envío', '3', 'días', ' ', ',', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one.join(''), other.join('')];
        const share = changedShare(a, b);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(share).toBeCloseTo(changedShare(b, a), 9);
        expect(changedShare(a, a)).toBe(0);
      }),
    );
  });

  it('grows by nothing that stands in a variable, and by what is put after it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){0,3}$/), (name) => {
        const sent = ready.replace('{{customer}}', name);
        expect(changedShare(ready, sent)).toBe(0);
        expect(changedShare(ready, `${sent} More.`)).toBeGreaterThan(0);
      }),
    );
  });

  it('gives texts of any length a figure at once', () => {
    const long = (word: string) => Array.from({ length: 30_000 }, (_, at) => `${word}${at}`).join(' ');
    expect(changedShare(long('a'), long('b'))).toBe(1);
    expect(changedShare(`Same. ${long('a')}`, `Same. ${long('b')}`)).toBeLessThan(1);
  });
});

describe('uses of canned responses', () => {
  const one = { id: 'sorry', language: 'en', text: 'We are sorry.' };
  const other = { id: 'bye', language: 'es', text: 'Hasta pronto.' };

  it('are none where a reply was made from none', () => expect(cannedUses([], 'Hello')).toEqual([]));

  it('are one for each text of the reply, with what all of them together became', () => {
    expect(cannedUses([one, other], 'We are sorry.\n\nHasta pronto.')).toEqual([
      { id: 'sorry', language: 'en', changed: 0 },
      { id: 'bye', language: 'es', changed: 0 },
    ]);
    expect(cannedUses([one, other], 'We are sorry.')[1]?.changed).toBeCloseTo(15 / 41, 2);
  });
});
