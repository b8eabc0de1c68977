import { expect, it } from 'vitest';
import { inboundMessageSchema, maxTextLength } from '../../../shared/ipc/channels-port';
import { entryMark } from './cursor';
import { pageOf } from './new-posts';
import { notificationSchema, postViewSchema } from './shapes';
import { toMessage } from './to-message';

const now = Date.parse('2026-05-04T10:00:00.000Z');
const brandDid = 'did:plc:lumbre000000000000000000';

/** The shape of app.bsky.feed.defs#postView, with people and words of our own. */
const mention = {
  uri: 'at://did:plc:nerea0000000000000000000/app.bsky.feed.post/3lmention22222',
  cid: 'bafyreiaaa',
  author: {
    did: 'did:plc:nerea0000000000000000000',
    handle: 'nerea.example',
    displayName: 'Nerea Ortiz',
    labels: [],
    createdAt: '2024-01-01T00:00:00.000Z',
  },
  record: {
    $type: 'app.bsky.feed.post',
    text: '@lumbre.example la crema me ha dejado la piel roja, mirad shop.example/pedi…',
    createdAt: '2026-05-04T09:58:30.000Z',
    langs: ['es'],
    facets: [
      {
        index: { byteStart: 58, byteEnd: 78 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://shop.example/pedidos/81234' }],
      },
    ],
    embed: {
      $type: 'app.bsky.embed.images',
      images: [{ alt: '', image: { $type: 'blob', mimeType: 'image/png', size: 10 } }],
    },
  },
  embed: {
    $type: 'app.bsky.embed.images#view',
    images: [
      {
        thumb: 'https://cdn.example/t',
        fullsize: 'https://cdn.example/f',
        alt: 'Mejilla con manchas rojas',
      },
    ],
  },
  replyCount: 0,
  indexedAt: '2026-05-04T09:58:31.000Z',
  viewer: { threadMuted: false },
};

const brandPost = {
  uri: `at://${brandDid}/app.bsky.feed.post/3lbrand2222222`,
  cid: 'bafyreibbb',
  author: { did: brandDid, handle: 'lumbre.example', displayName: 'Lumbre' },
  record: {
    $type: 'app.bsky.feed.post',
    text: 'Nueva crema de noche',
    createdAt: '2026-05-03T08:00:00.000Z',
  },
  indexedAt: '2026-05-03T08:00:00.000Z',
};

const reply = {
  ...mention,
  uri: 'at://did:plc:nerea0000000000000000000/app.bsky.feed.post/3lreply2222222',
  embed: undefined,
  record: {
    text: '¿Y para pieles sensibles?',
    createdAt: '2026-05-04T09:59:00.000Z',
    reply: {
      root: { uri: brandPost.uri, cid: 'bafyreibbb' },
      parent: { uri: brandPost.uri, cid: 'bafyreibbb' },
    },
  },
};

const read = (post: unknown) => postViewSchema.parse(post);
const surroundings = (parents: unknown[] = []) => ({
  ownDid: brandDid,
  parents: new Map(parents.map(read).map((post) => [post.uri, post])),
  followers: new Map([['did:plc:nerea0000000000000000000', 1_204]]),
  now,
});
const messageOf = (post: unknown, parents: unknown[] = []) => toMessage(read(post), surroundings(parents));

it('tells a mention as the customer wrote it, with links spelled out and the picture to fetch', () => {
  const { message, files } = messageOf(mention);
  expect(message).toEqual({
    externalId: mention.uri,
    threadKey: mention.uri,
    writtenBy: 'customer',
    author: {
      externalId: mention.author.did,
      name: 'Nerea Ortiz',
      handle: 'nerea.example',
      followers: 1_204,
      profileUrl: `https://bsky.app/profile/${mention.author.did}`,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text: '@lumbre.example la crema me ha dejado la piel roja, mirad https://shop.example/pedidos/81234',
    language: 'es',
    postedAt: Date.parse('2026-05-04T09:58:30.000Z'),
    reach: 'unknown',
    inReplyTo: null,
    url: `https://bsky.app/profile/${mention.author.did}/post/3lmention22222`,
  });
  expect(files).toEqual([
    {
      url: 'https://cdn.example/f',
      name: 'picture-1',
      mediaType: 'image/png',
      altText: 'Mejilla con manchas rojas',
    },
  ]);
});

it('puts a reply into the thread of its first post, under the post it answers', () => {
  const { message } = messageOf(reply, [brandPost]);
  expect(message.threadKey).toBe(brandPost.uri);
  expect(message.inReplyTo).toEqual({
    externalId: brandPost.uri,
    authorName: 'Lumbre',
    text: 'Nueva crema de noche',
    url: `https://bsky.app/profile/${brandDid}/post/3lbrand2222222`,
  });
});

it('names the post being answered even when it is gone', () => {
  expect(messageOf(reply).message.inReplyTo).toMatchObject({
    externalId: brandPost.uri,
    authorName: '',
    text: '',
  });
});

it('shows a quoted post above, also beside pictures', () => {
  const view = {
    $type: 'app.bsky.embed.record#viewRecord',
    uri: brandPost.uri,
    cid: 'c',
    author: brandPost.author,
    value: brandPost.record,
  };
  const quote = { ...mention, embed: { $type: 'app.bsky.embed.record#view', record: view } };
  const withPictures = {
    ...mention,
    embed: { $type: 'app.bsky.embed.recordWithMedia#view', record: { record: view }, media: mention.embed },
  };
  expect(messageOf(quote).message.inReplyTo?.text).toBe('Nueva crema de noche');
  expect(messageOf(withPictures).message.inReplyTo?.text).toBe('Nueva crema de noche');
  expect(messageOf(withPictures).files).toHaveLength(1);
});

it('adds the address of a link card, and stands a still for a video', () => {
  const card = {
    ...mention,
    embed: {
      $type: 'app.bsky.embed.external#view',
      external: { uri: 'https://news.example/1', title: 'News' },
    },
  };
  expect(messageOf(card).message.text.endsWith('\nhttps://news.example/1')).toBe(true);
  const video = {
    ...mention,
    embed: {
      $type: 'app.bsky.embed.video#view',
      cid: 'x',
      playlist: 'https://video.example/p.m3u8',
      thumbnail: 'https://video.example/t.jpg',
      alt: 'Rash',
    },
  };
  expect(messageOf(video).files.map((file) => [file.name, file.url, file.altText])).toEqual([
    ['video', null, 'Rash'],
    ['video-still', 'https://video.example/t.jpg', 'Rash'],
  ]);
});

it('knows the own posts of the brand', () => {
  expect(messageOf(brandPost).message.writtenBy).toBe('brand');
});

it('takes whatever else a post may hold without losing it', () => {
  const hostile: [string, object][] = [
    ['ten megabytes of text', { record: { text: '🧴'.repeat(2_600_000), createdAt: 'x' } }],
    [
      'bidirectional controls',
      { record: { text: '\u202Egnp.exe\u2066', createdAt: mention.record.createdAt } },
    ],
    ['no date and no language', { record: { text: 'hi' }, indexedAt: undefined }],
    ['facets that are not facets', { record: { ...mention.record, facets: [null, 7, { index: {} }] } }],
    [
      'facets outside the text',
      { record: { ...mention.record, facets: [{ index: { byteStart: 5, byteEnd: 9e9 }, features: [] }] } },
    ],
    ['an embed that is a number', { embed: 7 }],
    ['pictures without addresses', { embed: { images: [{ alt: 1 }, null] } }],
    ['languages that are not tags', { record: { ...mention.record, langs: ['<b>', 3] } }],
    ['a reply without references', { record: { ...mention.record, reply: { root: null } } }],
    ['text that is not text', { record: { text: { evil: true } } }],
  ];
  for (const [what, part] of hostile) {
    const { message } = messageOf({ ...mention, ...part });
    expect(inboundMessageSchema.safeParse({ ...message, attachments: [] }).error, what).toBeUndefined();
    expect(message.text.length, what).toBeLessThanOrEqual(maxTextLength);
  }
});

it('keeps direction marks in the words; whoever shows them isolates them', () => {
  const { message } = messageOf({
    ...mention,
    record: { text: 'a\u202Eb', createdAt: mention.record.createdAt },
  });
  expect(message.text).toBe('a\u202Eb');
});

it('shows where a link leads when its words say something else', () => {
  const record = {
    ...mention.record,
    text: 'see bank.example',
    facets: [
      {
        index: { byteStart: 4, byteEnd: 16 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://evil.example/' }],
      },
    ],
  };
  expect(messageOf({ ...mention, record }).message.text).toBe('see bank.example (https://evil.example/)');
});

it('leaves the words alone when a link is said to end within a character', () => {
  const facets = mention.record.facets.map((facet) => ({ ...facet, index: { byteStart: 58, byteEnd: 77 } }));
  const { message } = messageOf({ ...mention, record: { ...mention.record, facets } });
  expect(message.text).toBe(mention.record.text);
});

it('sets an unreadable entry aside in its place and keeps its neighbours', () => {
  const good = {
    uri: 'at://a/b/c',
    reason: 'mention',
    indexedAt: '2026-05-04T09:00:00Z',
    author: { did: 'did:plc:x' },
  };
  const page = pageOf([good, { uri: 42 }, { ...good, uri: 'at://a/b/d', indexedAt: 'never' }], 'next', {
    schema: notificationSchema,
    entry: (one) => one,
    isWanted: () => true,
  });
  expect(page.entries.map(({ uri, at }) => [uri, at])).toEqual([
    ['at://a/b/c', Date.parse('2026-05-04T09:00:00Z')],
    [null, Date.parse('2026-05-04T09:00:00Z')],
    [null, Date.parse('2026-05-04T09:00:00Z')],
  ]);
  expect(page.entries[0]?.mark).toBe(entryMark('at://a/b/c'));
});
