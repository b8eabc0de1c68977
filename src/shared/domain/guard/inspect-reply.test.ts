import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import {
  type FindingKind,
  findingKinds,
  type GuardAnswer,
  type GuardedBrand,
  type GuardRule,
} from './finding';
import { guardVerdict } from './guard-policy';
import { inspectReply } from './inspect-reply';

const aurea: GuardedBrand = {
  guard: {
    rules: [],
    forbidden: ['es culpa suya', 'garantizado'],
    orderNumbers: ['AU-######'],
    contacts: ['+34 900 123 456', 'hola@aurea.example'],
    hosts: ['aurea.example'],
    allowedWords: ['Zorra Roja'],
  },
  cannedResponses: [{ text: 'Llama al +34 911 222 333 o mira https://help.aurea-care.example/envios' }],
  terms: 'https://terms.aurea-care.example/shop',
  diversions: [],
};
const inspect = (text: string, customerLanguage: string | null = 'es') =>
  inspectReply({ text, brand: aurea, customerLanguage });

describe('the outbound guard', () => {
  it.each<[FindingKind, string, string]>([
    ['card', 'Su tarjeta 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['iban', 'A la cuenta ES9121000418450200051332', 'ES9121000418450200051332'],
    ['identity-number', 'Con el DNI 12345678Z', '12345678Z'],
    ['phone', 'Le llamamos al 612 345 678', '612 345 678'],
    ['email', 'Escribimos a rosa@mail.example.', 'rosa@mail.example'],
    ['order-number', 'Su pedido AU-004211', 'AU-004211'],
    ['profanity', 'Vaya MIERDA de día', 'mierda'],
    ['profanity', '¡Coño!', 'coño'],
    ['forbidden-phrase', 'Todo garantizada', 'garantizado'],
    ['unfilled-variable', 'Hola, {{ customer }}:', 'customer'],
    ['unfilled-variable', 'Hola, {{customer', '{{customer'],
    ['unknown-host', 'Mira https://bit.example/x1', 'bit.example'],
    ['unknown-host', 'Mira www.tienda.example.', 'www.tienda.example'],
    ['unknown-host', 'Mira aurea.example.evil.test/x', 'aurea.example.evil.test'],
  ])('finds: %s in "%s"', (kind, text, about) => {
    expect(inspect(text).map((one) => [one.kind, one.about])).toEqual([[kind, about]]);
  });

  it('finds that a reply does not speak the language of the customer', () => {
    const english = 'We are sorry that it was broken, and we will send you another one.';
    expect(inspect(english).map(({ kind, about }) => [kind, about])).toEqual([['wrong-language', 'en']]);
    expect(inspect(english, 'en-GB')).toEqual([]);
    expect(inspect(english, null)).toEqual([]);
  });

  it.each([
    'Llámanos al 900 123 456 o escribe a Hola@aurea.example.',
    'Está en https://shop.aurea.example/cremas?order=612345678',
    'Nuestra Zorra Roja vuelve en otoño',
    'Todo está en https://help.aurea-care.example/devoluciones, o llama al +34 911 222 333.',
    'Las condiciones: https://terms.aurea-care.example/shop',
    'Gracias, Rosa. Sale hoy, 22.11.2026, por 1.299,00 euros.',
    'Un cono de helado. Pinche aquí.',
    'Aurea te lo cambia.',
    '',
  ])('lets pass: %s', (text) => {
    expect(inspect(text)).toEqual([]);
  });

  it('says of each where it stands', () => {
    const text = 'Hola, {{customer}}: llama al 612 345 678';
    expect(inspect(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '{{customer}}',
      '612 345 678',
    ]);
  });

  it('finds the same whatever stands before and after', () => {
    const bad = fc.constantFrom(
      '4111 1111 1111 1111',
      'AU-004211',
      'rosa@mail.example',
      '{{case}}',
      'gilipollas',
    );
    const filler = fc.constantFrom('Gracias.', 'Hola,', 'un abrazo', 'seguro…', '👍');
    fc.assert(
      fc.property(fc.array(filler), bad, fc.array(filler), (before, one, after) => {
        const alone = inspect(one).map(({ kind, about }) => [kind, about]);
        const within = inspect([...before, one, ...after].join(' ')).map(({ kind, about }) => [kind, about]);
        expect(alone).toHaveLength(1);
        expect(within).toEqual(alone);
      }),
    );
  });

  it('can be asked of any text, and names places that exist', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { from, to } of inspect(text)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('the policy of the guard', () => {
  const found = (kind: FindingKind) => [{ kind, from: 0, to: 1, about: 'x' }];
  const answerOf = (kind: FindingKind, audience: 'public' | 'private', rules: readonly GuardRule[] = []) => {
    const { blocks, warnings } = guardVerdict(found(kind), { audience, channel: 'mastodon' }, rules);
    if (blocks.length > 0) return 'block';
    return warnings.length > 0 ? 'warn' : 'off';
  };

  it.each<[FindingKind, GuardAnswer, GuardAnswer]>([
    ['card', 'block', 'block'],
    ['iban', 'block', 'warn'],
    ['identity-number', 'block', 'warn'],
    ['phone', 'block', 'warn'],
    ['email', 'block', 'warn'],
    ['order-number', 'block', 'warn'],
    ['profanity', 'block', 'block'],
    ['forbidden-phrase', 'block', 'block'],
    ['unfilled-variable', 'block', 'block'],
    ['wrong-language', 'warn', 'warn'],
    ['unknown-host', 'warn', 'warn'],
    ['asks-card', 'block', 'block'],
    ['asks-password', 'block', 'block'],
    ['asks-identity', 'block', 'warn'],
    ['asks-phone', 'block', 'off'],
    ['asks-email', 'block', 'off'],
    ['asks-address', 'block', 'off'],
    ['asks-order-number', 'warn', 'off'],
  ])('unless said otherwise, %s in public: %s, in private: %s', (kind, inPublic, inPrivate) => {
    expect(answerOf(kind, 'public')).toBe(inPublic);
    expect(answerOf(kind, 'private')).toBe(inPrivate);
  });

  it('leaves nothing out by itself but what may be asked for in private', () => {
    const off = (audience: 'public' | 'private') =>
      findingKinds.filter((kind) => answerOf(kind, audience) === 'off');
    expect(off('public')).toEqual([]);
    expect(off('private')).toEqual(['asks-phone', 'asks-email', 'asks-address', 'asks-order-number']);
  });

  it('takes the first line that fits', () => {
    const rules: readonly GuardRule[] = [
      { kinds: ['phone'], channels: ['email'], does: 'block' },
      { kinds: ['phone'], audience: 'private', does: 'off' },
      { audience: 'private', does: 'block' },
    ];
    expect(answerOf('phone', 'private', rules)).toBe('off');
    expect(answerOf('unknown-host', 'private', rules)).toBe('block');
    expect(answerOf('unknown-host', 'public', rules)).toBe('warn');
  });
});
