// The bench that the connector contract works at: the other side of a channel, and one account that reads it.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { AccountConnection } from '../../src/main/channels/connector';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../src/shared/domain/ids';
import {
  type ChannelItem,
  channelItemSchema,
  type InboundMessage,
  type SendRequest,
} from '../../src/shared/ipc/channels-port';
import type { ContractChannel, ContractOptions, CustomerWriting } from './contract-channel';

const accountId = asId<AccountId>('contract');
const never = new AbortController().signal;

/** One account under test: reads like the engine would, and remembers what it was given. */
export class ConnectorBench {
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
