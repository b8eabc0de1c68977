import { expect, it } from 'vitest';
import { asId, type ReplyId } from '../../../shared/domain/ids';
import { inboundMessageSchema, maxTextLength } from '../../../shared/ipc/channels-port';
import { ownMessageId } from './message-id';
import { type MailPlace, toMessage } from './to-message';

const now = Date.parse('2026-05-04T10:00:00.000Z');
const place: MailPlace = {
  address: 'care@lumbre.example',
  folder: 'inbox',
  arrivedAt: Date.parse('2026-05-04T09:58:00.000Z'),
  isCut: false,
  known: [],
  now,
};

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const mail = (headers: string, body = 'Hola') => bytes(`${headers.trim()}\n\n${body}`);
const read = (source: Uint8Array, overrides: Partial<MailPlace> = {}) =>
  toMessage(source, { ...place, ...overrides });

const first = `From: Ana Ruiz <Ana@cliente.example>
To: care@lumbre.example
Subject: =?utf-8?Q?Mi_pedido_no_lleg=C3=B3?=
Date: Mon, 4 May 2026 11:57:30 +0200
Message-ID: <primera@cliente.example>
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable`;

it('tells a mail as the customer wrote it', async () => {
  const { message, files } = await read(mail(first, 'El env=EDo 42 no llega.'));
  expect(message).toEqual({
    externalId: '<primera@cliente.example>',
    threadKey: expect.stringMatching(/^[0-9a-f]{20}$/),
    writtenBy: 'customer',
    author: {
      externalId: 'ana@cliente.example',
      name: 'Ana Ruiz',
      handle: 'Ana@cliente.example',
      followers: null,
      profileUrl: null,
      isBot: false,
    },
    audience: 'private',
    subject: 'Mi pedido no llegó',
    text: 'El envío 42 no llega.',
    language: null,
    postedAt: Date.parse('2026-05-04T09:57:30.000Z'),
    reach: 'organic',
    inReplyTo: null,
    url: null,
  });
  expect(files).toEqual([]);
});

it('reads an HTML mail as text, without markup, pictures or scripts, and with the addresses of links', async () => {
  const html = `<html><head><style>p{color:red}</style></head><body><p>Where is <b>my order</b>?</p>
<script>alert(1)</script><img src="https://tracker.example/1.gif" alt="x"><p>See <a href="https://shop.example/42">this page</a>.</p>
<ul><li>red</li><li>itchy</li></ul></body></html>`;
  const { message } = await read(
    mail(
      `${first.replace('text/plain; charset=iso-8859-1', 'text/html')}`.replace('quoted-printable', '8bit'),
      html,
    ),
  );
  expect(message.text).toContain('Where is my order?');
  expect(message.text).toContain('this page (https://shop.example/42)');
  expect(message.text).not.toMatch(/<|alert|color|tracker/);
});

it('parts the copied mail from the words of the customer', async () => {
  const headers = `${first}\nIn-Reply-To: <nuestra@lumbre.example>\nReferences: <primera@cliente.example> <nuestra@lumbre.example>`;
  const { message } = await read(
    mail(headers, 'Sigue sin llegar.\n\nEl lun, 4 may 2026, Lumbre escribi=F3:\n> Ya va.'),
  );
  expect(message.text).toBe('Sigue sin llegar.');
  expect(message.inReplyTo).toEqual({
    externalId: '<nuestra@lumbre.example>',
    authorName: '',
    text: 'El lun, 4 may 2026, Lumbre escribió:\nYa va.',
    url: null,
  });
});

const withIds = (id: string, more = '', subject = 'Pedido 42') =>
  mail(
    `From: ana@cliente.example\nMessage-ID: <${id}>\nSubject: ${subject}\nDate: Mon, 4 May 2026 09:57:30 +0000${more}`,
  );

it('keeps one thread through references, through our own id alone, and through "Re:" alone', async () => {
  const opening = await read(withIds('1@c'));
  const thread = opening.message.threadKey;
  const ours = ownMessageId(asId<ReplyId>('0123456789abcdef0123456789abcdef'), thread, 'care@lumbre.example');
  const answers = [
    withIds('2@c', '\nReferences: <1@c> <other@x>\nIn-Reply-To: <other@x>'),
    withIds('3@c', `\nIn-Reply-To: ${ours}`),
    withIds('4@c', '', 'RE: AW: pedido   42'),
  ];
  for (const answer of answers) {
    const { message } = await read(answer, { known: opening.known });
    expect(message.threadKey).toBe(thread);
  }
  const later = await read(withIds('5@c', '\nReferences: <1@c>'), { known: [] });
  const follow = await read(withIds('6@c', '\nIn-Reply-To: <5@c>'), { known: later.known });
  expect(follow.message.threadKey).toBe(thread);
});

it('begins a thread for a new mail of the same subject, and for the "Re:" of somebody else', async () => {
  const opening = await read(withIds('1@c'));
  const again = await read(withIds('2@c'), { known: opening.known });
  expect(again.message.threadKey).not.toBe(opening.message.threadKey);
  const stranger = mail('From: eva@cliente.example\nMessage-ID: <9@c>\nSubject: Re: Pedido 42');
  const { message } = await read(stranger, { known: opening.known });
  expect(message.threadKey).not.toBe(opening.message.threadKey);
});

it('talks with whom an answer goes to, when a form writes for the customer', async () => {
  const { message } = await read(
    mail(
      'From: "Web form" <no-reply@lumbre.example>\nReply-To: Ana <ana@cliente.example>\nSubject: x\nMessage-ID: <1@f>',
    ),
  );
  expect(message.author).toMatchObject({
    externalId: 'ana@cliente.example',
    handle: 'ana@cliente.example',
    name: 'Ana',
  });
});

it("never takes a mail in the inbox for the brand's own, whoever it says it is from", async () => {
  const { message } = await read(mail('From: care@lumbre.example\nSubject: Resuelto\nMessage-ID: <1@x>'));
  expect(message.writtenBy).toBe('customer');
  const sent = await read(
    mail('From: care@lumbre.example\nTo: ana@cliente.example\nIn-Reply-To: <1@c>\nMessage-ID: <2@x>'),
    { folder: 'sent' },
  );
  expect(sent.message).toMatchObject({ writtenBy: 'brand', inReplyTo: { externalId: '<1@c>' } });
});

it.each([
  ['an out-of-office answer', 'From: ana@cliente.example\nAuto-Submitted: auto-replied'],
  ['a mailing list', 'From: ana@cliente.example\nList-Id: <news.example>'],
  ['bulk mail', 'From: ana@cliente.example\nPrecedence: bulk'],
  ['a robot by its address', 'From: noreply@cliente.example'],
  ['an empty return path', 'Return-Path: <>\nFrom: ana@cliente.example'],
])('marks %s as not written by a person', async (_, headers) => {
  expect((await read(mail(headers))).message.author.isBot).toBe(true);
  expect((await read(mail('From: ana@cliente.example\nAuto-Submitted: no'))).message.author.isBot).toBe(
    false,
  );
});

it('brings a delivery report into the thread of the reply that did not arrive', async () => {
  const ours = ownMessageId(
    asId<ReplyId>('0123456789abcdef0123456789abcdef'),
    'a'.repeat(20),
    'care@lumbre.example',
  );
  const report = mail(
    'From: MAILER-DAEMON@mail.example\nSubject: Undelivered\nMessage-ID: <r@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b',
    `--b\nContent-Type: text/plain\n\nCould not be delivered.\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n\n--b\nContent-Type: text/rfc822-headers\n\nFrom: care@lumbre.example\nMessage-ID: ${ours}\nSubject: Re: x\n\n--b--\n`,
  );
  const { message } = await read(report);
  expect(message).toMatchObject({ threadKey: 'a'.repeat(20), author: { isBot: true } });
});

it('names files plainly and puts pictures of the layout last', async () => {
  const source = mail(
    `${first.split('\nContent-Type')[0]}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b`,
    `--b\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<p>Hola</p>\n--r\nContent-Type: image/png; name=logo.png\nContent-ID: <l>\nContent-Disposition: inline; filename=logo.png\n\nx\n--r--\n--b\nContent-Type: image/jpeg\nContent-Disposition: attachment; filename="../../etc/pas\u0007swd.jpg"\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--b--`,
  );
  const { files } = await read(source);
  expect(files.map((file) => file.name)).toEqual(['passwd.jpg', 'logo.png']);
  expect(new TextDecoder().decode(files[0]?.bytes ?? new Uint8Array())).toBe('hello');
  expect((await read(source, { isCut: true })).files.map((file) => file.bytes)).toEqual([null, null]);
});

it('takes whatever else a mail may be without losing it', async () => {
  const hostile: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['bytes that are no text', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 256)],
    ['ten megabytes in one line', mail(first, 'a'.repeat(10_000_000))],
    ['ten megabytes of tags', mail('From: a@b.example\nContent-Type: text/html', '<div>'.repeat(2_000_000))],
    [
      'a hundred thousand nested quotes',
      mail('From: a@b.example\nContent-Type: text/html', '<blockquote>'.repeat(100_000)),
    ],
    ['a date that is none', mail(first.replace(/Date:.*/, 'Date: never'))],
    ['a date in the future', mail(first.replace(/Date:.*/, 'Date: Mon, 4 May 2099 11:57:30 +0200'))],
    ['no sender, no id, no subject', mail('X: y')],
    ['a sender that is no address', mail('From: undisclosed\nMessage-ID: none')],
    [
      'bidirectional controls',
      mail('From: =?utf-8?B?4oCuZ25wLmV4ZQ==?= <a@b.example>\nSubject: =?utf-8?B?4oCuZ25w?='),
    ],
    ['an id of a hundred kilobytes', mail(`From: a@b.example\nMessage-ID: <${'x'.repeat(100_000)}@y>`)],
    ['a subject of a megabyte', mail(`From: a@b.example\nSubject: ${'Re: '.repeat(100_000)}`)],
    ['ten thousand references', mail(`From: a@b.example\nReferences: ${'<a@b> '.repeat(10_000)}`)],
  ];
  for (const [what, source] of hostile) {
    const { message } = await read(source);
    expect(inboundMessageSchema.safeParse({ ...message, attachments: [] }).error, what).toBeUndefined();
    expect(message.text.length, what).toBeLessThanOrEqual(maxTextLength);
    expect(message.postedAt, what).toBeLessThanOrEqual(now);
  }
});

it('says so when a mail is built to break its reader', async () => {
  const parts = Array.from(
    { length: 2_000 },
    (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`,
  );
  const nested = mail('From: a@b.example\nContent-Type: multipart/mixed; boundary=b0', parts.join(''));
  await expect(read(nested)).rejects.toThrow('nesting depth');
  await expect(read(mail(`From: a@b.example\nMessage-ID: <${'x'.repeat(1_000_000)}@y>`))).rejects.toThrow(
    'header size',
  );
});

it('gives a mail without an id the same name each time it is read', async () => {
  const source = mail('From: a@b.example\nSubject: x\nDate: Mon, 4 May 2026 09:57:30 +0000');
  const [one, two] = [await read(source), await read(source, { arrivedAt: now })];
  expect(one.message.externalId).toMatch(/^no-id:/);
  expect(two.message.externalId).toBe(one.message.externalId);
});
