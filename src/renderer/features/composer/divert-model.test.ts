import { expect, test } from 'vitest';
import { folded, opened, post, sent, submitted, wrote } from '../../../../test/support/story';
import { answeredBy } from './divert-model';

const told = { ...submitted('r', { inReplyTo: post('a') }), guided: 'private' } as const;
const began = [opened(), wrote('a', 100), told, sent('r', 200)] as const;

test('the closing note answers what was said in public, and not what the customer wrote in private since', () => {
  const inPrivate = folded(...began, wrote('b', 300, null, { audience: 'private' }));
  expect(answeredBy('closing-note', inPrivate)).toBe('a');
  expect(answeredBy('phone', inPrivate)).toBeNull();
});

test('it answers the newest message where that is as public, and where nobody knows what was answered', () => {
  expect(answeredBy('closing-note', folded(...began, wrote('b', 300)))).toBeNull();
  const unknown = folded(opened(), { ...submitted('r'), guided: 'private' }, sent('r', 200));
  expect(answeredBy('closing-note', { ...unknown, audience: 'private' })).toBeNull();
});
