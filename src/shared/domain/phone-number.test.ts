import { describe, expect, it } from 'vitest';
import { isPhoneNumber } from './phone-number';

describe('a telephone number', () => {
  it.each(['+34 600 000 000', '(020) 7946-0123', '0049.30.1234567', '4711', '112'])('is %s', (text) => {
    expect(isPhoneNumber(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['too few digits', '12'],
    ['too many digits', '1234 5678 9012 3456'],
    ['words', 'ask Marta'],
    ['a link that would dial', 'tel:+34600000000'],
    ['what a telephone does by itself', '*21*600000000#'],
    ['a formula', '=1+23456'],
    ['a number in another line', '600 000 000\n111'],
    ['digits that only look like ours', '٦٠٠٠٠٠٠٠٠'],
    ['characters nobody sees', '600\u200b000000'],
    ['a number with much room', `1${' '.repeat(40)}23`],
  ])('is not %s', (_, text) => {
    expect(isPhoneNumber(text)).toBe(false);
  });
});
