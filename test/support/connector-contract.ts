// What every connector promises, as one suite: a new channel passes it, or it is not a channel yet.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccountConnection, ChannelError, type Connector } from '../../src/main/channels/connector';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../src/shared/domain/ids';
import {
  type ChannelItem,
  capabilitiesSchema,
  channelItemSchema,
  type InboundMessage,
  type SendRequest,
} from '../../src/shared/ipc/channels-port';

/** The other side of the channel, as a test moves it. Everything is done when the promise fulfils. */
export interface ContractChannel {
  readonly connector: Connector;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, string>>;
  /** A customer writes to the brand; fulfils with the id the connector is to deliver. */
  customerWrites(message: CustomerWriting): Promise<ExternalId>;
  /** Texts of what the brand has said in answer to a message, as they stand on the channel, without the mention. */
  answersTo(message: InboundMessage): Promise<readonly string[]>;
  close(): Promise<void>;

  readonly wrongSecret?: Readonly<Record<string, string>>;
  readonly wrongSettings?: Readonly<Record<string, unknown>>;
  customerEdits?(id: ExternalId, text: string): Promise<void>;
  customerDeletes?(id: ExternalId): Promise<void>;
  /** The brand answers with another program. */
  brandAnswers?(message: InboundMessage, text: string): Promise<void>;
  /** Between two readable messages stands one that cannot be read. */
  rubbishArrives?(): Promise<void>;
  /** The next send is cut: after the channel took it, or before. */
  cutsNextSend?(when: 'after-landing' | 'before-landing'): void;
  goesAway?(): Promise<void>;
  returns?(): Promise<void>;
}

export interface CustomerWriting {
  readonly text: string;
  readonly inReplyTo?: InboundMessage;
  readonly audience?: 'public' | 'private';
}

export type ContractFeature =
  | 'private'
  | 'edits'
  | 'deletions'
  | 'brand-elsewhere'
  | 'unreadable'
  | 'cut-sends'
  | 'wrong-secret'
  | 'wrong-settings'
  | 'outage';

export interface ContractOptions {
  /** What the channel, and the test's other side of it, can do. */
  readonly features: readonly ContractFeature[];
  /** More messages than one page of the channel holds. */
  readonly manyMessages: number;
  /** Longest time between writing on the channel and being able to read it there. */
  readonly patienceMs: number;
}

const accountId = asId<AccountId>('contract');
const never = new AbortController().signal;

export function describeConnector(
  name: string,
  options: ContractOptions,
  open: () => Promise<ContractChannel>,
): void {
  describe(`${name} keeps the connector contract`, () => {
    const bench = new Bench(open, options);
    beforeEach(() => bench.start());
    afterEach(() => bench.stop());
    const when = (feature: ContractFeature, title: string, test: () => Promise<void>) => {
      if (options.features.includes(feature)) it(title, test);
    };
    describeReading(bench, when);
    describeSending(bench, when);
    describeStanding(bench, when);
  });
}

type When = (feature: ContractFeature, title: string, test: () => Promise<void>) => void;

function describeReading(bench: Bench, when: When): void {
  it('delivers from nothing what is there, oldest first, in the shape the engine takes', async () => {
    const first = await bench.customerWrites('My cleanser arrived broken');
    const second = await bench.customerWrites('And the box was wet');
    const messages = await bench.readUntil([first, second]);
    expect(messages.map((message) => message.externalId)).toEqual([first, second]);
    for (const message of messages) {
      expect(message).toMatchObject({ writtenBy: 'customer', audience: 'public' });
      expect(Math.abs(message.postedAt - Date.now())).toBeLessThan(120_000);
      expect(message.author.handle).not.toMatch(/^@/);
    }
    expect(messages[0]?.text).toContain('My cleanser arrived broken');
    expect(messages[0]?.text).not.toMatch(/<[a-z/]/i);
  });

  it('goes on from its cursor in a new connection, and misses nothing', async () => {
    const before = await bench.customerWrites('Is the cream vegan?');
    await bench.readUntil([before]);
    await bench.reconnect();
    const after = await bench.customerWrites('Hello? Anyone?');
    expect((await bench.readUntil([after])).map((message) => message.externalId)).toContain(after);
  });

  it('gives a page again while its cursor was not kept', async () => {
    const id = await bench.customerWrites('The pump does not work');
    await bench.readUntil([id], { keepCursor: false });
    await bench.reconnect();
    expect((await bench.readUntil([id])).map((message) => message.externalId)).toContain(id);
  });

  it('brings nothing new when nothing happened', async () => {
    const id = await bench.customerWrites('Thanks for the sample');
    await bench.readUntil([id]);
    const seen = new Set(bench.seen);
    await bench.read();
    await bench.read();
    expect(new Set(bench.seen)).toEqual(seen);
  });

  it('catches up with more than one page, oldest first, and then rests', async () => {
    const start = await bench.customerWrites('The first of many');
    await bench.readUntil([start]);
    const ids: ExternalId[] = [];
    for (let count = 0; count < bench.options.manyMessages; count += 1)
      ids.push(await bench.customerWrites(`Complaint number ${count}`));
    const found = await bench.readUntil(ids);
    const wanted = new Set<string>(ids);
    const inOrder = [...new Set(found.map((message) => message.externalId))].filter((id) => wanted.has(id));
    expect(inOrder).toEqual(ids);
    expect(await bench.pagesUntilRest()).toBeLessThan(5);
  });

  it('keeps a conversation in one thread and shows what was answered', async () => {
    const question = await bench.message(await bench.customerWrites('Does it contain nuts?'));
    const sent = await bench.send(bench.reply(question, 'It is free of nuts.'));
    expect(sent.kind).toBe('sent');
    const follow = await bench.message(
      await bench.customerWrites('Great, thank you', { inReplyTo: question }),
    );
    expect(follow.threadKey).toBe(question.threadKey);
    expect(follow.inReplyTo?.externalId).toBe(question.externalId);
    expect(follow.author.externalId).toBe(question.author.externalId);
    const other = await bench.message(await bench.customerWrites('Another matter altogether'));
    expect(other.threadKey).not.toBe(question.threadKey);
  });

  when('private', 'tells private from public', async () => {
    const message = await bench.message(
      await bench.customerWrites('My order number is 4711', { audience: 'private' }),
    );
    expect(message.audience).toBe('private');
    const sent = await bench.send(bench.reply(message, 'Thank you, we look into it.'));
    expect(sent.kind).toBe('sent');
    expect(await bench.channel.answersTo(message)).toEqual(['Thank you, we look into it.']);
  });

  when('brand-elsewhere', 'notices an answer that the brand gave elsewhere', async () => {
    const question = await bench.message(await bench.customerWrites('When do you open?'));
    await bench.channel.brandAnswers?.(question, 'At nine, every day.');
    const answer = await bench.eventually(
      (message) => message.writtenBy === 'brand' && message.text.includes('At nine'),
    );
    expect(answer.threadKey).toBe(question.threadKey);
    expect(answer.inReplyTo?.externalId).toBe(question.externalId);
  });

  when('unreadable', 'sets an unreadable item aside without losing its neighbours', async () => {
    const before = await bench.customerWrites('Just before');
    await bench.channel.rubbishArrives?.();
    const after = await bench.customerWrites('Just after');
    await bench.readUntil([before, after]);
    const unreadable = bench.items.filter((item) => item.kind === 'unreadable');
    expect(unreadable.length).toBeGreaterThan(0);
    expect(unreadable.every((item) => item.kind === 'unreadable' && item.reason !== '')).toBe(true);
  });

  when('edits', 'reports an edit with the new text', async () => {
    const message = await bench.message(await bench.customerWrites('It burns'));
    await bench.channel.customerEdits?.(message.externalId, 'It burns, and my eyes are swollen');
    const edit = await bench.recheckUntil(
      message.externalId,
      (item) => item.kind === 'edit' && item.text.includes('swollen'),
    );
    expect(edit).toMatchObject({ kind: 'edit', externalId: message.externalId });
  });

  when('deletions', 'reports a withdrawal, and only that', async () => {
    const gone = await bench.message(await bench.customerWrites('Delete me'));
    const stays = await bench.message(await bench.customerWrites('Keep me'));
    await bench.channel.customerDeletes?.(gone.externalId);
    await bench.recheckUntil(gone.externalId, (item) => item.kind === 'withdrawal');
    const items = await bench.connection.recheck([gone.externalId, stays.externalId], never);
    const withdrawn = items.flatMap((item) => (item.kind === 'withdrawal' ? [item.externalId] : []));
    expect(withdrawn).toEqual([gone.externalId]);
  });
}

function describeSending(bench: Bench, when: When): void {
  it("sends a reply once, and reads it back as the brand's own", async () => {
    const question = await bench.message(await bench.customerWrites('Which shade is 24N?'));
    const outcome = await bench.send(
      bench.reply(question, 'A light neutral one. See https://shades.example/24n?from=care&x=1'),
    );
    expect(outcome).toMatchObject({ kind: 'sent' });
    const text = 'A light neutral one. See https://shades.example/24n?from=care&x=1';
    expect(await bench.channel.answersTo(question)).toEqual([text]);
    const own = bench.options.features.includes('brand-elsewhere')
      ? await bench.eventually((message) => message.writtenBy === 'brand')
      : null;
    if (own !== null && outcome.kind === 'sent') {
      expect(own.externalId).toBe(outcome.externalId);
      expect(own.text.endsWith(text)).toBe(true);
    }
  });

  it('finds what landed, and does not find what was never sent', async () => {
    const question = await bench.message(await bench.customerWrites('Do you ship to Chile?'));
    const sent = bench.reply(question, 'Yes, we do.');
    expect((await bench.send(sent)).kind).toBe('sent');
    await bench.reconnect();
    expect((await bench.lookUp(sent)).kind).toBe('landed');
    expect((await bench.lookUp(bench.reply(question, 'No, we never did.'))).kind).toBe('absent');
  });

  when(
    'cut-sends',
    'calls a reply unknown when the line is cut after it landed, finds it, and never doubles it',
    async () => {
      const question = await bench.message(await bench.customerWrites('I have a rash since yesterday'));
      const request = bench.reply(question, 'Please stop using it; we call you today.');
      bench.channel.cutsNextSend?.('after-landing');
      expect((await bench.send(request)).kind).toBe('unknown');
      await bench.reconnect();
      expect((await bench.lookUp(request)).kind).toBe('landed');
      expect(await bench.channel.answersTo(question)).toHaveLength(1);
    },
  );

  when(
    'cut-sends',
    'allows a second attempt only after looking, when the line was cut before the reply landed',
    async () => {
      const question = await bench.message(await bench.customerWrites('The lid is cracked'));
      const request = bench.reply(question, 'We send you a new one.');
      bench.channel.cutsNextSend?.('before-landing');
      expect(['unknown', 'not-yet']).toContain((await bench.send(request)).kind);
      expect((await bench.lookUp(request)).kind).toBe('absent');
      expect((await bench.send({ ...request, attempt: 2 })).kind).toBe('sent');
      expect(await bench.channel.answersTo(question)).toEqual(['We send you a new one.']);
    },
  );

  it('makes one reply of a repeated send where it claims to', async () => {
    const { idempotency } = bench.connection.capabilities;
    if (idempotency !== 'client-id' && idempotency !== 'server-key') return;
    const question = await bench.message(await bench.customerWrites('Is it tested on animals?'));
    const request = bench.reply(question, 'Never.');
    await bench.send(request);
    await bench.send({ ...request, attempt: 2 });
    expect(await bench.channel.answersTo(question)).toEqual(['Never.']);
  });

  it('refuses a text that is too long, and sends nothing of it', async () => {
    const question = await bench.message(await bench.customerWrites('Tell me everything'));
    const { max } = bench.connection.capabilities.length;
    if (max === null) return;
    const outcome = await bench.send(bench.reply(question, 'x'.repeat(max + 200)));
    expect(outcome.kind).toBe('refused');
    expect(await bench.channel.answersTo(question)).toEqual([]);
  });

  it('does not throw when it is stopped while sending', async () => {
    const question = await bench.message(await bench.customerWrites('Stop'));
    const stopped = await bench.connection.send(bench.reply(question, 'Too late'), AbortSignal.abort());
    expect(['not-yet', 'unknown']).toContain(stopped.kind);
  });
}

function describeStanding(bench: Bench, when: When): void {
  it('says what it can do, in bounds', () => {
    const capabilities = capabilitiesSchema.parse(bench.connection.capabilities);
    expect(capabilities.audiences.length).toBeGreaterThan(0);
    expect(capabilities.length.max ?? 1).toBeGreaterThan(0);
    expect(new Set(capabilities.actions).size).toBe(capabilities.actions.length);
  });

  it('reports a good connection with who it is', async () => {
    const report = await bench.connection.test(never);
    expect(report.kind).toBe('connected');
    if (report.kind === 'connected') expect(report.identity).not.toBe('');
  });

  when('wrong-secret', 'explains wrong credentials in a test, a poll and a send', async () => {
    const question = await bench.message(await bench.customerWrites('Who are you?'));
    const stranger = bench.openWith(bench.channel.settings, bench.channel.wrongSecret ?? {});
    const refusals = ['wrong-credentials', 'expired-token'];
    const report = await stranger.test(never);
    expect(report.kind === 'failed' && refusals).toContain(report.kind === 'failed' ? report.cause : '');
    expect(refusals).toContain((await failureOf(stranger.poll(null, never))).failure.cause);
    expect(['not-yet', 'refused']).toContain((await stranger.send(bench.reply(question, 'Us'), never)).kind);
    expect(await bench.channel.answersTo(question)).toEqual([]);
    await stranger.close();
  });

  when('wrong-settings', 'refuses settings that make no sense, with the reason', () => {
    expect(() => bench.openWith(bench.channel.wrongSettings ?? {}, bench.channel.secret)).toThrow(
      /"\w+"|\w+:/,
    );
    return Promise.resolve();
  });

  when('outage', 'tells an outage, sends nothing meanwhile, and goes on afterwards', async () => {
    const question = await bench.message(await bench.customerWrites('Before the storm'));
    await bench.channel.goesAway?.();
    const outage = ['refused', 'timed-out', 'offline', 'server-error', 'name-not-found'];
    expect(outage).toContain((await failureOf(bench.connection.poll(bench.cursor, never))).failure.cause);
    expect((await bench.send(bench.reply(question, 'In the storm'))).kind).toBe('not-yet');
    const report = await bench.connection.test(never);
    expect(report.kind === 'failed' ? outage : []).toContain(report.kind === 'failed' ? report.cause : '');
    await bench.channel.returns?.();
    await bench.message(await bench.customerWrites('After the storm'));
    expect(await bench.channel.answersTo(question)).toEqual([]);
  });

  it('stops a poll that is told to stop', async () => {
    const startedAt = performance.now();
    await failureOf(bench.connection.poll(null, AbortSignal.abort()));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('ends everything when closed, also twice', async () => {
    await bench.connection.close();
    await bench.connection.close();
    await failureOf(bench.connection.poll(null, never));
    const report = await bench.connection.test(never);
    expect(report.kind).toBe('failed');
    bench.openAgain();
  });
}

async function failureOf(attempt: Promise<unknown>): Promise<ChannelError> {
  const error = await attempt.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error(`expected a ChannelError, got: ${String(error)}`);
  return error;
}

/** One account under test: reads like the engine would, and remembers what it was given. */
class Bench {
  readonly options: ContractOptions;
  readonly #open: () => Promise<ContractChannel>;
  #channel: ContractChannel | null = null;
  #connection: AccountConnection | null = null;
  #ahead = 0;
  cursor: string | null = null;
  items: ChannelItem[] = [];

  constructor(open: () => Promise<ContractChannel>, options: ContractOptions) {
    this.#open = open;
    this.options = options;
  }

  get channel(): ContractChannel {
    if (!this.#channel) throw new Error('the bench was not started');
    return this.#channel;
  }

  get connection(): AccountConnection {
    if (!this.#connection) throw new Error('the bench was not started');
    return this.#connection;
  }

  get seen(): readonly ExternalId[] {
    return this.items.flatMap((item) => (item.kind === 'message' ? [item.message.externalId] : []));
  }

  async start(): Promise<void> {
    this.cursor = null;
    this.items = [];
    this.#ahead = 0;
    this.#channel = await this.#open();
    this.openAgain();
  }

  async stop(): Promise<void> {
    await this.#connection?.close();
    await this.#channel?.close();
  }

  openAgain(): void {
    this.#connection = this.openWith(this.channel.settings, this.channel.secret);
  }

  openWith(settings: ContractChannel['settings'], secret: ContractChannel['secret']): AccountConnection {
    return this.channel.connector.open({
      accountId,
      settings,
      secret,
      now: () => Date.now() + this.#ahead,
      fetchAttachment: async ({ bytes, name, mediaType, altText }) => ({
        name,
        mediaType,
        altText,
        bytes: bytes === null ? null : new Uint8Array(bytes),
        byteLength: bytes?.byteLength ?? 0,
        state: bytes === null ? 'unavailable' : 'stored',
      }),
      saveSecret: () => {},
    });
  }

  async reconnect(): Promise<void> {
    await this.connection.close();
    this.openAgain();
  }

  customerWrites(text: string, more: Omit<CustomerWriting, 'text'> = {}): Promise<ExternalId> {
    return this.channel.customerWrites({ text, ...more });
  }

  /** One page; its items are checked as the engine checks them. */
  async read({
    keepCursor = true,
  } = {}): Promise<{ readonly items: readonly ChannelItem[]; readonly more: boolean }> {
    const page = await this.connection.poll(this.cursor, never);
    for (const item of page.items) channelItemSchema.parse(item);
    expect(page.cursor.length).toBeLessThan(65_536);
    if (keepCursor) this.cursor = page.cursor;
    this.items.push(...page.items);
    return page;
  }

  /** Reads until all are there; gives every message read on the way. */
  async readUntil(
    ids: readonly ExternalId[],
    { keepCursor = true } = {},
  ): Promise<readonly InboundMessage[]> {
    const messages: InboundMessage[] = [];
    const missing = new Set<string>(ids);
    const deadline = Date.now() + this.options.patienceMs;
    while (missing.size > 0) {
      const page = await this.read({ keepCursor });
      for (const item of page.items) {
        if (item.kind !== 'message') continue;
        messages.push(item.message);
        missing.delete(item.message.externalId);
      }
      if (missing.size === 0) break;
      if (Date.now() > deadline)
        throw new Error(
          `never delivered: ${[...missing].slice(0, 3).join(', ')} and ${missing.size - 1} more`,
        );
      if (!page.more) await pause(100);
    }
    return messages;
  }

  async message(id: ExternalId): Promise<InboundMessage> {
    const found = (await this.readUntil([id])).find((message) => message.externalId === id);
    if (!found) throw new Error(`${id} was not delivered`);
    return found;
  }

  async eventually(matches: (message: InboundMessage) => boolean): Promise<InboundMessage> {
    const deadline = Date.now() + this.options.patienceMs;
    for (;;) {
      for (const item of this.items)
        if (item.kind === 'message' && matches(item.message)) return item.message;
      if (Date.now() > deadline) throw new Error('the message never came');
      await this.read();
      await pause(50);
    }
  }

  async recheckUntil(id: ExternalId, matches: (item: ChannelItem) => boolean): Promise<ChannelItem> {
    const deadline = Date.now() + this.options.patienceMs;
    for (;;) {
      const items = await this.connection.recheck([id], never);
      for (const item of items) channelItemSchema.parse(item);
      const found = items.find(matches);
      if (found) return found;
      if (Date.now() > deadline) throw new Error('the change was never noticed');
      await pause(100);
    }
  }

  async pagesUntilRest(): Promise<number> {
    for (let pages = 1; pages <= 20; pages += 1) if (!(await this.read()).more) return pages;
    throw new Error('the connector promises more for ever');
  }

  reply(message: InboundMessage, text: string): SendRequest {
    return {
      replyId: asId<ReplyId>(crypto.randomUUID().replaceAll('-', '')),
      accountId,
      attempt: 1,
      audience: message.audience,
      text,
      subject: message.subject === '' ? '' : `Re: ${message.subject}`,
      threadKey: message.threadKey,
      inReplyTo: {
        externalId: message.externalId,
        authorExternalId: message.author.externalId,
        authorHandle: message.author.handle,
      },
      firstAttemptAt: Date.now() + this.#ahead,
      attachments: [],
    };
  }

  send(request: SendRequest) {
    return this.connection.send(request, never);
  }

  /** As the courier does: an undecided look-up is repeated later. */
  async lookUp(request: SendRequest) {
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.connection.lookUp(request, never);
      if (outcome.kind !== 'undecidable' || outcome.retryAt === null || tries >= 30) return outcome;
      this.#ahead += Math.min(60_000, Math.max(1_000, outcome.retryAt - Date.now() - this.#ahead));
      await pause(100);
    }
  }
}
