import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { minute, second } from '../../../shared/domain/time';
import { channelItemSchema, type SendRequest } from '../../../shared/ipc/channels-port';
import { type AccountConnection, ChannelError, type FetchAttachment } from '../connector';
import { sandboxConnector } from './connector';

const scenario = `name: A test
customers:
  ana: { name: Ana Sol, followers: 12, language: es }
posts:
  launch: { says: New cream, paid: true }
events:
  - { id: hello, from: ana, to: social, posted: -1 h, under: launch, says: "¿Precio?", photo: { file: pump.png, alt: A pump }, whenAnswered: { after: 1 min, says: Gracias } }
  - { id: later, from: ana, to: social, after: 2 min, private: true, says: Por aquí }
  - { edits: hello, after: 3 min, says: "¿Qué precio?" }
  - { withdraws: hello, after: 4 min }
  - { id: letter, from: ana, to: mail, subject: Hola, says: Una carta }
  - { answeredElsewhere: letter, after: 1 min, says: Hola Ana }
  - { fault: outage, to: social, after: 10 min, for: 5 min }
  - { fault: rate-limit, to: social, after: 20 min, for: 5 min }
  - { fault: cut-before-landing, to: social, after: 30 min, for: 5 min }
  - { fault: cut-after-landing, to: social, after: 40 min, for: 5 min }
`;

const began = 1_700_000_000_000;
const signal = new AbortController().signal;
let folder: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  now = began;
  mkdirSync(join(folder, 'photos'));
  writeFileSync(join(folder, 'day.yaml'), scenario);
  writeFileSync(join(folder, 'photos/pump.png'), 'picture');
});
afterEach(() => rmSync(folder, { recursive: true }));

const fetchAttachment: FetchAttachment = async ({ bytes, name, mediaType, altText }) => ({
  name,
  mediaType,
  altText,
  byteLength: bytes?.byteLength ?? 0,
  state: 'stored',
  bytes: bytes === null ? null : new Uint8Array(bytes),
});

function open(account = 'social', settings: Record<string, unknown> = {}): AccountConnection {
  return sandboxConnector.open({
    accountId: asId<AccountId>(account),
    settings: { scenario: 'day', scenariosDir: folder, stateDir: join(folder, 'state'), ...settings },
    secret: {},
    now: () => now,
    fetchAttachment,
    saveSecret: () => {},
  });
}

const at = (ms: number) => {
  now = began + ms;
};
const hex = (digit: string) => asId<ReplyId>(digit.repeat(32));

function request(change: Partial<SendRequest> = {}): SendRequest {
  return {
    replyId: hex('a'),
    accountId: asId<AccountId>('social'),
    attempt: 1,
    audience: 'public',
    text: '¡Hola, Ana!',
    subject: '',
    threadKey: 'day:post:launch',
    inReplyTo: {
      externalId: asId<ExternalId>('day:hello'),
      authorExternalId: asId<ExternalId>('customer:ana'),
      authorHandle: 'ana',
    },
    firstAttemptAt: now,
    attachments: [],
    ...change,
  };
}

describe('a sandbox account', () => {
  it('shows what was there at the start at once, with the post it stands under and its photo', async () => {
    const { items, more, notBefore } = await open().poll(null, signal);
    expect({ more, notBefore }).toEqual({ more: false, notBefore: null });
    expect(items.map((item) => channelItemSchema.parse(item))).toMatchObject([
      {
        kind: 'message',
        message: {
          externalId: 'day:hello',
          threadKey: 'day:post:launch',
          author: { name: 'Ana Sol', followers: 12 },
          audience: 'public',
          postedAt: began - 60 * minute,
          reach: 'paid',
          inReplyTo: { text: 'New cream' },
          attachments: [{ altText: 'A pump', byteLength: 7, state: 'stored' }],
        },
      },
    ]);
  });

  it('goes on after a restart from the cursor that was kept, in the time of the first start', async () => {
    const { cursor } = await open().poll(null, signal);
    at(5 * minute);
    const { items } = await open().poll(cursor, signal);
    expect(items).toMatchObject([
      {
        kind: 'message',
        message: { externalId: 'day:later', audience: 'private', postedAt: began + 2 * minute },
      },
      { kind: 'edit', externalId: 'day:hello', text: '¿Qué precio?' },
      { kind: 'withdrawal', externalId: 'day:hello' },
    ]);
  });

  it('plays faster when asked to, and counts what lies before the start as it is', async () => {
    const fast = open('social', { speed: 60 });
    const { cursor } = await fast.poll(null, signal);
    at(4 * second);
    expect((await fast.poll(cursor, signal)).items).toHaveLength(3);
  });

  it('as a mailbox has mails, and finds what was answered elsewhere', async () => {
    const mail = open('mail', { look: 'mail', name: 'Hola' });
    expect(mail.capabilities).toMatchObject({ audiences: ['private'], needsSubject: true });
    const { items, cursor } = await mail.poll(null, signal);
    expect(items).toMatchObject([
      { message: { subject: 'Hola', author: { handle: 'ana@mail.example' }, url: null } },
    ]);
    at(minute);
    expect((await mail.poll(cursor, signal)).items).toMatchObject([
      {
        message: {
          writtenBy: 'brand',
          author: { name: 'Hola' },
          inReplyTo: { externalId: 'day:letter' },
          postedAt: began + minute,
        },
      },
    ]);
  });

  it('begins another scenario from its own start', async () => {
    const { cursor } = await open().poll(null, signal);
    writeFileSync(join(folder, 'night.yaml'), scenario);
    at(3 * minute);
    const { items } = await open('social', { scenario: 'night' }).poll(cursor, signal);
    expect(items).toMatchObject([
      { message: { externalId: 'night:hello', postedAt: began + 3 * minute - 60 * minute } },
    ]);
  });

  it('says when read again what was edited or withdrawn', async () => {
    const account = open();
    await account.poll(null, signal);
    const ids = ['day:hello', 'day:later', 'other:hello'].map((id) => asId<ExternalId>(id));
    at(2 * minute);
    expect(await account.recheck(ids, signal)).toEqual([]);
    at(3 * minute);
    expect(await account.recheck(ids, signal)).toEqual([
      { kind: 'edit', externalId: 'day:hello', text: '¿Qué precio?' },
    ]);
    at(4 * minute);
    expect(await account.recheck(ids, signal)).toEqual([{ kind: 'withdrawal', externalId: 'day:hello' }]);
  });

  it('takes up what is added to the file while it plays, and says by line when that is wrong', async () => {
    const account = open();
    const { cursor } = await account.poll(null, signal);
    const file = join(folder, 'day.yaml');
    appendFileSync(
      file,
      '  - { id: more, re: later, from: ana, to: social, after: 3 min, says: Sigo aquí }\n',
    );
    at(3 * minute);
    const page = await account.poll(cursor, signal);
    expect(page.items).toMatchObject([
      { message: { externalId: 'day:later' } },
      { kind: 'edit' },
      {
        message: {
          externalId: 'day:more',
          audience: 'private',
          threadKey: 'day:private:ana',
          inReplyTo: { externalId: 'day:later', text: 'Por aquí' },
        },
      },
    ]);
    appendFileSync(file, '  - { from: nobody }\n');
    const broken = {
      message: expect.stringContaining('line 18: events.11'),
      failure: { cause: 'malformed-answer' },
    };
    await expect(account.poll(page.cursor, signal)).rejects.toMatchObject(broken);
    expect(await account.test(signal)).toMatchObject({ kind: 'failed', cause: 'malformed-answer' });
    expect(await account.send(request(), signal)).toMatchObject({ kind: 'sent' });
    rmSync(file);
    await expect(account.poll(page.cursor, signal)).rejects.toThrow('There is no scenario "day"');
    writeFileSync(file, scenario);
    expect((await account.poll(page.cursor, signal)).items).toEqual([]);
  });

  it('likes and hides what stands, and nothing else', async () => {
    const account = open();
    await account.poll(null, signal);
    const hello = asId<ExternalId>('day:hello');
    await expect(account.act(hello, 'hide', signal)).resolves.toBeUndefined();
    await expect(account.act(hello, 'delete', signal)).rejects.toThrow('cannot delete');
    await expect(account.act(asId<ExternalId>('day:later'), 'like', signal)).rejects.toThrow(ChannelError);
    at(4 * minute);
    await expect(account.act(hello, 'like', signal)).rejects.toThrow('not there any more');
  });

  it('reports its scenario when it is tried', async () => {
    expect(await open().test(signal)).toEqual({
      kind: 'connected',
      identity: 'A test',
      detail: '2 messages for this account',
    });
  });
});

describe('a reply to the sandbox', () => {
  it('lands once, however often it is sent, also after a restart', async () => {
    const account = open();
    await account.poll(null, signal);
    const sent = await account.send(request(), signal);
    expect(sent).toMatchObject({ kind: 'sent', acceptedAt: began });
    at(minute);
    const restarted = open();
    expect(await restarted.send(request({ attempt: 2 }), signal)).toEqual(sent);
    expect(await restarted.lookUp(request(), signal)).toMatchObject({ kind: 'landed', acceptedAt: began });
    expect(await restarted.lookUp(request({ replyId: hex('b') }), signal)).toEqual({ kind: 'absent' });
  });

  it('brings the reaction that was written for it', async () => {
    const account = open();
    const { cursor } = await account.poll(null, signal);
    at(30 * second);
    await account.send(request(), signal);
    at(95 * second);
    const page = await open().poll(cursor, signal);
    expect(page.items).toMatchObject([
      { message: { text: 'Gracias', postedAt: began + 90 * second, threadKey: 'day:post:launch' } },
    ]);
    expect((await open().poll(page.cursor, signal)).items).toEqual([]);
    await expect(account.act(asId<ExternalId>('day:hello-r1'), 'like', signal)).resolves.toBeUndefined();
  });

  it('forgets a line that a crash tore, and takes the next reply', async () => {
    const account = open();
    await account.poll(null, signal);
    await account.send(request(), signal);
    const [file = ''] = readdirSync(join(folder, 'state'));
    appendFileSync(join(folder, 'state', file), '\n{"replyId":"bbb');
    const second = request({ replyId: hex('c') });
    await open().send(second, signal);
    expect(await open().lookUp(second, signal)).toMatchObject({ kind: 'landed' });
    expect(await open().lookUp(request(), signal)).toMatchObject({ kind: 'landed' });
  });

  it('is refused when it is too long or its post is gone', async () => {
    const account = open();
    await account.poll(null, signal);
    expect(await account.send(request({ text: '😀'.repeat(501) }), signal)).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('501'),
    });
    expect(await account.send(request({ text: 'x'.repeat(501), audience: 'private' }), signal)).toMatchObject(
      { kind: 'sent' },
    );
    at(4 * minute);
    expect(await account.send(request({ replyId: hex('d') }), signal)).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('deleted'),
    });
  });

  it('that was called off before it left has not landed', async () => {
    const account = open();
    await account.poll(null, signal);
    expect(await account.send(request(), AbortSignal.abort())).toMatchObject({ kind: 'not-yet' });
    expect(await account.lookUp(request(), signal)).toEqual({ kind: 'absent' });
  });
});

describe('a fault of a scenario', () => {
  const toLater = { inReplyTo: null };

  it.each([
    ['an outage', 10, { cause: 'server-error', retryAt: null }],
    ['a rate limit', 20, { cause: 'rate-limited', retryAt: began + 25 * minute }],
  ])('%s keeps reading and sending away until it ends', async (_, minutes, failure) => {
    const account = open();
    const { cursor } = await account.poll(null, signal);
    at(minutes * minute);
    await expect(account.poll(cursor, signal)).rejects.toMatchObject({ failure });
    await expect(account.recheck([], signal)).rejects.toThrow(ChannelError);
    expect(await account.send(request(toLater), signal)).toMatchObject({ kind: 'not-yet', ...failure });
    at((minutes + 5) * minute);
    expect(await account.send(request(toLater), signal)).toMatchObject({ kind: 'sent' });
    expect((await account.poll(cursor, signal)).items).not.toEqual([]);
  });

  it.each([
    ['before', 30, 'absent'],
    ['after', 40, 'landed'],
  ])(
    'that cuts the connection %s the reply lands leaves it unknown until one can look',
    async (_, minutes, found) => {
      const account = open();
      await account.poll(null, signal);
      at(minutes * minute);
      expect(await account.send(request(toLater), signal)).toMatchObject({ kind: 'unknown' });
      expect(await account.lookUp(request(), signal)).toMatchObject({
        kind: 'undecidable',
        retryAt: began + (minutes + 5) * minute,
      });
      at((minutes + 5) * minute);
      expect(await open().lookUp(request(), signal)).toMatchObject({ kind: found });
    },
  );
});

describe('settings of a sandbox account that make no sense', () => {
  it.each([
    [{ scenario: undefined }, 'Setting "scenario"'],
    [{ scenario: '../elsewhere' }, 'neither the name of a scenario nor the full path'],
    [{ scenario: 'nowhere' }, 'There is no scenario "nowhere". Known scenarios: broken, day.'],
    [{ scenario: 'broken' }, 'line 3: events.0.says is missing'],
    [{ speed: 0 }, 'Setting "speed"'],
    [{ look: 'pigeon' }, 'Setting "look"'],
  ])('%j are refused with the field and the reason', (settings, message) => {
    writeFileSync(join(folder, 'broken.yaml'), 'name: x\nevents:\n  - { from: Ana Sol, to: a }\n');
    expect(() => open('social', settings)).toThrow(message);
  });
});
