import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/any-text';
import { lengthUnits, messageLength } from './message-length';

const family = '👨‍👩‍👧‍👦';

describe('the length of a message', () => {
  it.each([
    ['hello', 5, 5, 5, 5],
    ['ñ', 1, 1, 2, 1],
    ['n\u0303', 1, 2, 3, 2],
    [family, 1, 7, 25, 11],
    ['🇪🇸', 1, 2, 8, 4],
    ['\r\n', 1, 2, 2, 2],
    ['', 0, 0, 0, 0],
    ['\ud800', 1, 1, 3, 1],
  ])(
    'of %j in graphemes, characters, bytes and UTF-16 units',
    (text, graphemes, characters, bytes, units) => {
      expect(lengthUnits.map((unit) => messageLength(text, unit))).toEqual([
        graphemes,
        characters,
        bytes,
        units,
      ]);
    },
  );

  it('in bytes is what an encoder makes of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(messageLength(text, 'utf8-bytes')).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });

  it('never grows from units to characters to graphemes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(messageLength(text, 'characters')).toBeLessThanOrEqual(text.length);
        expect(messageLength(text, 'graphemes')).toBeLessThanOrEqual(messageLength(text, 'characters'));
      }),
    );
  });
});

describe('on Mastodon', () => {
  const length = (text: string) => messageLength(text, 'graphemes', 'mastodon');
  it.each([
    ['a link, however long', `https://shop.example/${'x'.repeat(200)}`, 23],
    ['a link, however short', 'http://a.test', 23],
    ['a link before a full stop', 'see https://shop.example/a.', 4 + 23 + 1],
    ['two links', 'https://a.test https://b.test', 47],
    ['a mention on another server', '@marta@social.example hi', 9],
    ['a mention here', '@marta hi', 9],
    ['a mention before a full stop', '@marta@social.example.', 7],
    ['an address, which is no mention', 'marta@social.example', 20],
    ['no scheme, no link', 'www.shop.example', 16],
  ])('counts %s', (_name, text, expected) => {
    expect(length(text)).toBe(expected);
  });

  it('counts links in full elsewhere', () => {
    expect(messageLength('https://shop.example/abc', 'graphemes', 'bluesky')).toBe(24);
  });
});
