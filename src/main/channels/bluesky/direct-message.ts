// A direct message as Bluesky's chat service tells it, turned into the message every channel delivers.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { InboundMessage } from '../../../shared/ipc/channels-port';
import { instantOf } from '../posted-at';
import { quotedIn } from './post-embed';
import { postText } from './post-text';
import type { AuthorView, ChatMessage } from './shapes';
import { authorOf } from './to-message';

const prefix = 'chat:';

/** Chat ids mean something only with the conversation's id, so ours hold both. */
export function chatThreadKey(convoId: string): string {
  return `${prefix}${convoId}`;
}

export function chatMessageId(convoId: string, messageId: string): ExternalId {
  return asId<ExternalId>(`${prefix}${convoId}:${messageId}`);
}

/** The conversation a thread key names, or null for a public thread. */
export function convoIdOf(threadKey: string): string | null {
  return threadKey.startsWith(prefix) ? (threadKey.slice(prefix.length).split(':')[0] ?? null) : null;
}

export interface ChatSurroundings {
  readonly convoId: string;
  readonly ownDid: string;
  readonly members: ReadonlyMap<string, AuthorView>;
  readonly now: Instant;
}

export function toDirectMessage(message: ChatMessage, surroundings: ChatSurroundings): InboundMessage {
  const { convoId, ownDid, members, now } = surroundings;
  const { did } = message.sender;
  const shared = quotedIn(message.embed);
  return {
    externalId: chatMessageId(convoId, message.id),
    threadKey: chatThreadKey(convoId),
    writtenBy: did === ownDid ? 'brand' : 'customer',
    author: authorOf(members.get(did) ?? { did, handle: '' }, members.get(did)?.followersCount ?? null),
    audience: 'private',
    subject: '',
    text: postText(message.text, message.facets),
    language: null,
    // The service itself sets this time; only a clock ahead of ours must not stop the deadline from running.
    postedAt: Math.min(instantOf(message.sentAt) ?? now, now),
    reach: 'unknown',
    inReplyTo: shared,
    url: `https://bsky.app/messages/${encodeURIComponent(convoId)}`,
    attachments: [],
  };
}
