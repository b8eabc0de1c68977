// A server that is broken, taken over or merely strange: the account suffers it, and the console does not.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MastodonServer, startMastodonServer } from '../../../../test/support/mastodon-server/server';
import type { Post } from '../../../../test/support/mastodon-server/world';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { hour, minute, second } from '../../../shared/domain/time';
import { type ChannelItem, channelItemSchema, type SendRequest } from '../../../shared/ipc/channels-port';
import { type AccountConnection, ChannelError } from '../connector';
import { mastodonConnector } from './connector';

const never = new AbortController().signal;
let server: MastodonServer;
let connection: AccountConnection;
let cursor: string | null;
let serverAhead: number;
let ahead: number;

beforeEach(async () => {
  cursor = null;
  ahead = 0;
  serverAhead = 0;
  server = await startMastodonServer({ now: () => Date.now() + ahead + serverAhead });
  connection = openAgain();
});
afterEach(async () => {
  await connection.close();
  await server.close();
});

function openAgain(accessToken = server.accessToken): AccountConnection {
  return mastodonConnector.open({
    accountId: asId<AccountId>('care'),
    settings: { server: server.url },
    secret: { accessToken },
    now: () => Date.now() + ahead,
    fetchAttachment: async ({ name, mediaType, altText }) => ({
      name,
      mediaType,
      altText,
      bytes: null,
      byteLength: 0,
      state: 'unavailable',
    }),
    saveSecret: () => {},
  });
}

async function poll(): Promise<readonly ChannelItem[]> {
  const items: ChannelItem[] = [];
  for (let pages = 0; pages < 12; pages += 1) {
    const page = await connection.poll(cursor, never);
    cursor = page.cursor;
    for (const item of page.items) items.push(channelItemSchema.parse(item));
    if (!page.more) return items;
  }
  throw new Error('the connector promises more for ever');
}

const texts = (items: readonly ChannelItem[]) =>
  items.flatMap((item) => (item.kind === 'message' ? [item.message.text] : []));
const mention = (text: string, more: Partial<Parameters<MastodonServer['customerPosts']>[0]> = {}) =>
  server.customerPosts({ from: 'ana@far.example', text: `@lumbre ${text}`, ...more });

async function failure(attempt: Promise<unknown>): Promise<ChannelError['failure']> {
  const error = await attempt.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw error;
  return error.failure;
}

function replyTo(post: Post, text: string, more: Partial<SendRequest> = {}): SendRequest {
  return {
    replyId: asId<ReplyId>(crypto.randomUUID().replaceAll('-', '')),
    accountId: asId<AccountId>('care'),
    attempt: 1,
    audience: 'public',
    text,
    subject: '',
    threadKey: post.id,
    inReplyTo: {
      externalId: asId<ExternalId>(post.id),
      authorExternalId: asId<ExternalId>(post.author.id),
      authorHandle: post.author.acct,
    },
    firstAttemptAt: Date.now() + ahead,
    attachments: [],
    ...more,
  };
}

describe('lists that are no lists', () => {
  it.each([
    ['JSON cut short', '[{"id":'],
    ['a page for people', '<html><body>Maintenance</body></html>'],
    ['something that is no list', '{"items": []}'],
    ['nothing', ''],
    ['a number', '7'],
  ])('are refused as a whole: %s', async (_, body) => {
    server.goesWrong('GET /api/v1/notifications', { kind: 'answer', status: 200, body });
    expect((await failure(connection.poll(null, never))).cause).toBe('malformed-answer');
    mention('and after that all is well');
    expect(texts(await poll())).toEqual(['@ana and after that all is well'.replace('@ana', '@lumbre')]);
  });

  it.each([['endless-body'], ['bomb']] as const)('are not read to the end: %s', async (kind) => {
    server.goesWrong('GET /api/v1/notifications', { kind });
    expect((await failure(connection.poll(null, never))).cause).toBe('malformed-answer');
  });
});

describe('items that are no items', () => {
  const strange: readonly [string, unknown][] = [
    ['null', null],
    ['a number', 7],
    ['a text', 'mention'],
    ['an empty object', {}],
    ['without a status', { id: 'n1', type: 'mention' }],
    ['with a number for an id', { id: 5, type: 'mention', status: { id: 5 } }],
    ['with an id that climbs', { id: 'n2', type: 'mention', status: { id: '..', content: '' } }],
    ['with an endless id', { id: 'x'.repeat(5_000), type: 'mention' }],
    ['with a constructor', { id: 'n3', type: 'mention', constructor: null, status: { constructor: null } }],
    [
      'with a date that is none',
      {
        id: 'n4',
        type: 'mention',
        status: { id: 's4', created_at: 'yesterday', content: 'x', account: { id: 'a', acct: 'a' } },
      },
    ],
    [
      'with ten million characters',
      {
        id: 'n5',
        type: 'mention',
        status: {
          id: 's5',
          created_at: '2026-01-01T00:00:00Z',
          content: 'x'.repeat(2_000_000),
          account: { id: 'a', acct: 'a' },
        },
      },
    ],
  ];

  it.each(strange)('are set aside once, and their neighbours arrive: %s', async (_, item) => {
    const post = mention('the neighbour');
    const spoil = (answer: unknown) => (Array.isArray(answer) ? [item, ...answer, item] : answer);
    server.goesWrong('GET /api/v1/notifications', { kind: 'changed', change: spoil }, 20);
    const first = await poll();
    expect(texts(first)).toEqual(['@lumbre the neighbour']);
    expect(first.some((found) => found.kind === 'unreadable')).toBe(true);
    expect(await poll()).toEqual([]);
    expect((await connection.recheck([asId<ExternalId>(post.id)], never)).map(({ kind }) => kind)).toEqual([
      'edit',
    ]);
  });

  it('are set aside when they are nested beyond reason', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `[${deep}, {"id":"n1","type":"mention","status":${deep}}, {"id":"n2","type":"follow"}]`;
    server.goesWrong('GET /api/v1/notifications', { kind: 'answer', status: 200, body }, 20);
    expect((await poll()).map(({ kind }) => kind)).toEqual(['unreadable', 'unreadable']);
    expect(await poll()).toEqual([]);
  });

  it('are left out when they are not mentions, whoever sends them unasked', async () => {
    const post = mention('liked by many');
    server.world.favouriteAsToldTo(post);
    expect(await poll()).toHaveLength(1);
  });
});

describe('texts that are more than text', () => {
  it.each([
    ['<script>alert(1)</script>', ''],
    ['<img src=x onerror=alert(1)>', ''],
    ['<a href="javascript:alert(1)">press</a>', 'press'],
    [
      '<a href="https://evil.example/">https://bank.example</a>',
      'https://bank.example (https://evil.example/)',
    ],
    ['<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['&lt;b&gt;not bold&lt;/b&gt;', '<b>not bold</b>'],
    [`${'<div>'.repeat(20_000)}deep`, null],
  ])('become text only: %s', async (content, expected) => {
    mention('placeholder');
    const spoil = (answer: unknown) =>
      Array.isArray(answer)
        ? answer.map((entry) => ({ ...entry, status: { ...entry.status, content } }))
        : answer;
    server.goesWrong('GET /api/v1/notifications', { kind: 'changed', change: spoil });
    const [text] = texts(await poll());
    if (expected !== null) expect(text).toBe(expected);
    expect(text).not.toContain('<script');
  });
});

describe('lists that lead astray', () => {
  it('end when every page is the same', async () => {
    mention('before');
    await poll();
    const page = Array.from({ length: 40 }, (_, index) => ({ id: `loop-${index}`, type: 'favourite' }));
    server.goesWrong(
      'GET /api/v1/notifications',
      { kind: 'answer', status: 200, body: JSON.stringify(page) },
      1_000,
    );
    expect(await poll()).toEqual([]);
    const asked = server.requests.length;
    await poll();
    expect(server.requests.length - asked).toBeLessThan(6);
  });

  it('lose nothing and run in no circle when what was known is deleted', async () => {
    const known = Array.from({ length: 5 }, (_, index) => mention(`known ${index}`));
    await poll();
    for (const post of known) server.deletes(post.id);
    mention('new');
    expect(texts(await poll())).toEqual(['@lumbre new']);
    server.world.told.length = 0;
    expect(await poll()).toEqual([]);
  });

  it('lose nothing when more arrives while an absence is caught up with', async () => {
    mention('the first');
    await poll();
    const wanted = Array.from({ length: 90 }, (_, index) => mention(`missed ${index}`).id);
    const found: string[] = [];
    for (let pages = 0; pages < 20; pages += 1) {
      const page = await connection.poll(cursor, never);
      cursor = page.cursor;
      found.push(...page.items.flatMap((item) => (item.kind === 'message' ? [item.message.externalId] : [])));
      if (!page.more) break;
      for (let count = 0; count < 15 && pages < 4; count += 1)
        wanted.push(mention(`meanwhile ${pages} ${count}`).id);
    }
    expect(new Set(found)).toEqual(new Set(wanted));
  });

  it('are never followed to another host, and the token stays here', async () => {
    const heard: (string | undefined)[] = [];
    const thief = createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.end('[]');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/api/v1/notifications`;
    server.goesWrong('GET /api/v1/notifications', { kind: 'answer', status: 302, headers: { location } });
    expect((await failure(connection.poll(null, never))).cause).toBe('not-this-service');
    server.goesWrong('GET /api/v1/notifications', {
      kind: 'answer',
      status: 200,
      body: '[{"id":"n9","type":"follow"}]',
      headers: { link: `<${location}?max_id=n9>; rel="next"` },
    });
    await poll();
    expect(heard).toEqual([]);
    thief.close();
  });
});

describe('limits and clocks', () => {
  it("are kept, with the reset read by the server's own clock", async () => {
    await server.close();
    serverAhead = 3 * hour;
    server = await startMastodonServer({ limit: 4, now: () => Date.now() + serverAhead });
    connection = openAgain();
    const page = await connection.poll(null, never);
    expect(page.notBefore).toBeGreaterThan(Date.now());
    expect(page.notBefore).toBeLessThan(Date.now() + 6 * minute);
    const refused = await failure(connection.poll(page.cursor, never));
    expect(refused.cause).toBe('rate-limited');
    expect(refused.retryAt).toBeLessThan(Date.now() + 6 * minute);
  });

  it('are waited for a minute when the server does not say how long', async () => {
    server.goesWrong('GET /api/v1/notifications', { kind: 'answer', status: 429, body: '{}' });
    const { cause, retryAt } = await failure(connection.poll(null, never));
    expect(cause).toBe('rate-limited');
    expect((retryAt ?? 0) - Date.now()).toBeGreaterThan(50 * second);
  });

  it('do not let a post from the future push its own deadline away', async () => {
    mention('from tomorrow', { at: Date.now() + 24 * hour });
    const [item] = await poll();
    expect(item?.kind === 'message' && item.message.postedAt).toBeLessThanOrEqual(Date.now());
  });
});

describe('a failure beside the mentions', () => {
  it.each([
    ['GET /api/v2/instance', 500],
    ['GET /api/v1/statuses', 500],
    ['GET /api/v1/accounts/01k', 500],
    ['GET /api/v1/accounts/01k', 404],
  ])('does not keep them away: %s answers %i', async (on, status) => {
    const first = mention('the first');
    mention('the second', { inReplyTo: first.id });
    server.goesWrong(on, { kind: 'answer', status }, 100);
    expect(texts(await poll())).toHaveLength(2);
  });

  it.each([
    [401, '{"error":"The access token is invalid"}', 'wrong-credentials'],
    [401, '{"error":"The access token was revoked"}', 'expired-token'],
    [403, '{"error":"This action is outside the authorized scopes"}', 'missing-scope'],
    [404, '<html>Not found</html>', 'not-this-service'],
    [502, '<html>Bad gateway</html>', 'server-error'],
  ] as const)('is explained: %i %s', async (status, body, cause) => {
    server.goesWrong('GET /api/v1/accounts/verify_credentials', { kind: 'answer', status, body }, 5);
    expect(await connection.test(never)).toMatchObject({ kind: 'failed', cause, step: 'session' });
    expect((await failure(connection.poll(null, never))).cause).toBe(cause);
  });
});

describe('a reply', () => {
  it.each([
    ['an error after it landed', { kind: 'answer-after', status: 502 } as const],
    ['a cut line after it landed', { kind: 'cut-after' } as const],
    ['rubbish after it landed', { kind: 'changed', change: () => ({ ok: true }) } as const],
    ['a list after it landed', { kind: 'changed', change: () => [] } as const],
  ])('is unknown with %s, and found without a second one', async (_, fault) => {
    const post = mention('help');
    const request = replyTo(post, 'We are here.');
    server.goesWrong('POST /api/v1/statuses', fault);
    expect((await connection.send(request, never)).kind).toBe('unknown');
    expect((await connection.lookUp(request, never)).kind).toBe('landed');
    expect(server.statusesBy('lumbre')).toHaveLength(1);
  });

  it.each([
    [401, '{"error":"The access token is invalid"}', 'not-yet'],
    [429, '{"error":"Too many requests"}', 'not-yet'],
    [403, '{"error":"This action is outside the authorized scopes"}', 'not-yet'],
    [403, '{"error":"This action is not allowed"}', 'refused'],
    [404, '{"error":"Record not found"}', 'refused'],
    [422, '{"error":"Validation failed"}', 'refused'],
    [408, '', 'unknown'],
    [500, '', 'unknown'],
    [503, '', 'unknown'],
  ] as const)('answered %i %s is %s', async (status, body, kind) => {
    server.goesWrong('POST /api/v1/statuses', { kind: 'answer', status, body });
    expect((await connection.send(replyTo(mention('help'), 'Yes?'), never)).kind).toBe(kind);
  });

  it('is not confused with the same words said before', async () => {
    const post = mention('thanks, and one more thing');
    const first = replyTo(post, 'You are welcome!');
    expect((await connection.send(first, never)).kind).toBe('sent');
    const again = replyTo(post, 'You are welcome!');
    server.goesWrong('POST /api/v1/statuses', { kind: 'cut' });
    expect((await connection.send(again, never)).kind).toBe('unknown');
    ahead += 10 * second;
    expect((await connection.lookUp(again, never)).kind).toBe('absent');
  });

  it('is not called absent while it may still be on its way inside the server', async () => {
    const request = replyTo(mention('help'), 'Soon.');
    server.goesWrong('POST /api/v1/statuses', { kind: 'cut' });
    await connection.send(request, never);
    expect(await connection.lookUp(request, never)).toMatchObject({
      kind: 'undecidable',
      retryAt: expect.any(Number),
    });
    ahead += 10 * second;
    expect((await connection.lookUp(request, never)).kind).toBe('absent');
  });

  it('is found after the server has forgotten the key', async () => {
    const request = replyTo(mention('help'), 'It took a while.');
    server.goesWrong('POST /api/v1/statuses', { kind: 'cut-after' });
    await connection.send(request, never);
    ahead += 9 * hour;
    for (let count = 0; count < 100; count += 1) server.brandPosts({ text: `something else ${count}` });
    await connection.close();
    connection = openAgain();
    expect((await connection.lookUp(request, never)).kind).toBe('landed');
  });

  it('is known to be absent although hundreds of others were answered since', async () => {
    const request = replyTo(mention('help'), 'We look into it.');
    server.goesWrong('POST /api/v1/statuses', { kind: 'cut' });
    await connection.send(request, never);
    for (let count = 0; count < 600; count += 1)
      server.brandPosts({ text: `We look into it, too. ${count}` });
    ahead += 10 * second;
    expect((await connection.lookUp(request, never)).kind).toBe('absent');
  });

  it('stays undecided while the channel cannot be read', async () => {
    const request = replyTo(mention('help'), 'Hm.');
    server.goesWrong('GET /api/v1', { kind: 'answer', status: 500 }, 100);
    expect((await connection.lookUp(request, never)).kind).toBe('undecidable');
  });

  it.each([
    ['public', 'public', 'public'],
    ['unlisted', 'public', 'unlisted'],
    ['direct', 'private', 'direct'],
    ['private', 'private', 'direct'],
    ['public', 'private', 'direct'],
  ] as const)('to a %s message, meant to be %s, is seen as %s', async (parent, audience, visibility) => {
    const post = mention('who sees this?', { visibility: parent });
    expect((await connection.send(replyTo(post, 'Those who should.', { audience }), never)).kind).toBe(
      'sent',
    );
    expect(server.statusesBy('lumbre').at(-1)).toMatchObject({
      visibility,
      text: '@ana@far.example Those who should.',
    });
  });

  it('carries its pictures with their descriptions', async () => {
    const attachments = [
      {
        name: 'lid.png',
        mediaType: 'image/png',
        altText: 'How the lid closes',
        bytes: new Uint8Array([1, 2, 3]),
      },
    ];
    expect((await connection.send(replyTo(mention('how?'), 'Like this.', { attachments }), never)).kind).toBe(
      'sent',
    );
    expect(server.statusesBy('lumbre').at(-1)?.media).toMatchObject([
      { type: 'image', description: 'How the lid closes' },
    ]);
  });

  it('is not sent at all when its picture cannot be', async () => {
    const attachments = [
      { name: 'lid.png', mediaType: 'image/png', altText: '', bytes: new Uint8Array([1]) },
    ];
    server.goesWrong('POST /api/v2/media', { kind: 'answer', status: 500 });
    expect((await connection.send(replyTo(mention('how?'), 'Like this.', { attachments }), never)).kind).toBe(
      'not-yet',
    );
    expect(server.statusesBy('lumbre')).toEqual([]);
  });
});

describe('acts', () => {
  it('likes, takes it back, and deletes its own', async () => {
    const post = mention('lovely');
    const id = asId<ExternalId>(post.id);
    await connection.act(id, 'like', never);
    expect(post.favouritedBy.size).toBe(1);
    await connection.act(id, 'unlike', never);
    expect(post.favouritedBy.size).toBe(0);
    const own = server.brandPosts({ text: 'oops', inReplyTo: post.id });
    await connection.act(asId<ExternalId>(own.id), 'delete', never);
    expect(server.statusesBy('lumbre')).toEqual([]);
  });

  it('says what it cannot do', async () => {
    const id = asId<ExternalId>(mention('hide me').id);
    expect((await failure(connection.act(id, 'hide', never))).requestLeft).toBe(false);
    expect((await failure(connection.act(id, 'delete', never))).requestLeft).toBe(true);
  });
});
