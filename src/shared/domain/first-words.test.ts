import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWords } from './first-words';

/** What it promises, said without regard to cost. */
function plainly(text: string): string {
  const line = text.slice(0, 1_920).replace(/\s+/gu, ' ').trim();
  return [...line].slice(0, 240).join('');
}

describe('the first words', () => {
  it.each([
    ['a line as it is', 'Where is my parcel?', 'Where is my parcel?'],
    ['white space of all kinds folded', ' One\n\ttwo\u00a0three  four\r\n', 'One two three four'],
    ['emoji whole, however many there are', '🙂'.repeat(300), '🙂'.repeat(240)],
    ['nothing of nothing', ' \n ', ''],
  ])('are %s', (_, text, wanted) => {
    expect(firstWords(text)).toBe(wanted);
  });

  it('are cut at 240 characters, wherever a character of two places falls', () => {
    for (const before of [238, 239, 240, 241]) {
      const text = `${'a'.repeat(before)}🙂 and more`;
      expect(firstWords(text)).toBe(plainly(text));
    }
  });

  it('are the same for any text as if every character were looked at', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(' ', '  ', '\n', '🙂', '\ud83d', 'crema '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        expect(firstWords(text)).toBe(plainly(text));
      }),
    );
  });
});
