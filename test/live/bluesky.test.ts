// The Bluesky connector against Bluesky's own servers, which this suite installs and starts.
import { AtpAgent, RichText } from '@atproto/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blueskyConnector } from '../../src/main/channels/bluesky/connector';
import type { AccountSetup, PollPage } from '../../src/main/channels/connector';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../src/shared/domain/ids';
import {
  type InboundMessage,
  inboundMessageSchema,
  type SendRequest,
} from '../../src/shared/ipc/channels-port';
import { blueskyContractChannel } from '../servers/bluesky/contract-channel';
import { type CuttingProxy, startCuttingProxy } from '../servers/bluesky/cutting-proxy';
import { type BlueskyServers, startBluesky } from '../servers/bluesky/start';
import { describeConnector } from '../support/connector-contract';

const installing = 20 * 60_000;
const password = 'a long enough word';

let servers: BlueskyServers;
let proxy: CuttingProxy;
let brand: AtpAgent;
let customer: AtpAgent;
let appPassword: string;

beforeAll(async () => {
  servers = await startBluesky();
  proxy = await startCuttingProxy(servers.pds);
  brand = await newAccount('lumbre');
  customer = await newAccount('nerea');
  await customer.upsertProfile((profile) => ({ ...profile, displayName: 'Nerea Ortiz' }));
  const made = await brand.com.atproto.server.createAppPassword({ name: 'console' });
  appPassword = made.data.password;
}, installing);

afterAll(async () => {
  await proxy?.stop();
  await servers?.stop();
});

async function newAccount(name: string): Promise<AtpAgent> {
  const agent = new AtpAgent({ service: servers.pds });
  await agent.createAccount({ email: `${name}@mail.example`, handle: `${name}.test`, password });
  return agent;
}

const signal = new AbortController().signal;
const saved: Record<string, string>[] = [];

function open(overrides: Partial<AccountSetup> = {}) {
  return blueskyConnector.open({
    accountId: asId<AccountId>('lumbre-bluesky'),
    settings: { service: proxy.url, handle: 'lumbre.test' },
    secret: { appPassword },
    now: Date.now,
    fetchAttachment: async ({ name, mediaType, altText, url }) => {
      const bytes = new Uint8Array(await (await fetch(url ?? '')).arrayBuffer());
      return { name, mediaType, altText, byteLength: bytes.byteLength, state: 'stored', bytes };
    },
    saveSecret: (secret) => saved.push({ ...secret }),
    ...overrides,
  });
}

/** Polls like the product does, page after page, until what is wanted has come. */
async function pollUntil(
  connection: ReturnType<typeof open>,
  cursor: string | null,
  isEnough: (messages: readonly InboundMessage[]) => boolean,
): Promise<{ messages: InboundMessage[]; cursor: string }> {
  const messages: InboundMessage[] = [];
  let from = cursor;
  const giveUpAt = Date.now() + 90_000;
  for (;;) {
    const page: PollPage = await connection.poll(from, signal);
    messages.push(...messagesOf(page));
    from = page.cursor;
    if (isEnough(messages) && !page.more) return { messages, cursor: from };
    if (Date.now() > giveUpAt)
      throw new Error(`only ${JSON.stringify(messages.map((one) => one.text))} came`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function messagesOf(page: PollPage): InboundMessage[] {
  return page.items.flatMap((item) =>
    item.kind === 'message' ? [inboundMessageSchema.parse(item.message)] : [],
  );
}

const has = (uri: string) => (messages: readonly InboundMessage[]) =>
  messages.some((one) => one.externalId === uri);

async function mention(words: string) {
  const text = new RichText({ text: `@lumbre.test ${words}` });
  await text.detectFacets(customer);
  return customer.post({ text: text.text, facets: text.facets ?? [] });
}

let replies = 0;
function replyTo(uri: string, words: string): SendRequest {
  replies += 1;
  return {
    replyId: asId<ReplyId>(replies.toString(16).padStart(32, '0')),
    accountId: asId<AccountId>('lumbre-bluesky'),
    attempt: 1,
    audience: 'public',
    text: words,
    subject: '',
    threadKey: uri,
    inReplyTo: {
      externalId: asId<ExternalId>(uri),
      authorExternalId: asId<ExternalId>(customer.assertDid),
      authorHandle: 'nerea.test',
    },
    firstAttemptAt: Date.now(),
    attachments: [],
  };
}

async function ownPosts(words: string) {
  const { data } = await brand.com.atproto.repo.listRecords({
    repo: brand.assertDid,
    collection: 'app.bsky.feed.post',
    limit: 100,
  });
  return data.records.filter((record) => Reflect.get(record.value, 'text') === words);
}

/** What the brand posts, once a customer can see it: an answer that the network hears of before it is told to nobody. */
async function brandPosts(text: string) {
  const post = await brand.post({ text });
  const giveUpAt = Date.now() + 90_000;
  while ((await customer.getPosts({ uris: [post.uri] })).data.posts.length === 0) {
    if (Date.now() > giveUpAt) throw new Error(`"${text}" cannot be seen`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return post;
}

it("shows a customer's mention, reply and quote, each once, threaded and oldest first", async () => {
  const connection = open();
  const post = await brandPosts('Nueva crema de noche');
  const first = await mention('¿es apta para pieles sensibles?');
  const second = await customer.post({ text: 'y otra cosa', reply: { root: post, parent: post } });
  const third = await customer.post({
    text: 'mirad esto',
    embed: { $type: 'app.bsky.embed.record', record: { uri: post.uri, cid: post.cid } },
  });
  const { messages, cursor } = await pollUntil(connection, null, (all) =>
    [first, second, third].every(({ uri }) => has(uri)(all)),
  );
  expect(messages.map((one) => one.externalId)).toEqual([first.uri, second.uri, third.uri]);
  expect(messages.map((one) => one.threadKey)).toEqual([first.uri, post.uri, third.uri]);
  expect(messages.map((one) => one.inReplyTo?.text ?? null)).toEqual([
    null,
    'Nueva crema de noche',
    'Nueva crema de noche',
  ]);
  expect(messages[0]).toMatchObject({
    writtenBy: 'customer',
    audience: 'public',
    text: '@lumbre.test ¿es apta para pieles sensibles?',
    author: { externalId: customer.assertDid, name: 'Nerea Ortiz', handle: 'nerea.test', followers: 0 },
  });
  expect(messagesOf(await connection.poll(cursor, signal))).toEqual([]);
  expect(messagesOf(await open().poll(cursor, signal))).toEqual([]);
  await connection.close();
});

it('brings a picture with its alternative text', async () => {
  const connection = open();
  const { cursor } = await pollUntil(connection, null, () => true);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const { data } = await customer.uploadBlob(png, { encoding: 'image/png' });
  const text = new RichText({ text: '@lumbre.test así me ha quedado' });
  await text.detectFacets(customer);
  const { uri } = await customer.post({
    text: text.text,
    facets: text.facets ?? [],
    embed: { $type: 'app.bsky.embed.images', images: [{ image: data.blob, alt: 'Una mejilla roja' }] },
  });
  const { messages } = await pollUntil(connection, cursor, has(uri));
  expect(messages.find((one) => one.externalId === uri)?.attachments).toMatchObject([
    { altText: 'Una mejilla roja', state: 'stored', mediaType: 'image/png' },
  ]);
});

it('goes on after a restart from the cursor on disk, however many came meanwhile', async () => {
  const { cursor } = await pollUntil(open(), null, () => true);
  const uris: string[] = [];
  for (let n = 0; n < 120; n += 1) uris.push((await mention(`pregunta ${n}`)).uri);
  const wanted = new Set(uris);
  const { messages } = await pollUntil(open(), cursor, (all) => uris.every((uri) => has(uri)(all)));
  expect(messages.map((one) => one.externalId).filter((uri) => wanted.has(uri))).toEqual(uris);
});

it('says when the brand answered in another app', async () => {
  const connection = open();
  const question = await mention('¿hay envío a Canarias?');
  const { cursor } = await pollUntil(connection, null, has(question.uri));
  const answer = await brand.post({ text: 'Sí, en 48 horas.', reply: { root: question, parent: question } });
  await brand.post({ text: 'Un anuncio cualquiera' });
  const { messages } = await pollUntil(connection, cursor, has(answer.uri));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    writtenBy: 'brand',
    threadKey: question.uri,
    inReplyTo: { externalId: question.uri, text: '@lumbre.test ¿hay envío a Canarias?' },
  });
});

it('answers in the thread, with live links, and the customer is told', async () => {
  const connection = open();
  const question = await mention('¿dónde está mi pedido?');
  await pollUntil(connection, null, has(question.uri));
  const request = replyTo(question.uri, '¡Hola @nerea.test! Míralo en https://shop.example/pedidos 👩🏽‍🔬');
  const outcome = await connection.send(request, signal);
  expect(outcome.kind).toBe('sent');
  const [record] = await ownPosts(request.text);
  expect(record?.value).toMatchObject({
    reply: {
      root: { uri: question.uri, cid: question.cid },
      parent: { uri: question.uri, cid: question.cid },
    },
    facets: [
      { features: [{ did: customer.assertDid }] },
      { features: [{ uri: 'https://shop.example/pedidos' }] },
    ],
  });
  expect(await connection.lookUp(request, signal)).toMatchObject({
    kind: 'landed',
    externalId: record?.uri,
  });
});

it('is there exactly once when the connection was cut after the server took it', async () => {
  const connection = open();
  const question = await mention('¿me devolvéis el dinero?');
  await pollUntil(connection, null, has(question.uri));
  const request = replyTo(question.uri, 'Claro, ya está en camino.');
  proxy.loseNextAnswerTo('createRecord');
  expect(await connection.send(request, signal)).toMatchObject({ kind: 'unknown' });
  const found = await open().lookUp(request, signal);
  expect(found).toMatchObject({ kind: 'landed' });
  expect(await ownPosts(request.text)).toHaveLength(1);
  // Even a blind repetition, which the engine never makes, could not double it.
  expect((await connection.send({ ...request, attempt: 2 }, signal)).kind).toBe('unknown');
  expect(await ownPosts(request.text)).toHaveLength(1);
});

it('says that a reply which never left is absent', async () => {
  const question = await mention('¿hola?');
  await pollUntil(open(), null, has(question.uri));
  expect(await open().lookUp(replyTo(question.uri, 'nunca enviado'), signal)).toEqual({ kind: 'absent' });
  const nowhere = open({ settings: { service: 'http://127.0.0.1:9', handle: 'lumbre.test' } });
  const outcome = await nowhere.send(replyTo(question.uri, 'sin red'), signal);
  expect(outcome).toMatchObject({ kind: 'not-yet', cause: 'refused' });
});

it('refuses what Bluesky would refuse, before anything is sent', async () => {
  const question = await mention('¿cuánto cabe?');
  const connection = open();
  await pollUntil(connection, null, has(question.uri));
  const flags = '👨‍👩‍👧‍👦'.repeat(100);
  expect((await connection.send(replyTo(question.uri, flags), signal)).kind).toBe('sent');
  expect(await connection.send(replyTo(question.uri, 'a'.repeat(301)), signal)).toEqual({
    kind: 'refused',
    detail: 'Bluesky takes 300 characters; this reply has 301.',
  });
});

it('notices that a customer took a post back, and does not answer it', async () => {
  const connection = open();
  const kept = await mention('esto se queda');
  const withdrawn = await mention('esto lo borro');
  await pollUntil(connection, null, (all) => has(kept.uri)(all) && has(withdrawn.uri)(all));
  await customer.deletePost(withdrawn.uri);
  const ids = [kept.uri, withdrawn.uri].map((uri) => asId<ExternalId>(uri));
  const giveUpAt = Date.now() + 90_000;
  let items = await connection.recheck(ids, signal);
  while (items.length === 0 && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    items = await connection.recheck(ids, signal);
  }
  expect(items).toEqual([{ kind: 'withdrawal', externalId: withdrawn.uri }]);
  expect(await connection.send(replyTo(withdrawn.uri, 'demasiado tarde'), signal)).toEqual({
    kind: 'refused',
    detail: 'The post being answered is no longer there.',
  });
});

it('likes, hides and deletes', async () => {
  const connection = open();
  const post = await brandPosts('Sorteo');
  const rude = await customer.post({ text: 'vaya timo', reply: { root: post, parent: post } });
  await pollUntil(connection, null, has(rude.uri));
  const id = asId<ExternalId>(rude.uri);
  const gateOf = async () => {
    const gate = {
      repo: brand.assertDid,
      collection: 'app.bsky.feed.threadgate',
      rkey: post.uri.split('/').at(-1) ?? '',
    };
    return Reflect.get((await brand.com.atproto.repo.getRecord(gate)).data.value, 'hiddenReplies');
  };
  await connection.act(id, 'hide', signal);
  expect(await gateOf()).toEqual([rude.uri]);
  await connection.act(id, 'unhide', signal);
  expect(await gateOf()).toEqual([]);
  await connection.act(id, 'like', signal);
  const likes = await brand.com.atproto.repo.listRecords({
    repo: brand.assertDid,
    collection: 'app.bsky.feed.like',
  });
  expect(likes.data.records.map(({ value }) => value)).toMatchObject([{ subject: { uri: rude.uri } }]);
  await expect(connection.act(id, 'delete', signal)).rejects.toThrow('Only posts of this account');
  await connection.act(asId<ExternalId>(post.uri), 'delete', signal);
  expect(await ownPosts('Sorteo')).toEqual([]);
});

it('signs in once and keeps the session for the next start', async () => {
  const logins = () => proxy.seen.filter((path) => path.includes('createSession')).length;
  const first = open();
  const before = logins();
  await Promise.all([first.poll(null, signal), first.poll(null, signal)]);
  expect(logins()).toBe(before + 1);
  const secret = saved.at(-1) ?? {};
  expect(secret).toMatchObject({ appPassword });
  await open({ secret }).poll(null, signal);
  expect(logins()).toBe(before + 1);
  const { session, ...rest } = secret;
  const spoilt = { ...JSON.parse(session ?? '{}'), accessJwt: 'x.y.z', refreshJwt: 'x.y.z' };
  await open({ secret: { ...rest, session: JSON.stringify(spoilt) } }).poll(null, signal);
  expect(logins()).toBe(before + 2);
});

it('tells a wrong password, a wrong server, a missing server and a good account apart', async () => {
  const test = (overrides: Partial<AccountSetup>) => open(overrides).test(signal);
  expect(await test({})).toMatchObject({ kind: 'connected', identity: '@lumbre.test' });
  expect(await test({ secret: { appPassword: 'wrong' } })).toMatchObject({
    kind: 'failed',
    cause: 'wrong-credentials',
    step: 'session',
  });
  expect(await test({ secret: {} })).toMatchObject({ kind: 'failed', cause: 'expired-token' });
  const at = (service: string) => ({ settings: { service, handle: 'lumbre.test' } });
  expect(await test(at('http://127.0.0.1:9'))).toMatchObject({ cause: 'refused', step: 'service' });
  expect(await test(at('https://no-such-host.invalid'))).toMatchObject({ cause: 'name-not-found' });
});

describeConnector(
  'Bluesky',
  {
    features: [
      'deletions',
      'brand-elsewhere',
      'unreadable',
      'cut-sends',
      'wrong-secret',
      'wrong-settings',
      'outage',
    ],
    manyMessages: 70,
    patienceMs: 30_000,
  },
  () => blueskyContractChannel(servers.pds),
);
