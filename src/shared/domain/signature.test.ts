import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignatureRule, signatureOf, signed } from './signature';

const member = { name: 'Lucía Herrero', initials: 'LH' };

describe('the signature of a reply', () => {
  const rules: readonly SignatureRule[] = [
    { channels: ['email'], sign: 'name' },
    { audience: 'private', sign: 'none' },
    { sign: 'initials' },
  ];
  it.each([
    ['email', 'private', '— Lucía Herrero'],
    ['mastodon', 'public', '^LH'],
    ['mastodon', 'private', ''],
  ] as const)('on %s in %s is “%s”: the first rule that fits', (channel, audience, expected) => {
    expect(signatureOf(rules, { channel, audience, member })).toBe(expected);
  });

  it('is none where no rule fits', () => {
    expect(signatureOf([], { channel: 'email', audience: 'private', member })).toBe('');
  });

  it('stands at the end once, however often the text is signed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('^LH', '— Lucía Herrero'), (text, signature) => {
        const once = signed(text, signature);
        expect(once.startsWith(text)).toBe(true);
        expect(once.endsWith(signature)).toBe(true);
        expect(signed(once, signature)).toBe(once);
        expect(signed(text, '')).toBe(text);
      }),
    );
  });
});
