import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCardNumber, isIban, isSpanishIdentity } from './checksums';

describe('a number that proves itself', () => {
  it.each([
    ['4111111111111111', true],
    ['5555555555554444', true],
    ['378282246310005', true],
    ['6011111111111117', true],
    ['4111111111111112', false],
    ['0000000000000000', false],
    ['1234567812345670', false],
    ['411111111111', false],
    ['41111111111111111111', false],
  ])('may be a card: %s %s', (digits, isOne) => {
    expect(isCardNumber(digits)).toBe(isOne);
  });

  it.each([
    ['ES9121000418450200051332', true],
    ['GB82WEST12345698765432', true],
    ['DE89370400440532013000', true],
    ['ES9121000418450200051333', false],
    ['ES912100041845020005133', false],
    ['XX9121000418450200051332', false],
    ['ES', false],
  ])('may be an account: %s %s', (text, isOne) => {
    expect(isIban(text)).toBe(isOne);
  });

  it.each([
    ['12345678Z', true],
    ['X1234567L', true],
    ['Y1234567X', true],
    ['Z1234567R', true],
    ['12345678A', false],
    ['1234567Z', false],
    ['W1234567L', false],
  ])('may be an identity: %s %s', (text, isOne) => {
    expect(isSpanishIdentity(text)).toBe(isOne);
  });

  it('is none any more with one digit changed', () => {
    const numbers = [
      [isCardNumber, '4111111111111111'],
      [isIban, 'ES9121000418450200051332'],
      [isSpanishIdentity, '12345678Z'],
    ] as const;
    const place = fc.nat(100);
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        place,
        fc.integer({ min: 1, max: 9 }),
        ([proves, number], at, by) => {
          const digits = [...number].flatMap((sign, index) => (/\d/.test(sign) ? [index] : []));
          const index = digits[at % digits.length] ?? 0;
          const changed = (Number(number[index]) + by) % 10;
          expect(proves(number.slice(0, index) + changed + number.slice(index + 1))).toBe(false);
        },
      ),
    );
  });
});
