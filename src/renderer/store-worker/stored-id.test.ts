import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import { caseIdOf, storedId } from './stored-id';

const anyId = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
  .map((id) => asId<CaseId>(id));

test('an id comes back from the store as it was, and is short there', () => {
  fc.assert(
    fc.property(anyId, (id) => {
      expect(caseIdOf(storedId(id))).toBe(id);
      expect(storedId(id)).toHaveLength(9);
    }),
  );
  for (const digit of '0f') expect(caseIdOf(storedId(asId<CaseId>(digit.repeat(32))))).toBe(digit.repeat(32));
});

test('stored ids sort as the ids do, and none has half of a character pair', () => {
  fc.assert(
    fc.property(anyId, anyId, (one, other) => {
      expect(storedId(one) < storedId(other)).toBe(one < other);
      expect(/[\ud800-\udfff]/.test(storedId(one))).toBe(false);
    }),
  );
});

test.each(['', 'a', 'not hexadecimal at all, but of 32', 'F'.repeat(32)])('"%s" stays as it is', (id) => {
  expect(storedId(asId<CaseId>(id))).toBe(id);
  expect(caseIdOf(id)).toBe(id);
});
