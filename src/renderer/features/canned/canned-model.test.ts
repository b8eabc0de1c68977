import { expect, test } from 'vitest';
import type { Brand } from '../../../shared/workspace/schema';
import { inOrder } from './canned-model';

const now = Date.parse('2026-11-22T12:00:00Z');
const brandWith = (...cannedResponses: readonly object[]) =>
  ({ language: 'es', cannedResponses }) as unknown as Brand;

test('responses in the customer’s language come first', () => {
  const brand = brandWith({ id: 'en', language: 'en' }, { id: 'es', language: 'es' });
  expect(inOrder(brand, 'es-MX', now).map((canned) => canned.id)).toEqual(['es', 'en']);
  expect(inOrder(brand, 'en', now).map((canned) => canned.id)).toEqual(['en', 'es']);
  expect(inOrder(brand, null, now).map((canned) => canned.id)).toEqual(['es', 'en']);
});

test('responses are offered until the day they expire on', () => {
  const brand = brandWith(
    { id: 'over', language: 'es', expires: '2026-11-22' },
    { id: 'until-tomorrow', language: 'es', expires: '2026-11-23' },
  );
  expect(inOrder(brand, 'es', now).map((canned) => canned.id)).toEqual(['until-tomorrow']);
});
