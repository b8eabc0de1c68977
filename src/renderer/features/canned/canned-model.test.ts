import { expect, test } from 'vitest';
import type { Brand } from '../../../shared/workspace/schema';
import { filled, inOrder, variablesOf } from './canned-model';

test('variables are found once each, with accents and spaces', () => {
  expect(variablesOf('{{customer}}, {{ tamaño }}, {{customer}}')).toEqual(['customer', 'tamaño']);
});

test('what is known is filled in and the rest stays to be asked for', () => {
  expect(filled('{{customer}}: {{order}}', { customer: 'Tom', order: '' })).toBe('Tom: {{order}}');
});

test('a value that looks like a variable is not filled again', () => {
  expect(filled('{{a}}', { a: '{{b}}', b: 'no' })).toBe('{{b}}');
});

test('responses in the customer’s language come first', () => {
  const brand = {
    language: 'es',
    cannedResponses: [
      { id: 'en', language: 'en' },
      { id: 'es', language: 'es' },
    ],
  } as unknown as Brand;
  expect(inOrder(brand, 'es-MX').map((canned) => canned.id)).toEqual(['es', 'en']);
  expect(inOrder(brand, 'en').map((canned) => canned.id)).toEqual(['en', 'es']);
  expect(inOrder(brand, null).map((canned) => canned.id)).toEqual(['es', 'en']);
});
