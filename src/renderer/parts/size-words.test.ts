import { expect, test } from 'vitest';
import { sizeWords } from './size-words';

test.each([
  ['en', 12, '1 kB'],
  ['en', 999_400, '999 kB'],
  ['en', 3_440_000, '3.4 MB'],
  ['es', 3_440_000, '3,4 MB'],
  ['en', 12_000_000_000, '12 GB'],
] as const)('in %s, %i bytes are said as %s', (locale, bytes, words) => {
  expect(sizeWords(locale, bytes).replaceAll('\u00a0', ' ')).toBe(words);
});
