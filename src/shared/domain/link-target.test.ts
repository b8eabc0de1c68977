import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks, linkTarget } from './link-target';
import { readableLabel } from './punycode';

describe('where a link leads', () => {
  it.each([
    ['https://shop.example/a?b=1#c', 'https', 'shop.example', []],
    ['HTTPS://Shop.Example', 'https', 'shop.example', []],
    ['http://shop.example', 'http', 'shop.example', ['not-encrypted']],
    ['https://shop.example:8443/', 'https', 'shop.example', ['unusual-port']],
    ['https://bank.example@evil.test/', 'https', 'evil.test', ['credentials']],
    ['https://user:pass@evil.test/', 'https', 'evil.test', ['credentials']],
    ['https://127.0.0.1/', 'https', '127.0.0.1', ['ip-address']],
    ['https://0x7f.1/', 'https', '127.0.0.1', ['ip-address']],
    ['https://[::1]/', 'https', '[::1]', ['ip-address']],
    ['https://bank.example\\@evil.test', 'https', 'bank.example', []],
    ['mailto:hola@shop.example', 'mailto', 'shop.example', []],
    ['mailto:hola@shop.example?subject=x&bcc=y@evil.test', 'mailto', 'shop.example', ['prefilled-mail']],
  ])('%s', (text, scheme, host, warnings) => {
    expect(linkTarget(text)).toMatchObject({ scheme, host, hostAsSeen: host, warnings });
  });

  it.each([
    ['https://mañana.example', 'xn--maana-pta.example', 'mañana.example', ['international']],
    ['https://bücher.example', 'xn--bcher-kva.example', 'bücher.example', ['international']],
    ['https://xn--bcher-kva.example', 'xn--bcher-kva.example', 'bücher.example', ['international']],
    // The first letter of the next two is Cyrillic; in the third all of them are.
    ['https://аpple.example', 'xn--pple-43d.example', 'аpple.example', ['international', 'mixed-scripts']],
    ['https://pаypal.example', 'xn--pypal-4ve.example', 'pаypal.example', ['international', 'mixed-scripts']],
    ['https://арр.example', 'xn--80a6aa.example', 'арр.example', ['international', 'look-alike']],
    ['https://почта.example', 'xn--80a1acny.example', 'почта.example', ['international']],
    ['https://東京shop.example', 'xn--shop-4x5f052k.example', '東京shop.example', ['international']],
    ['https://ｓｈｏｐ.example', 'shop.example', 'shop.example', []],
  ])('%s, whose letters are not all ASCII', (text, host, hostAsSeen, warnings) => {
    expect(linkTarget(text)).toMatchObject({ host, hostAsSeen, warnings });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://shop.example',
    'app://index',
    'shop.example',
    '/path',
    '//shop.example',
    'https://',
    'https:// shop.example',
    'https://shop.example/\u202egnp',
    'java\nscript:alert(1)',
    'mailto:',
    'mailto:a@b.test,c@d.test',
    'mailto:nobody',
    `https://shop.example/${'x'.repeat(3_000)}`,
  ])('%j is nothing we open', (text) => {
    expect(linkTarget(text)).toBeNull();
  });
});

describe('links in a text', () => {
  const found = (text: string) => findLinks(text).map(({ from, to }) => text.slice(from, to));
  it.each([
    ['see https://shop.example/a.', ['https://shop.example/a']],
    ['(https://shop.example/a_(b))', ['https://shop.example/a_(b)']],
    ['"https://shop.example"!', ['https://shop.example']],
    ['¿https://shop.example/?', ['https://shop.example/']],
    [
      'https://a.test, http://b.test; mailto:x@c.test',
      ['https://a.test', 'http://b.test', 'mailto:x@c.test'],
    ],
    ['www.shop.example or shop.example', []],
    ['xhttps://shop.example', []],
    ['https://shop.example\u200b/evil', ['https://shop.example']],
    ['javascript:alert(1) https://', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are opened as they are written, in any text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('https://', 'http://a.test', ').', ' ', '@', 'mailto:a@b.test'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        for (const { from, to, target } of findLinks(text)) {
          expect(linkTarget(text.slice(from, to))).toEqual(target);
          expect(target.href).toMatch(/^(https?:\/\/|mailto:)[ -~]+$/);
        }
      }),
    );
  });
});

describe('a label in ASCII form', () => {
  it('reads back to the letters it stands for', () => {
    const letters = fc.stringMatching(/^[a-z]{0,4}[àéñüßжлπλ東京नश]{1,4}[a-z]{0,3}$/u);
    fc.assert(
      fc.property(letters, (label) => {
        const host = new URL(`https://${label}.example`).hostname;
        expect(readableLabel(host.split('.')[0] ?? '')).toBe(label.normalize('NFC'));
      }),
    );
  });

  it.each(['xn--', 'xn--!', 'xn--99999999999', 'xn--a-b-c-\u00e9'])(
    'that is none gives null or less, never a crash: %s',
    (label) => {
      expect(() => readableLabel(label)).not.toThrow();
    },
  );
});
