import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId, type ReplyId } from '../../../shared/domain/ids';
import { recordKey } from './record-key';

const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => asId<ReplyId>(digits.join('')));

it('gives every attempt of one reply the same key, in the form the server asks for', () => {
  fc.assert(
    fc.property(hex, (replyId) => {
      expect(recordKey(replyId)).toBe(recordKey(replyId));
      expect(recordKey(replyId)).toMatch(/^3[234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    }),
  );
});

it('gives different replies different keys', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => asId<ReplyId>(n.toString(16).padStart(32, '0')));
  expect(new Set(ids.map(recordKey)).size).toBe(ids.length);
});
