import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenings, slipsBetween, slipsForgiven, slipsToTry, withoutHeldKeys } from './misspelling';

describe('slips of the fingers', () => {
  it.each([
    ['broken', 'broken', 0],
    ['broken', 'brokn', 1],
    ['broken', 'brokeen', 1],
    ['broken', 'brocen', 1],
    ['broken', 'borken', 1],
    ['reembolso', 'rembolos', 2],
    ['alergia', 'alegria', 1],
    ['alergia', 'energia', 2],
    ['', 'abc', 3],
  ])('lie between %s and %s: %i', (a, b, count) => {
    expect(slipsBetween(a, b)).toBe(count);
    expect(slipsBetween(b, a)).toBe(count);
  });

  it.each([
    ['rota', 0],
    ['queja', 1],
    ['alergias', 1],
    ['reembolso', 2],
    ['ps5000', 0],
    ['x'.repeat(33), 0],
  ])('are forgiven in %s: %i', (word, count) => {
    expect(slipsForgiven(word)).toBe(count);
  });

  it('leave a spelling that both words share', () => {
    const letter = fc.constantFrom(...'abcde');
    const word = fc.string({ unit: letter, minLength: 4, maxLength: 11 });
    const change = fc.record({
      at: fc.nat(20),
      kind: fc.constantFrom('drop', 'add', 'swap', 'turn'),
      letter,
    });
    fc.assert(
      fc.property(word, fc.array(change, { maxLength: 2 }), (tail, changes) => {
        const meant = `q${tail}`;
        let written = meant;
        for (const { at, kind, letter: other } of changes) {
          const place = 1 + (at % Math.max(1, written.length - 1));
          const [before, here, after] = [
            written.slice(0, place),
            written[place] ?? '',
            written.slice(place + 1),
          ];
          if (kind === 'drop') written = before + after;
          else if (kind === 'add') written = before + other + here + after;
          else if (kind === 'swap') written = before + other + after;
          else written = before + after.slice(0, 1) + here + after.slice(1);
        }
        const slips = Math.min(2, slipsBetween(meant, written));
        const [mine, theirs] = [shortenings(meant, slips), shortenings(written, slips)];
        expect(mine.some((one) => theirs.includes(one))).toBe(true);
      }),
    );
  });

  it('are tried for every word that may forgive them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 32 }), fc.integer({ min: -2, max: 2 }), (length, more) => {
        const forgiven = slipsForgiven('x'.repeat(length));
        const written = Math.min(32, length + more);
        if (Math.abs(written - length) <= forgiven)
          expect(slipsToTry('x'.repeat(written))).toBeGreaterThanOrEqual(forgiven);
      }),
    );
  });

  it.each([
    ['hola', []],
    ['gooool', ['gool', 'gol']],
    ['carro', []],
  ])('that hold a key down in %s are taken back', (written, shorter) => {
    expect(withoutHeldKeys(written)).toEqual(shorter);
  });
});
