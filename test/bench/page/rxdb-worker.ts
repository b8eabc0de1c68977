// The alternative most teams would take: RxDB on its Dexie storage with the queue's six indexes, in a worker.
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { type BenchMessage, messageSource } from '../messages';

const perBulk = 1_000;

/** A message with what the queue sorts and filters by. */
interface QueueRow extends BenchMessage {
  readonly caseId: string;
  readonly customer: string;
  readonly brand: string;
  readonly channel: string;
  readonly status: string;
  readonly tier: string;
  readonly assignee: string;
  readonly created: number;
  readonly deadline: number;
}

const word = { type: 'string', maxLength: 64 } as const;
const instant = { type: 'number', minimum: 0, maximum: 10_000_000_000_000, multipleOf: 1 } as const;

const schema: RxJsonSchema<QueueRow> = {
  version: 0,
  type: 'object',
  primaryKey: 'externalId',
  properties: {
    externalId: word,
    threadKey: { type: 'string' },
    writtenBy: { type: 'string' },
    author: { type: 'object' },
    audience: { type: 'string' },
    subject: { type: 'string' },
    text: { type: 'string' },
    language: { type: ['string', 'null'] },
    postedAt: { type: 'number' },
    reach: { type: 'string' },
    inReplyTo: { type: ['string', 'null'] },
    url: { type: ['string', 'null'] },
    attachments: { type: 'array' },
    caseId: word,
    customer: word,
    brand: word,
    channel: word,
    status: word,
    tier: word,
    assignee: word,
    created: instant,
    deadline: instant,
  },
  // Its Dexie storage indexes only what is never absent.
  required: ['caseId', 'customer', 'brand', 'channel', 'status', 'tier', 'assignee', 'created', 'deadline'],
  indexes: [
    ['caseId', 'created'],
    ['status', 'tier', 'deadline'],
    ['assignee', 'status', 'deadline'],
    ['brand', 'status', 'created'],
    ['channel', 'status', 'created'],
    ['customer', 'created'],
  ],
};

let rows: readonly QueueRow[] = [];

function queueRow(message: BenchMessage, index: number): QueueRow {
  return {
    ...message,
    caseId: message.threadKey,
    customer: message.author.externalId,
    brand: index % 2 === 0 ? 'aurea-derma' : 'lindra-skin',
    channel: 'bluesky',
    status: 'open',
    tier: 'untriaged',
    assignee: 'nobody',
    created: message.postedAt,
    deadline: message.postedAt + 86_400_000,
  };
}

async function openCollection(): Promise<RxCollection<QueueRow>> {
  const database = await createRxDatabase({
    name: 'rxdb',
    storage: getRxStorageDexie({ chromeTransactionDurability: 'relaxed' }),
    multiInstance: false,
  });
  const { messages } = await database.addCollections({ messages: { schema } });
  return messages as RxCollection<QueueRow>;
}

interface Order {
  readonly make?: { readonly total: number; readonly seed: number };
}

/** Answers how many milliseconds the writing took. */
async function work(data: Order): Promise<unknown> {
  if (data.make !== undefined) {
    const next = messageSource({
      seed: data.make.seed,
      name: 'rxdb',
      followUps: 2 / 3,
      startAt: Date.now() - 3_000_000,
      everyMs: 1,
    });
    rows = Array.from({ length: data.make.total }, (_, index) => queueRow(next(), index));
    return 'made';
  }
  const collection = await openCollection();
  const startedAt = performance.now();
  for (let start = 0; start < rows.length; start += perBulk) {
    const { error } = await collection.bulkInsert(rows.slice(start, start + perBulk));
    if (error.length > 0) throw new Error(`RxDB refused ${error.length} rows`);
  }
  return performance.now() - startedAt;
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  work(data).then(
    (done) => self.postMessage({ done }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
};
