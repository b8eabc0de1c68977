// Arbitrary text of any code points, lone surrogates too; fast-check's own takes a second to make.
import fc from 'fast-check';

const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x24f }),
  fc.integer({ min: 0x300, max: 0x36f }),
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0, max: 0x10ffff }),
);

export const anyText = fc.array(codePoint).map((codes) => String.fromCodePoint(...codes));
export const anyShortText = fc
  .array(codePoint, { maxLength: 2 })
  .map((codes) => String.fromCodePoint(...codes));
