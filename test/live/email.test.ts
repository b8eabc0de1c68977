// The e-mail connector against Dovecot and OpenSMTPD, which this suite installs and starts.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type {
  AccountConnection,
  AccountSetup,
  FetchAttachment,
  PollPage,
} from '../../src/main/channels/connector';
import { emailConnector } from '../../src/main/channels/email/connector';
import { ownMessageId } from '../../src/main/channels/email/message-id';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../src/shared/domain/ids';
import {
  type InboundMessage,
  inboundMessageSchema,
  type SendRequest,
} from '../../src/shared/ipc/channels-port';
import { contractPeople, mailContractChannel } from '../servers/mail/contract-channel';
import { type CuttingRelay, startCuttingRelay } from '../servers/mail/cutting-relay';
import { type MailServers, startMail } from '../servers/mail/start';
import { describeConnector } from '../support/connector-contract';

const people = { 'care@lumbre.test': 'brand word', 'ana@cliente.test': 'customer word' };
const signal = new AbortController().signal;

let servers: MailServers;
let relay: CuttingRelay;
let customer: ReturnType<typeof nodemailer.createTransport>;
const mailboxes: ImapFlow[] = [];
const connections: AccountConnection[] = [];

beforeAll(async () => {
  servers = await startMail({ ...people, ...contractPeople });
  relay = await startCuttingRelay(servers.ports.submissions, servers.certificates);
  customer = nodemailer.createTransport({
    host: 'localhost',
    port: servers.ports.submissions,
    secure: true,
    auth: { user: 'ana@cliente.test', pass: people['ana@cliente.test'] },
    tls: { ca: servers.certificates.authority },
  });
}, 10 * 60_000);

// A mail server allows each user only a few connections at a time.
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
  for (const mailbox of mailboxes.splice(0)) await mailbox.logout().catch(() => {});
});

afterAll(async () => {
  await relay?.stop();
  await servers?.stop();
});

async function mailboxOf(user: keyof typeof people): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: 'localhost',
    port: servers.ports.imaps,
    secure: true,
    auth: { user, pass: people[user] },
    tls: { ca: servers.certificates.authority },
    logger: false,
  });
  client.on('error', () => {});
  await client.connect();
  mailboxes.push(client);
  return client;
}

function settings(overrides: object = {}) {
  return {
    address: 'care@lumbre.test',
    user: 'care@lumbre.test',
    imap: { host: 'localhost', port: servers.ports.imaps, security: 'tls' },
    smtp: { host: 'localhost', port: relay.port, security: 'tls' },
    certificateAuthority: servers.certificates.authority,
    ...overrides,
  };
}

const keepAttachment: FetchAttachment = async ({ name, mediaType, altText, bytes }) => ({
  name,
  mediaType,
  altText,
  byteLength: bytes?.byteLength ?? 0,
  state: 'stored',
  bytes: bytes === null ? null : new Uint8Array(bytes),
});

function open(overrides: Partial<AccountSetup> = {}): AccountConnection {
  const connection = emailConnector.open({
    accountId: asId<AccountId>('lumbre-mail'),
    settings: settings(),
    secret: { password: people['care@lumbre.test'] },
    now: Date.now,
    fetchAttachment: keepAttachment,
    saveSecret: () => {},
    ...overrides,
  });
  connections.push(connection);
  return connection;
}

const messagesOf = (page: PollPage): InboundMessage[] =>
  page.items.flatMap((item) => (item.kind === 'message' ? [inboundMessageSchema.parse(item.message)] : []));

/** Polls like the product does, page after page, until what is wanted has come. */
async function pollUntil(
  connection: AccountConnection,
  cursor: string | null,
  isEnough: (messages: readonly InboundMessage[]) => boolean,
) {
  const messages: InboundMessage[] = [];
  let from = cursor;
  const giveUpAt = Date.now() + 90_000;
  for (;;) {
    const page = await connection.poll(from, signal);
    messages.push(...messagesOf(page));
    from = page.cursor;
    if (!page.more && isEnough(messages)) return { messages, cursor: from };
    if (Date.now() > giveUpAt)
      throw new Error(`only ${JSON.stringify(messages.map((one) => one.subject))} came`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const hasSubject =
  (...subjects: string[]) =>
  (messages: readonly InboundMessage[]) =>
    subjects.every((subject) => messages.some((one) => one.subject === subject));

async function write(subject: string, more: object = {}): Promise<string> {
  const sent = await customer.sendMail({
    from: 'Ana Ruiz <ana@cliente.test>',
    to: 'Lumbre <care@lumbre.test>',
    subject,
    text: `${subject}, por favor.`,
    ...more,
  });
  return sent.messageId;
}

let replies = 0;
function replyTo(message: InboundMessage, text: string): SendRequest {
  replies += 1;
  return {
    replyId: asId<ReplyId>(replies.toString(16).padStart(32, 'f')),
    accountId: asId<AccountId>('lumbre-mail'),
    attempt: 1,
    audience: 'private',
    text,
    subject: message.subject,
    threadKey: message.threadKey,
    inReplyTo: {
      externalId: message.externalId,
      authorExternalId: message.author.externalId,
      authorHandle: message.author.handle,
    },
    firstAttemptAt: Date.now(),
    attachments: [],
  };
}

const today = new Date().toUTCString();
function rawMail(subject: string, id = `<${subject.replace(' ', '-')}@cliente.test>`): string {
  const headers = [
    'From: ana@cliente.test',
    'To: care@lumbre.test',
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    `Date: ${today}`,
  ];
  return `${headers.join('\r\n')}\r\n\r\nHola, ${subject}`;
}

/** What the customer has: as soon as it is so much, and a while later, since there could be more. */
async function received(subject: string, { atLeast }: { readonly atLeast: number }) {
  const giveUpAt = Date.now() + 60_000;
  while ((await inMailbox(subject)).length < atLeast && Date.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 200));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return inMailbox(subject);
}

async function inMailbox(subject: string) {
  const mailbox = await mailboxOf('ana@cliente.test');
  const lock = await mailbox.getMailboxLock('INBOX');
  const found = [];
  const isEmpty = typeof mailbox.mailbox === 'object' && mailbox.mailbox.exists === 0;
  for await (const mail of isEmpty ? [] : mailbox.fetch('1:*', { envelope: true, source: true })) {
    if (mail.envelope?.subject === subject)
      found.push({ ...mail.envelope, source: mail.source?.toString() ?? '' });
  }
  lock.release();
  return found;
}

it("shows a customer's mail, with its files, once, and goes on from the cursor after a restart", async () => {
  const connection = open();
  const { cursor: empty } = await pollUntil(connection, null, () => true);
  const id = await write('Mi pedido no llega', {
    html: '<p>Mi pedido <b>no llega</b></p>',
    text: undefined,
    attachments: [{ filename: 'ticket.pdf', content: Buffer.from('%PDF-1.4') }],
  });
  const { messages, cursor } = await pollUntil(connection, empty, hasSubject('Mi pedido no llega'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    externalId: id,
    writtenBy: 'customer',
    audience: 'private',
    text: 'Mi pedido no llega',
    author: { name: 'Ana Ruiz', handle: 'ana@cliente.test' },
    attachments: [{ name: 'ticket.pdf', mediaType: 'application/pdf', byteLength: 8, state: 'stored' }],
  });
  expect(messagesOf(await connection.poll(cursor, signal))).toEqual([]);
  await connection.close();
  expect(messagesOf(await open().poll(cursor, signal))).toEqual([]);
  await write('Otra cosa');
  expect((await pollUntil(open(), cursor, hasSubject('Otra cosa'))).messages).toHaveLength(1);
});

it('leaves mail unread, for whoever else looks after the mailbox', async () => {
  await write('Sin leer');
  await pollUntil(open(), null, hasSubject('Sin leer'));
  const mailbox = await mailboxOf('care@lumbre.test');
  const lock = await mailbox.getMailboxLock('INBOX');
  expect(await mailbox.search({ seen: true })).toEqual([]);
  lock.release();
});

it('brings many mails in pages, oldest first, also when the connection breaks between them', async () => {
  const { cursor } = await pollUntil(open(), null, () => true);
  const subjects = Array.from({ length: 45 }, (_, n) => `Pregunta ${n}`);
  const mailbox = await mailboxOf('care@lumbre.test');
  for (const subject of subjects) await mailbox.append('INBOX', rawMail(subject));
  const messages: InboundMessage[] = [];
  let from: string | null = cursor;
  const giveUpAt = Date.now() + 90_000;
  while (messages.length < subjects.length && Date.now() < giveUpAt) {
    const connection = open();
    const page: PollPage = await connection.poll(from, signal);
    await connection.close();
    from = page.cursor;
    messages.push(...messagesOf(page));
  }
  expect(messages.map((one) => one.subject)).toEqual(subjects);
});

it('finds its place again when the mailbox is numbered anew, without doubles', async () => {
  const mailbox = await mailboxOf('care@lumbre.test');
  const raw = (n: number) => rawMail(`Numerado ${n}`, `<numerado-${n}@cliente.test>`);
  await mailbox.mailboxCreate('Clientes');
  for (const n of [1, 2, 3]) await mailbox.append('Clientes', raw(n));
  const connection = open({ settings: settings({ mailbox: 'Clientes' }) });
  const before = await pollUntil(connection, null, hasSubject('Numerado 3'));
  expect(before.messages).toHaveLength(3);
  await mailbox.mailboxDelete('Clientes');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await mailbox.mailboxCreate('Clientes');
  for (const n of [3, 1, 4, 2]) await mailbox.append('Clientes', raw(n));
  const after = await pollUntil(connection, before.cursor, hasSubject('Numerado 4'));
  expect(after.messages.map((one) => one.externalId)).toEqual(['<numerado-4@cliente.test>']);
  await connection.close();
});

it('answers in the thread; the customer has it once, a copy lies among the sent mail, and their answer comes back', async () => {
  const connection = open();
  await write('¿Dónde está?');
  const { messages, cursor } = await pollUntil(connection, null, hasSubject('¿Dónde está?'));
  const question = messages.find((one) => one.subject === '¿Dónde está?') as InboundMessage;
  const request = {
    ...replyTo(question, 'Llega mañana. ¡Gracias!'),
    attachments: [
      { name: 'guía.pdf', mediaType: 'application/pdf', altText: '', bytes: new Uint8Array([37, 80]) },
    ],
  };
  const outcome = await connection.send(request, signal);
  const messageId = ownMessageId(request.replyId, question.threadKey, 'care@lumbre.test');
  expect(outcome).toMatchObject({ kind: 'sent', externalId: messageId });
  const [mail, ...others] = await received('Re: ¿Dónde está?', { atLeast: 1 });
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ messageId, inReplyTo: question.externalId });
  expect(await open().lookUp(request, signal)).toMatchObject({ kind: 'landed', externalId: messageId });
  // Our own copy comes back by its id, so that it is known as the reply already in the case.
  const own = await pollUntil(connection, cursor, (all) => all.some((one) => one.externalId === messageId));
  expect(own.messages.find((one) => one.externalId === messageId)).toMatchObject({
    writtenBy: 'brand',
    threadKey: question.threadKey,
  });
  await write('Re: ¿Dónde está?', {
    inReplyTo: messageId,
    text: 'Sigue sin llegar.\n\nOn Monday, Lumbre wrote:\n> Llega mañana.',
  });
  const back = await pollUntil(connection, own.cursor, hasSubject('Re: ¿Dónde está?'));
  expect(back.messages[0]).toMatchObject({ threadKey: question.threadKey, text: 'Sigue sin llegar.' });
  await connection.close();
});

it('says when the brand answered from another program', async () => {
  const connection = open();
  const id = await write('¿Abrís el domingo?');
  const { messages, cursor } = await pollUntil(connection, null, hasSubject('¿Abrís el domingo?'));
  const question = messages.find((one) => one.externalId === id);
  const mailbox = await mailboxOf('care@lumbre.test');
  const answer = (headers: string) =>
    mailbox.append(
      'Sent',
      `From: care@lumbre.test\r\nTo: ana@cliente.test\r\nSubject: x\r\n${headers}\r\n\r\nNo, lo sentimos.`,
    );
  await answer('Message-ID: <boletin@lumbre.test>');
  await answer(`Message-ID: <desde-la-web@lumbre.test>\r\nIn-Reply-To: ${id}\r\nReferences: ${id}`);
  const seen = await pollUntil(connection, cursor, (all) => all.length > 0);
  expect(seen.messages).toHaveLength(1);
  expect(seen.messages[0]).toMatchObject({
    externalId: '<desde-la-web@lumbre.test>',
    writtenBy: 'brand',
    threadKey: question?.threadKey,
    inReplyTo: { externalId: id },
  });
  await connection.close();
});

async function questionOf(subject: string): Promise<InboundMessage> {
  await write(subject);
  const connection = open();
  const { messages } = await pollUntil(connection, null, hasSubject(subject));
  await connection.close();
  return messages.find((one) => one.subject === subject) as InboundMessage;
}

it('does not know, and never claims to, when the connection was cut after the server took the mail', async () => {
  const question = await questionOf('Corte después');
  const request = replyTo(question, 'Una sola vez.');
  const connection = open();
  relay.loseNextAnswer();
  const before = relay.taken();
  expect(await connection.send(request, signal)).toMatchObject({ kind: 'unknown' });
  expect(relay.taken()).toBe(before + 1);
  expect(await connection.lookUp(request, signal)).toMatchObject({ kind: 'undecidable', retryAt: null });
  expect(await received('Re: Corte después', { atLeast: 1 })).toHaveLength(1);
  // A server that files what it sends settles it.
  const [mail] = await received('Re: Corte después', { atLeast: 1 });
  await (await mailboxOf('care@lumbre.test')).append('Sent', mail?.source ?? '');
  expect(await open().lookUp(request, signal)).toMatchObject({ kind: 'landed', externalId: mail?.messageId });
  expect(await received('Re: Corte después', { atLeast: 1 })).toHaveLength(1);
});

it('says the same when the connection was cut before the server had the mail: nobody can tell from here', async () => {
  const question = await questionOf('Corte antes');
  const request = replyTo(question, 'Nunca llegó.');
  relay.loseNextMail();
  expect(await open().send(request, signal)).toMatchObject({ kind: 'unknown' });
  expect(await received('Re: Corte antes', { atLeast: 0 })).toEqual([]);
});

it('sends nothing when it cannot even sign in, and says why', async () => {
  const question = await questionOf('Sin llave');
  const wrong = open({ secret: { password: 'wrong' } });
  expect(await wrong.send(replyTo(question, 'x'), signal)).toMatchObject({
    kind: 'not-yet',
    cause: 'wrong-credentials',
  });
  const nobody = open({ settings: settings({ smtp: { host: 'localhost', port: 9, security: 'tls' } }) });
  expect(await nobody.send(replyTo(question, 'x'), signal)).toMatchObject({
    kind: 'not-yet',
    cause: 'refused',
  });
  expect(await received('Re: Sin llave', { atLeast: 0 })).toEqual([]);
});

it('tells an address the server refuses from one it takes', async () => {
  const question = await questionOf('Destino');
  const request = replyTo(question, 'x');
  const elsewhere = {
    ...request,
    inReplyTo: {
      ...request.inReplyTo,
      authorHandle: 'x@nowhere.test',
      externalId: question.externalId,
      authorExternalId: asId<ExternalId>('x'),
    },
  };
  expect(await open().send(elsewhere, signal)).toMatchObject({ kind: 'refused' });
  expect(await open().send({ ...request, subject: ' ' }, signal)).toMatchObject({
    kind: 'refused',
    detail: 'A mail needs a subject.',
  });
});

it('tells what is wrong with an account, cause by cause', async () => {
  const { ports } = servers;
  const test = (part: object, overrides: Partial<AccountSetup> = {}) =>
    open({ settings: settings(part), ...overrides }).test(signal);
  const imap = (port: number, more: object = {}) => ({
    imap: { host: 'localhost', port, security: 'tls', ...more },
  });
  const smtp = (port: number, more: object = {}) => ({
    smtp: { host: 'localhost', port, security: 'tls', ...more },
  });
  expect(await test({})).toEqual({
    kind: 'connected',
    identity: 'care@lumbre.test',
    detail: 'Mail is read from "INBOX". Sent mail is kept in "Sent".',
  });
  const starttls = { security: 'starttls' };
  expect((await test({ ...imap(ports.imap, starttls), ...smtp(ports.submission, starttls) })).kind).toBe(
    'connected',
  );
  expect(await test({}, { secret: { password: 'wrong' } })).toMatchObject({
    cause: 'wrong-credentials',
    step: 'imap',
  });
  expect(await test({ certificateAuthority: undefined })).toMatchObject({
    cause: 'untrusted-certificate',
    step: 'imap',
  });
  expect(await test({ certificateAuthority: undefined, ...imap(ports.imap, starttls) })).toMatchObject({
    cause: 'untrusted-certificate',
  });
  expect(await test(imap(9))).toMatchObject({ cause: 'refused', step: 'imap' });
  expect(await test(smtp(9))).toMatchObject({ cause: 'refused', step: 'smtp' });
  expect(await test(imap(ports.imaps, { host: 'no-such-host.invalid' }))).toMatchObject({
    cause: 'name-not-found',
  });
  expect(await test(smtp(ports.imaps))).toMatchObject({ cause: 'not-this-service', step: 'smtp' });
  expect(await test(imap(ports.imap))).toMatchObject({ cause: 'not-this-service', step: 'imap' });
  expect(await test({ mailbox: 'Nowhere' })).toMatchObject({ cause: 'missing-scope', step: 'imap' });
});

it('does not send a password to a server that will not encrypt', async () => {
  let heard = '';
  const plain = createServer((socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN LOGIN] ready\r\n');
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      const tag = /^(\S+)/.exec(bytes.toString())?.[1];
      socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`);
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  const report = await open({
    settings: settings({ imap: { host: 'localhost', port, security: 'starttls' } }),
  }).test(signal);
  plain.close();
  expect(report.kind).toBe('failed');
  expect(heard).not.toMatch(/LOGIN|AUTHENTICATE/i);
});

describeConnector(
  'E-mail',
  {
    features: ['brand-elsewhere', 'unreadable', 'wrong-secret', 'wrong-settings', 'outage'],
    manyMessages: 45,
    patienceMs: 20_000,
    audience: 'private',
    absenceStaysOpen: true,
  },
  () => mailContractChannel(servers),
);
