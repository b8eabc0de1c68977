import { describe, expect, test } from 'vitest';
import { asId } from '../../../shared/domain/ids';
import { countLength, lengthRule } from './length-model';
import { insertAt, staleness } from './reply-model';

describe('the length of a reply', () => {
  test.each([
    ['graphemes', 'Año 👩‍👩‍👧', 5],
    ['characters', 'Año 👍', 5],
    ['utf8-bytes', 'ñ', 2],
    ['utf16', '👍', 2],
  ] as const)('in %s, %s is %i', (unit, text, length) => expect(countLength(text, unit)).toBe(length));

  const capabilities = {
    length: { unit: 'graphemes', max: 300 },
    privateLength: { unit: 'graphemes', max: 1_000 },
  } as unknown as Parameters<typeof lengthRule>[0]['capabilities'];

  test('is limited as the connector says, in private as it says for private', () => {
    expect(lengthRule({ channel: 'mastodon', audience: 'private', capabilities }).max).toBe(1_000);
    expect(lengthRule({ channel: 'mastodon', audience: 'public', capabilities }).max).toBe(300);
  });

  test('is limited as the channel publishes until the connector has said anything', () => {
    expect(lengthRule({ channel: 'bluesky', audience: 'public', capabilities: null })).toEqual({
      unit: 'graphemes',
      max: 300,
    });
    expect(lengthRule({ channel: 'email', audience: 'private', capabilities: null }).max).toBeNull();
  });
});

describe('a draft and the conversation it answers', () => {
  const message = (name: string, withdrawn = false) => ({
    externalId: asId<never>(name),
    postedAt: 1,
    withdrawn,
  });
  test.each([
    [message('a'), message('a'), null],
    [message('a'), message('b'), 'wrote-again'],
    [message('a'), message('a', true), 'withdrawn'],
    [null, message('a'), null],
    [message('a'), null, null],
  ])('%o then %o is %s', (before, now, stale) => expect(staleness(before, now)).toBe(stale));

  test.each([
    ['', 0, 'Thanks.', 'Thanks.'],
    ['Hello', 5, 'Thanks.', 'Hello Thanks.'],
    ['Hello ', 6, 'Thanks.', 'Hello Thanks.'],
    ['Bye', 0, 'Thanks.', 'Thanks. Bye'],
  ])('words put into “%s” at %i are parted from their neighbours', (text, at, words, after) =>
    expect(insertAt(text, at, words)).toBe(after),
  );
});
