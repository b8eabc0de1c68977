import { expect, test } from 'vitest';
import { fieldsOf, isSameText, writtenFrom } from './canned-fields';

const plain = { id: 'thanks', title: 'Thank you', language: 'en', text: 'Thank you!' };

test('what is written in the form and read again is the same text', () => {
  const fields = { ...fieldsOf(plain), tags: ' one, ,two ', expires: '2027-01-31', isPublic: true };
  const written = writtenFrom(fields, { id: 'thanks', today: '2026-11-23' });
  expect(written).toEqual({
    ...plain,
    ...{ tags: ['one', 'two'], reviewed: '2026-11-23', expires: '2027-01-31', isPublic: true },
  });
  expect(fieldsOf(written)).toEqual({ ...fields, tags: 'one, two' });
});

test.each([
  ['its words', { ...plain, text: 'Thanks!' }],
  ['its tags', { ...plain, tags: ['new'] }],
  ['that it is public', { ...plain, isPublic: true }],
  ['that it is there at all', null],
])('a colleague has changed %s', (_, theirs) => expect(isSameText(plain, theirs)).toBe(false));

test('looking it over, or writing down what it was by itself, is no change', () => {
  expect(isSameText(plain, { ...plain, reviewed: '2026-11-01', tags: [], isPublic: false })).toBe(true);
});
