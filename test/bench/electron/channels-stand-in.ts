// Stands in for the channels process: delivers generated messages over the same port, as fast or as slowly as told.
import type { MessagePortMain } from 'electron';
import type { AccountId } from '../../../src/shared/domain/ids';
import { asId } from '../../../src/shared/domain/ids';
import type { Capabilities, FromChannels, ToChannels } from '../../../src/shared/ipc/channels-port';
import { type BenchMessage, conversations, type MessageMix, messageSource, searchMark } from '../messages';
import { benchAccounts } from '../workspace';

export type StandInOrder =
  /** As a backlog arrives: pages of one account each, the next one when the one before is on disk. */
  | { readonly kind: 'pump'; readonly total: number; readonly perPage: number; readonly mix: MessageMix }
  | {
      readonly kind: 'conversations';
      readonly count: number;
      readonly length: number;
      readonly mix: MessageMix;
    }
  /** As a burst arrives: evenly, whether or not what came before is on disk. */
  | {
      readonly kind: 'drip';
      readonly perMinute: number;
      readonly seconds: number;
      readonly mix: MessageMix;
      /** Gives the first message of each such stretch a word of its own to look for; absent: none. */
      readonly markEveryMs?: number;
    };

export interface StandInReport {
  readonly messages: number;
  /** Bytes of the messages as JSON. */
  readonly jsonBytes: number;
  /** Cases opened. */
  readonly threads: number;
  /** When each message was handed over, on the wall clock (a drip only). */
  readonly handedOverAt: readonly number[];
  /** Of them the messages that bear a mark, in order. */
  readonly markedAt: readonly number[];
}

const capabilities: Capabilities = {
  audiences: ['public', 'private'],
  length: { unit: 'graphemes', max: 300 },
  privateLength: null,
  attachments: { max: 4, mediaTypes: ['image/png'] },
  actions: ['like'],
  idempotency: 'client-id',
  privateWindowMs: null,
  needsSubject: false,
};
const dripEveryMs = 50;

let engine: MessagePortMain | null = null;
let batches = 0;
const committed = new Map<number, () => void>();
const post = (message: unknown) => engine?.postMessage(message as FromChannels);

process.parentPort.on('message', ({ data, ports }) => {
  if (data.type === 'connect') connect(ports[0]);
  if (data.type === 'bench')
    void work(data.order).then((report) => process.parentPort.postMessage({ type: 'bench', report }));
});

function connect(port: MessagePortMain | undefined): void {
  if (port === undefined) return;
  engine = port;
  port.on('message', (event) => heard(event.data as ToChannels));
  port.start();
  post({ type: 'ready' });
}

function heard(message: ToChannels): void {
  if (message.type === 'committed') {
    committed.get(message.batchId)?.();
    committed.delete(message.batchId);
  }
  if (message.type !== 'configure') return;
  for (const { accountId } of message.accounts) {
    const health = {
      accountId,
      lastHeardAt: Date.now(),
      nextTryAt: null,
      state: 'ok',
      cause: null,
      detail: null,
    };
    post({ type: 'health', health: { ...health, capabilities } });
  }
}

/** Resolves when the page is on disk. */
function deliver(accountId: AccountId, messages: readonly BenchMessage[]): Promise<void> {
  batches += 1;
  const batchId = batches;
  post({
    type: 'batch',
    accountId,
    batchId,
    items: messages.map((message) => ({ kind: 'message', message })),
    cursor: `bench-${batchId}`,
  });
  return new Promise((resolve) => committed.set(batchId, resolve));
}

async function work(order: StandInOrder): Promise<StandInReport> {
  switch (order.kind) {
    case 'pump':
      return pump(order);
    case 'conversations': {
      const messages = conversations(order.count, order.length, order.mix);
      for (let start = 0; start < messages.length; start += 500)
        await deliver(asId<AccountId>(benchAccounts[0]), messages.slice(start, start + 500));
      return reportOn(messages, [], []);
    }
    case 'drip':
      return drip(order);
  }
}

async function pump(order: Extract<StandInOrder, { kind: 'pump' }>): Promise<StandInReport> {
  const total = { messages: 0, jsonBytes: 0, threads: 0 };
  // A thread belongs to one account, so each account has a source of its own.
  await Promise.all(
    benchAccounts.map(async (name, index) => {
      const next = messageSource({
        ...order.mix,
        seed: order.mix.seed + index,
        name: `${order.mix.name}-${index}`,
      });
      const threads = new Set<string>();
      let left = Math.ceil(order.total / benchAccounts.length);
      while (left > 0) {
        const messages = Array.from({ length: Math.min(left, order.perPage) }, next);
        left -= messages.length;
        for (const { threadKey } of messages) threads.add(threadKey);
        total.messages += messages.length;
        total.jsonBytes += messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0);
        await deliver(asId<AccountId>(name), messages);
      }
      total.threads += threads.size;
    }),
  );
  return { ...total, handedOverAt: [], markedAt: [] };
}

async function drip(order: Extract<StandInOrder, { kind: 'drip' }>): Promise<StandInReport> {
  const next = messageSource(order.mix);
  const total = Math.round((order.perMinute / 60) * order.seconds);
  const all: BenchMessage[] = [];
  const handedOverAt: number[] = [];
  const markedAt: number[] = [];
  const onDisk: Promise<void>[] = [];
  const startedAt = Date.now();
  while (all.length < total) {
    await new Promise((resolve) => setTimeout(resolve, dripEveryMs));
    const passed = Date.now() - startedAt;
    const due = Math.min(total, Math.floor((passed / 60_000) * order.perMinute));
    const messages = Array.from({ length: due - all.length }, next);
    const [first] = messages;
    if (first === undefined) continue;
    const now = Date.now();
    if (order.markEveryMs !== undefined && passed >= markedAt.length * order.markEveryMs) {
      messages[0] = { ...first, text: `${first.text} ${searchMark(order.mix.name, markedAt.length)}` };
      markedAt.push(now);
    }
    all.push(...messages);
    handedOverAt.push(...messages.map(() => now));
    onDisk.push(deliver(asId<AccountId>(benchAccounts[0]), messages));
  }
  await Promise.all(onDisk);
  return reportOn(all, handedOverAt, markedAt);
}

function reportOn(
  messages: readonly BenchMessage[],
  handedOverAt: readonly number[],
  markedAt: readonly number[],
): StandInReport {
  return {
    messages: messages.length,
    jsonBytes: messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0),
    threads: new Set(messages.map(({ threadKey }) => threadKey)).size,
    handedOverAt,
    markedAt,
  };
}
