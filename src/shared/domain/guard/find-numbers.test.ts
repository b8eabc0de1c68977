import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import { findNumbers, overlap } from './find-numbers';
import type { FindingKind } from './finding';

const orders = ['AU-######', '@@####'];
const kindsIn = (text: string) => findNumbers(text, orders).map(({ kind, about }) => [kind, about]);

describe('numbers in a text', () => {
  it.each<[string, FindingKind, string]>([
    ['pague con 4111 1111 1111 1111, gracias', 'card', '4111 1111 1111 1111'],
    ['4111-1111-1111-1111', 'card', '4111-1111-1111-1111'],
    ['ES91 2100 0418 4502 0005 1332 es mi cuenta', 'iban', 'ES91 2100 0418 4502 0005 1332'],
    ['es9121000418450200051332.', 'iban', 'es9121000418450200051332'],
    ['mi DNI es 12.345.678-Z', 'identity-number', '12.345.678-Z'],
    ['NIE x1234567l', 'identity-number', 'x1234567l'],
    ['llámame al 612 345 678', 'phone', '612 345 678'],
    ['612 34 56 78', 'phone', '612 34 56 78'],
    ['+34 612345678', 'phone', '+34 612345678'],
    ['call +1 (555) 010-1234 now', 'phone', '+1 (555) 010-1234'],
    ['0044 20 7946 0018', 'phone', '0044 20 7946 0018'],
    ['55 1234 5678', 'phone', '55 1234 5678'],
    ['pedido AU-004211', 'order-number', 'AU-004211'],
    ['pedido au-004211', 'order-number', 'au-004211'],
    ['ref. xy1234', 'order-number', 'xy1234'],
  ])('%s has one: %s', (text, kind, about) => {
    expect(kindsIn(text)).toEqual([[kind, about]]);
  });

  it.each([
    '4111 1111 1111 1112',
    'ES91 2100 0418 4502 0005 1333',
    '12345678A',
    'el 22.11.2026 a las 18:30',
    'cuesta 1.299,00 euros',
    'AU-00421',
    'AU-0042112',
    'XAU-004211',
    'SPF 50 y 30 ml',
    '24/7 desde 1998',
    '100000 gracias',
    '',
  ])('%s has none', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('are each one thing only', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 .-+()XEDS'), maxLength: 60 }), (text) => {
        const found = findNumbers(text, orders);
        found.forEach((one, index) => {
          expect(text.slice(one.from, one.to)).toBe(one.about);
          expect(found.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
        });
      }),
    );
  });

  it('are looked for in any text by any pattern', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, pattern) => {
        expect(() => findNumbers(text, [pattern])).not.toThrow();
      }),
    );
  });
});
