import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { LogUnreadable } from '../log/database';
import { sealKey } from '../log/seal';
import { countPieces, openPiece, pieceBytes, sealPiece } from './sealed-file';

const key = sealKey(randomBytes(32));
const file = { brand: 'vela', replyId: 'a'.repeat(32), file: 'b'.repeat(64) };

const through = (whole: Uint8Array) => {
  const pieces = countPieces(whole.length);
  const places = Array.from({ length: pieces }, (_, index) => ({ ...file, piece: index + 1, pieces }));
  return Buffer.concat(places.map((place) => openPiece(sealPiece(whole, place, key), place, key)));
};

test.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes])(
  'a file of %i bytes comes out as it went in',
  (bytes) => {
    const whole = randomBytes(bytes);
    expect(through(whole).equals(whole)).toBe(true);
  },
);

test('a piece opens in its own place only: not as another piece, of another file, of another reply, or of fewer', () => {
  const place = { ...file, piece: 1, pieces: 2 };
  const sealed = sealPiece(randomBytes(pieceBytes + 1), place, key);
  expect(openPiece(sealed, place, key)).toHaveLength(pieceBytes);
  for (const other of [
    { ...place, piece: 2 },
    { ...place, pieces: 1 },
    { ...place, file: 'c'.repeat(64) },
    { ...place, replyId: 'd'.repeat(32) },
    { ...place, brand: 'faro' },
  ])
    expect(() => openPiece(sealed, other, key)).toThrow(LogUnreadable);
  expect(() => openPiece(sealed, place, sealKey(randomBytes(32)))).toThrow(LogUnreadable);
});
