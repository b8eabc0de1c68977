import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type ChatServer,
  convoId,
  customerDid,
  startChatServer,
} from '../../../../test/servers/bluesky/chat-server';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { inboundMessageSchema, type SendRequest } from '../../../shared/ipc/channels-port';
import type { AccountConnection, PollPage } from '../connector';
import { blueskyConnector } from './connector';

const signal = new AbortController().signal;
let server: ChatServer;
let connection: AccountConnection;
let ahead = 0;

function open(): AccountConnection {
  return blueskyConnector.open({
    accountId: asId<AccountId>('lumbre'),
    settings: { service: server.url, handle: 'lumbre.test' },
    secret: { appPassword: 'abcd-efgh-ijkl-mnop' },
    now: () => Date.now() + ahead,
    fetchAttachment: () => Promise.reject(new Error('direct messages have no files')),
    saveSecret: () => {},
  });
}

beforeEach(async () => {
  ahead = 0;
  server = await startChatServer();
  connection = open();
});

afterEach(async () => {
  await connection.close();
  await server.close();
});

const textsOf = (page: PollPage) =>
  page.items.map((item) =>
    item.kind === 'message' ? inboundMessageSchema.parse(item.message).text : item.kind,
  );

let replies = 0;
function reply(text: string): SendRequest {
  replies += 1;
  return {
    replyId: asId<ReplyId>(replies.toString(16).padStart(32, '0')),
    accountId: asId<AccountId>('lumbre'),
    attempt: 1,
    audience: 'private',
    text,
    subject: '',
    threadKey: `chat:${convoId}`,
    inReplyTo: {
      externalId: asId<ExternalId>(`chat:${convoId}:m1`),
      authorExternalId: asId<ExternalId>(customerDid),
      authorHandle: 'nerea.test',
    },
    firstAttemptAt: Date.now(),
    attachments: [],
  };
}

it('brings the conversations of the last days, then what is new in them, each once', async () => {
  server.writes(customerDid, 'Hola');
  const first = await connection.poll(null, signal);
  expect(first.items[0]).toMatchObject({
    kind: 'message',
    message: {
      externalId: `chat:${convoId}:m00000001`,
      threadKey: `chat:${convoId}`,
      audience: 'private',
      writtenBy: 'customer',
      author: { externalId: customerDid, name: 'Nerea Ortiz' },
    },
  });
  for (let n = 0; n < 35; n += 1) server.writes(customerDid, `línea ${n}`);
  const second = await connection.poll(first.cursor, signal);
  expect(textsOf(second)).toEqual(Array.from({ length: 35 }, (_, n) => `línea ${n}`));
  expect(textsOf(await open().poll(second.cursor, signal))).toEqual([]);
});

it('hears the first conversation of an account that had none', async () => {
  const { cursor } = await connection.poll(null, signal);
  server.writes(customerDid, '¿Hay alguien?');
  expect(textsOf(await connection.poll(cursor, signal))).toEqual(['¿Hay alguien?']);
});

it.each([
  [
    'no-scope',
    'Posts can be read. Direct messages cannot: this app password was made without access to them.',
  ],
  ['broken', 'Posts can be read. Direct messages cannot be reached now: UpstreamFailure'],
] as const)(
  'goes on with posts while the chat is %s, says so in a test, and catches up later',
  async (mode, detail) => {
    server.writes(customerDid, 'antes');
    const { cursor } = await connection.poll(null, signal);
    server.setMode(mode);
    server.writes(customerDid, 'mientras');
    const during = await connection.poll(cursor, signal);
    expect(during.items).toEqual([]);
    expect(await connection.test(signal)).toEqual({ kind: 'connected', identity: '@lumbre.test', detail });
    server.setMode('open');
    ahead = 2 * 60 * 60_000;
    expect(textsOf(await connection.poll(during.cursor, signal))).toEqual(['mientras']);
  },
);

it('finds by its words a message that landed before the connection broke', async () => {
  server.writes(customerDid, 'Hola');
  const request = reply('Te llamamos hoy.');
  server.loseNextAnswer();
  expect((await connection.send(request, signal)).kind).toBe('unknown');
  expect(await connection.lookUp(request, signal)).toMatchObject({
    kind: 'landed',
    externalId: `chat:${convoId}:m00000002`,
  });
});

it('does not take the same words of another reply for this one, nor hurry to call it absent', async () => {
  const [one, two] = [reply('Gracias.'), reply('Gracias.')];
  expect((await connection.send(one, signal)).kind).toBe('sent');
  expect(await connection.lookUp(two, signal)).toMatchObject({ kind: 'undecidable' });
  ahead = 60_000;
  expect(await connection.lookUp(two, signal)).toEqual({ kind: 'absent' });
  expect((await connection.lookUp(one, signal)).kind).toBe('landed');
});

it('keeps what it cannot send from being sent: too long, with files, to nobody', async () => {
  const refusals = [
    reply('a'.repeat(1_001)),
    {
      ...reply('x'),
      attachments: [{ name: 'a', mediaType: 'image/png', altText: '', bytes: new Uint8Array(1) }],
    },
    { ...reply('x'), threadKey: 'at://a/b/c', inReplyTo: null },
  ];
  for (const request of refusals) expect((await connection.send(request, signal)).kind).toBe('refused');
  expect(server.messages).toEqual([]);
});
