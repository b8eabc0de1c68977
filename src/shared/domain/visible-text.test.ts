import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyShortText } from '../../../test/support/any-text';
import { visibleText } from './visible-text';

const shown = (text: string) =>
  visibleText(text)
    .map((span) =>
      span.kind === 'text' ? span.text : `<${span.name}${span.count > 1 ? ` ${span.count}` : ''}>`,
    )
    .join('');

describe('text of a customer', () => {
  it.each([
    ['plain text', 'Hola, ¿qué tal?\nBien\t!', 'Hola, ¿qué tal?\nBien\t!'],
    ['line ends of other systems', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['an override', 'refund \u202egnp.exe', 'refund <direction-control>gnp.exe'],
    ['isolates', '\u2066a\u2069', '<direction-control>a<direction-control>'],
    ['several in a row', 'a\u202e\u202e\u202db', 'a<direction-control 3>b'],
    ['a lone direction mark in left-to-right text', 'a\u200fb', 'a<direction-control>b'],
    ['a lone direction mark in Arabic', 'شكرا\u200f!', 'شكرا\u200f!'],
    ['zero-width space and word joiner', 'pa\u200byp\u2060al', 'pa<invisible>yp<invisible>al'],
    ['a soft hyphen', 'a\u00adb', 'a<invisible>b'],
    ['control characters', 'a\u0000\u001b[31mb\u007f\u0085c', 'a<control 2>[31mb<control>\nc'],
    ['letters that are blank', '\u3164', '<blank-letter>'],
    ['tags that carry hidden words', 'a\u{e0061}\u{e0062}', 'a<hidden-tag 2>'],
    ['a lone surrogate', 'a\ud800b', 'a<damaged>b'],
    ['a family', '👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️', '👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️'],
    [
      'the flag of Scotland',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['a joiner between Latin letters', 'a\u200db', 'a<invisible>b'],
    ['a non-joiner in Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a joiner in Hindi', 'क्\u200dष', 'क्\u200dष'],
    ['words hidden in variation selectors', '😀\ufe01\ufe02\u{e0101}', '😀\ufe01<invisible 2>'],
    ['accents as languages stack them', 'Việt ŏ̈ é', 'Việt ŏ̈ é'],
    ['accents piled up', `a${'\u0301'.repeat(40)}b`, `a${'\u0301'.repeat(6)}<piled-accents 34>b`],
    ['nothing', '', ''],
  ])('%s', (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('never holds a control, an override or a row of invisible signs, whatever comes in', () => {
    const nasty = fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\u200c',
      '\ufe0f',
      '\u{e0041}',
      '\u0000',
      '\u0301',
      '\ud83d',
      '🏴',
      '👩',
      'a',
      'ب',
      '\u3164',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, anyShortText), { maxLength: 30 }), (parts) => {
        const spans = visibleText(parts.join(''));
        for (const span of spans) {
          if (span.kind === 'mark') expect(span.count).toBeGreaterThan(0);
          else {
            expect(span.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2060]|[^\P{Cc}\n\t]/u);
            expect(span.text).not.toMatch(/[\p{Mn}\p{Me}]{8}/u);
            expect(span.text.isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('loses nothing that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcñ¿?é 🙂字ا\n') }), (text) => {
        expect(shown(text)).toBe(text);
      }),
    );
  });

  it('of usual signs is the same whether or not something unusual follows', () => {
    const usual = fc.string({
      unit: fc
        .oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0x2000, max: 0x20d0 }))
        .map((code) => String.fromCodePoint(code)),
      maxLength: 12,
    });
    fc.assert(
      fc.property(usual, (text) => {
        expect(`${shown(text)}<damaged>`).toBe(shown(`${text}\ufffd`));
      }),
      { numRuns: 2_000 },
    );
  });
});
