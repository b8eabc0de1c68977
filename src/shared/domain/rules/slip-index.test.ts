import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slipsBetween, slipsToTry } from './misspelling';
import { SlipIndex } from './slip-index';

/** So few letters that many words are near each other. */
const word = fc.string({ unit: fc.constantFrom(...'abñ'), minLength: 1, maxLength: 14 });

it('finds each word that is near enough to what was written, and no other', () => {
  const forgiving = fc.record({ form: word, forgiven: fc.constantFrom(1, 2) });
  fc.assert(
    fc.property(fc.array(forgiving, { maxLength: 20 }), word, (words, written) => {
      const index = new SlipIndex<number>();
      words.forEach(({ form, forgiven }, place) => {
        index.add(form, forgiven, place);
      });
      const meant = new Set<number>();
      index.addMeant(written, meant);
      const near = words.flatMap(({ form, forgiven }, place) =>
        form[0] === written[0] && slipsToTry(written) >= forgiven && slipsBetween(form, written) <= forgiven
          ? [place]
          : [],
      );
      expect([...meant].sort((a, b) => a - b)).toEqual(near);
    }),
    { numRuns: 1_000 },
  );
});
