// Reads what listed posts say, with what they answer and who wrote them, and makes deliverable items of them.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import type { FetchAttachment } from '../connector';
import type { FileReference } from './post-embed';
import { readFollowers, readPosts } from './read-posts';
import type { BlueskySession } from './session';
import type { PostView } from './shapes';
import { type MessageDraft, toMessage } from './to-message';
import type { ListEntry } from './walk-back';

export interface Delivery {
  readonly now: Instant;
  readonly fetchAttachment: FetchAttachment;
  readonly signal: AbortSignal;
}

export interface Delivered {
  readonly items: readonly ChannelItem[];
  /** Listed, and not to be had: taken back since, or not yet known to all of the network. */
  readonly missing: ReadonlySet<ListEntry>;
}

export async function deliverPosts(
  session: BlueskySession,
  entries: readonly ListEntry[],
  delivery: Delivery,
): Promise<Delivered> {
  const uris = entries.flatMap((entry) => entry.uri ?? []);
  const { posts, broken } = await readPosts(session.agent, uris, delivery.signal);
  const parents = await parentsOf(session, [...posts.values()], delivery.signal);
  const authors = [...posts.values()].map((post) => post.author.did).filter((did) => did !== session.did);
  const followers = await readFollowers(session.agent, authors, delivery.signal);
  const surroundings = { ownDid: session.did, parents, followers, now: delivery.now };
  const items: ChannelItem[] = [];
  const missing = new Set<ListEntry>();
  for (const entry of entries) {
    const { uri } = entry;
    const post = uri === null ? undefined : posts.get(uri);
    if (post) items.push(await withFiles(toMessage(post, surroundings), delivery.fetchAttachment));
    else if (uri === null || broken.has(uri)) items.push(unreadable(uri));
    else missing.add(entry);
  }
  return { items, missing };
}

export async function withFiles(draft: MessageDraft, fetchAttachment: FetchAttachment): Promise<ChannelItem> {
  const attachments = await Promise.all(draft.files.map((file) => attachmentOf(file, fetchAttachment)));
  return { kind: 'message', message: { ...draft.message, attachments } };
}

async function attachmentOf({ url, ...file }: FileReference, fetchAttachment: FetchAttachment) {
  const without = { ...file, byteLength: 0, bytes: null };
  if (url === null) return { ...without, state: 'unsupported' as const };
  // A picture that cannot be had must not keep back the words.
  return fetchAttachment({ ...file, url, bytes: null }).catch(() => ({
    ...without,
    state: 'unavailable' as const,
  }));
}

async function parentsOf(session: BlueskySession, posts: readonly PostView[], signal: AbortSignal) {
  const known = new Map(posts.map((post) => [post.uri, post]));
  const wanted = posts.flatMap((post) => post.record.reply?.parent.uri ?? []);
  const missing = wanted.filter(
    (uri) => !known.has(uri) && /^at:\/\/did:[^/]{1,500}\/app\.bsky\.feed\.post\/[^/]{1,512}$/.test(uri),
  );
  const { posts: read } = await readPosts(session.agent, missing, signal);
  return new Map([...known, ...read]);
}

function unreadable(uri: string | null): ChannelItem {
  const reason = 'Bluesky sent a post that cannot be read.';
  return { kind: 'unreadable', externalId: uri === null ? null : asId<ExternalId>(uri), reason };
}
