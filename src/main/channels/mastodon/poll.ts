// One poll: mentions first, then what the brand wrote elsewhere, oldest first.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import { ChannelError, type FetchAttachment, type PollPage } from '../connector';
import type { Api } from './api';
import { type Lane, readCursor } from './cursor';
import { mentionsPage, ownStatusesPage } from './lists';
import type { RateState } from './rate-state';
import type { ServerFacts } from './server-facts';
import { notificationSchema, statusSchema } from './shapes';
import type { ThreadMemory } from './thread-memory';
import { toMessage } from './to-message';
import { identityOf, walkLane } from './walk-lane';

export interface Reading {
  readonly api: Api;
  readonly facts: ServerFacts;
  readonly rate: RateState;
  readonly threads: ThreadMemory;
  readonly now: () => Instant;
  readonly fetchAttachment: FetchAttachment;
}

export async function pollAccount(
  reading: Reading,
  cursorText: string | null,
  signal: AbortSignal,
): Promise<PollPage> {
  const { api, facts, rate } = reading;
  const cursor = readCursor(cursorText);
  await facts.learn(signal);
  const { id: ownId } = await facts.me(signal);
  const mentions = await walkLane(cursor.mentions, (maxId) => mentionsPage(api, maxId, signal));
  const items = await itemsOf(mentions.items.flatMap(mentionedStatus), { ...reading, ownId }, signal);
  const own = mentions.more ? null : await readOwn({ ...reading, ownId }, cursor.own, signal);
  return {
    items: [...items, ...(own?.items ?? [])].sort(byTime),
    cursor: JSON.stringify({ v: 1, mentions: mentions.lane, own: own?.lane ?? cursor.own }),
    more: mentions.more || (own?.more ?? false),
    notBefore: rate.notBefore,
  };
}

/**
 * What the brand answered elsewhere; not while mentions are being caught up with, as answers would come before what
 * they answer. Customers' words are not kept waiting when this second list fails: null, and the next poll tries again.
 */
async function readOwn(
  reading: Reading & { readonly ownId: string },
  lane: Lane,
  signal: AbortSignal,
): Promise<{ readonly items: readonly ChannelItem[]; readonly lane: Lane; readonly more: boolean } | null> {
  const { api, ownId } = reading;
  try {
    const walked = await walkLane(lane, (maxId) => ownStatusesPage(api, { ownId, maxId }, signal));
    return { ...walked, items: await itemsOf(walked.items.filter(isAnswer), reading, signal) };
  } catch (error) {
    if (error instanceof ChannelError) return null;
    throw error;
  }
}

/** The status of a mention; other kinds are left out, as some servers send them unasked. */
function mentionedStatus(notification: unknown): readonly unknown[] {
  const parsed = notificationSchema.safeParse(notification);
  if (!parsed.success) return [notification];
  return parsed.data.type === 'mention' ? [parsed.data.status ?? notification] : [];
}

function isAnswer(status: unknown): boolean {
  const parsed = statusSchema.safeParse(status);
  return parsed.success && parsed.data.reblog == null && parsed.data.in_reply_to_id != null;
}

async function itemsOf(
  statuses: readonly unknown[],
  reading: Reading & { readonly ownId: string },
  signal: AbortSignal,
): Promise<ChannelItem[]> {
  const items: ChannelItem[] = [];
  for (const raw of statuses) {
    const parsed = statusSchema.safeParse(raw);
    if (parsed.success) {
      const place = await reading.threads.place(parsed.data, signal);
      const { ownId, fetchAttachment } = reading;
      items.push(await toMessage(parsed.data, { place, ownId, now: reading.now(), fetchAttachment }));
    } else {
      const issue = parsed.error.issues[0];
      const reason = `${issue?.path.join('.') || 'status'}: ${issue?.message ?? 'cannot be read'}`.slice(
        0,
        1_000,
      );
      items.push({ kind: 'unreadable', externalId: asId<ExternalId>(identityOf(raw)), reason });
    }
  }
  return items;
}

/** Unreadable items tell no time and come first; the order within one instant stays as the server gave it. */
function byTime(one: ChannelItem, other: ChannelItem): number {
  return timeOf(one) - timeOf(other);
}

function timeOf(item: ChannelItem): number {
  return item.kind === 'message' ? item.message.postedAt : 0;
}
