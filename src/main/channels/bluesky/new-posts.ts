// What is new for an account: posts that mention, answer or quote it, and its own answers written elsewhere.
import type { z } from 'zod';
import { ChannelError } from '../connector';
import { instantOf } from '../posted-at';
import { leniently } from './answer-parts';
import { entryMark } from './cursor';
import { isNotReadYet } from './failure';
import type { BlueskySession } from './session';
import { feedEntrySchema, notificationSchema } from './shapes';
import type { ListEntry, ListPage } from './walk-back';

const reasons = ['mention', 'reply', 'quote'];
const pageLength = 100;

export type ListSource = (
  session: BlueskySession,
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<ListPage>;

/** The notifications that customers caused. Never marks them seen: that is shared with every other app. */
const mentions: ListSource = async (session, cursor, signal) => {
  const query = { reasons, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await leniently(session.agent.app.bsky.notification.listNotifications(query, { signal }));
  return pageOf(answer.notifications, answer.cursor, {
    schema: notificationSchema,
    entry: ({ uri, indexedAt }) => ({ uri, indexedAt }),
    isWanted: ({ reason, author }) => reasons.includes(reason) && author.did !== session.did,
  });
};

/** The account's own posts that answer somebody: how a reply from the app or from another desk is noticed. */
const own: ListSource = async (session, cursor, signal) => {
  const query = { actor: session.did, filter: 'posts_with_replies', limit: pageLength };
  const page = cursor === undefined ? {} : { cursor };
  const asked = session.agent.app.bsky.feed.getAuthorFeed({ ...query, ...page }, { signal });
  const answer = await leniently(asked).catch((error: unknown) => {
    if (isNotReadYet(error)) return { feed: [], cursor: undefined };
    throw error;
  });
  return pageOf(answer.feed, answer.cursor, {
    schema: feedEntrySchema,
    entry: ({ post }) => post,
    isWanted: ({ post, reason }) =>
      post.author.did === session.did && reason === undefined && isAnswer(post.record.reply, session.did),
  });
};

export const sources = { mentions, own } as const;
export type Lane = keyof typeof sources;

/** The account continuing a thread of its own answers nobody. */
function isAnswer(
  reply: { readonly root: { readonly uri: string }; readonly parent: { readonly uri: string } } | undefined,
  ownDid: string,
): boolean {
  if (reply === undefined) return false;
  const ownAddress = `at://${ownDid}/`;
  return !reply.root.uri.startsWith(ownAddress) || !reply.parent.uri.startsWith(ownAddress);
}

interface Reading<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly entry: (part: z.output<Schema>) => { readonly uri: string; readonly indexedAt: string };
  readonly isWanted: (part: z.output<Schema>) => boolean;
}

/**
 * An entry that cannot be read takes the time of its neighbour, so that it is set aside in its place.
 * Throws ChannelError when there is no list.
 */
export function pageOf<Schema extends z.ZodType>(
  list: unknown,
  next: string | undefined,
  reading: Reading<Schema>,
): ListPage {
  if (!Array.isArray(list)) throw notAList();
  const places = list.map((part) => placeOf(part, reading));
  let at = places.find((place) => place.at !== null)?.at ?? Number.MAX_SAFE_INTEGER;
  const entries: ListEntry[] = [];
  for (const place of places) {
    at = place.at ?? at;
    if (place.isWanted) entries.push({ at, uri: place.uri, mark: place.mark });
  }
  return { entries, reachesBackTo: places.length > 0 ? at : null, next };
}

function placeOf<Schema extends z.ZodType>(part: unknown, { schema, entry, isWanted }: Reading<Schema>) {
  const read = schema.safeParse(part);
  const { uri, indexedAt } = read.success ? entry(read.data) : { uri: null, indexedAt: undefined };
  const at = instantOf(indexedAt);
  if (!read.success || uri === null || at === null) {
    return { at: null, uri: null, mark: entryMark(JSON.stringify(part) ?? ''), isWanted: true };
  }
  return { at, uri, mark: entryMark(uri), isWanted: isWanted(read.data) };
}

function notAList(): ChannelError {
  return new ChannelError('The server sent no list of posts.', {
    cause: 'malformed-answer',
    step: 'posts',
    retryAt: null,
    requestLeft: true,
  });
}
