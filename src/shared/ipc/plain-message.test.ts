import fc from 'fast-check';
import { expect, it } from 'vitest';
import { channelItemSchema } from './channels-port';
import { plainMessage } from './plain-message';

const usual = {
  externalId: 'post-1',
  threadKey: 'thread-1',
  writtenBy: 'customer',
  author: {
    externalId: 'person-1',
    name: 'Ana Pérez',
    handle: 'ana.example',
    followers: 12,
    profileUrl: 'https://social.example/ana',
    isBot: false,
  },
  audience: 'public',
  subject: '',
  text: 'Where is my parcel?',
  language: 'es',
  postedAt: 1_772_625_600_000,
  reach: 'organic',
  inReplyTo: null,
  url: null,
  attachments: [],
};

const ofLength = (length: number) => fc.constantFrom('x'.repeat(length), 'x'.repeat(length + 1));
const value = fc.oneof(
  fc.constantFrom(null, undefined, '', true, 'brand', 'private', 'paid', 'unknown', [], {}, Number.NaN),
  fc.constantFrom(0, -0, -1, 1.5, 8.64e15, -8.64e15, 8.64e15 + 2, 2 ** 53, Number.POSITIVE_INFINITY),
  fc.constantFrom([null], { externalId: 'post-0', authorName: '', text: '', url: null }),
  ofLength(35),
  ofLength(640),
  ofLength(2_000),
  ofLength(2_048),
  ofLength(4_096),
  ofLength(200_000),
  fc.string(),
);
const field = fc.constantFrom(...Object.keys(usual), 'more');
const authorField = fc.constantFrom(...Object.keys(usual.author), 'more');

/** The usual message with some fields of it, or of its author, made into something else. */
const item = fc
  .record({
    kind: fc.constantFrom('message', 'message', 'message', 'edit', 7),
    changes: fc.array(fc.tuple(field, value), { maxLength: 2 }),
    authorChanges: fc.array(fc.tuple(authorField, value), { maxLength: 2 }),
  })
  .map(({ kind, changes, authorChanges }) => {
    const author = { ...usual.author, ...Object.fromEntries(authorChanges) };
    return { kind, message: { ...usual, author, ...Object.fromEntries(changes) } };
  });

it('reads the usual message', () => {
  expect(plainMessage({ kind: 'message', message: usual })).toEqual({ kind: 'message', message: usual });
});

it('reads an item as the schema does, or leaves it to the schema', () => {
  let read = 0;
  fc.assert(
    fc.property(item, (one) => {
      const plain = plainMessage(one);
      const parsed = channelItemSchema.safeParse(one);
      if (plain !== null) {
        read += 1;
        expect(parsed).toEqual({ success: true, data: plain });
        return;
      }
      const isPlain =
        parsed.success &&
        parsed.data.kind === 'message' &&
        parsed.data.message.inReplyTo === null &&
        parsed.data.message.attachments.length === 0;
      expect(isPlain).toBe(false);
    }),
    { numRuns: 2_000 },
  );
  expect(read).toBeGreaterThan(100);
});

it('leaves what is no item to the schema', () => {
  for (const one of [
    null,
    undefined,
    7,
    'message',
    [],
    { kind: 'message' },
    { kind: 'message', message: [] },
  ])
    expect(plainMessage(one)).toBeNull();
});
