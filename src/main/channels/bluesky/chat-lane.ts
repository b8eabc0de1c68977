// Direct messages, read from the chat service's log of changes. Their failure never holds up the public posts.
import type { Instant } from '../../../shared/domain/time';
import { hour, minute } from '../../../shared/domain/time';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import { instantOf } from '../posted-at';
import { leniently, parts } from './answer-parts';
import { toDirectMessage } from './direct-message';
import { blueskyFailure } from './failure';
import type { BlueskySession } from './session';
import { type AuthorView, chatLogSchema, chatMessageSchema, convoSchema, profileSchema } from './shapes';

export const chatHeaders = { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' };
const maxLogPages = 20;
const maxConversations = 100;

export interface ChatPage {
  readonly items: readonly ChannelItem[];
  readonly rev: string | null;
}

export class ChatLane {
  readonly #members = new Map<string, ReadonlyMap<string, AuthorView>>();
  #pausedUntil: Instant = 0;

  /** What changed since the revision; nothing while the service refuses, and the revision then stays where it was. */
  async read(session: BlueskySession, rev: string | null, when: ChatMoment): Promise<ChatPage> {
    if (when.now < this.#pausedUntil) return { items: [], rev };
    try {
      return rev === null ? await this.#firstPage(session, when) : await this.#changes(session, rev, when);
    } catch (error) {
      if (when.signal.aborted) throw error;
      const { cause } = blueskyFailure(error, 'direct messages').failure;
      this.#pausedUntil =
        when.now + (cause === 'missing-scope' || cause === 'not-this-service' ? hour : minute);
      return { items: [], rev };
    }
  }

  /** A conversation's latest messages that are not older than the day we begin with. */
  async #firstPage(session: BlueskySession, when: ChatMoment): Promise<ChatPage> {
    const query = { limit: maxConversations };
    const options = { signal: when.signal, headers: chatHeaders };
    const answer = await leniently(session.agent.chat.bsky.convo.listConvos(query, options));
    const items: ChannelItem[] = [];
    let rev = '';
    for (const convo of parts(answer.convos, convoSchema)) {
      if (convo.rev > rev) rev = convo.rev;
      this.#remember(convo.id, convo.members);
      const latest = await leniently(
        session.agent.chat.bsky.convo.getMessages({ convoId: convo.id, limit: 50 }, options),
      );
      const messages = parts(latest.messages, chatMessageSchema).filter(
        (message) => (instantOf(message.sentAt) ?? when.now) >= when.beginning,
      );
      for (const message of messages.reverse())
        items.push(this.#item(message, convo.id, session.did, when.now));
    }
    // An account without conversations has no revision yet; the log then begins with its first one.
    return { items, rev };
  }

  async #changes(session: BlueskySession, from: string, when: ChatMoment): Promise<ChatPage> {
    const options = { signal: when.signal, headers: chatHeaders };
    const items: ChannelItem[] = [];
    let rev = from;
    for (let page = 0; page < maxLogPages; page += 1) {
      const query = rev === '' ? {} : { cursor: rev };
      const answer = await leniently(session.agent.chat.bsky.convo.getLog(query, options));
      const fresh = parts(answer.logs, chatLogSchema).filter((entry) => entry.rev > rev);
      if (fresh.length === 0) break;
      for (const entry of fresh) {
        if (entry.rev > rev) rev = entry.rev;
        items.push(...(await this.#itemsOf(entry, session, when)));
      }
    }
    return { items, rev };
  }

  async #itemsOf(
    entry: { readonly $type: string; readonly convoId: string; readonly message?: unknown },
    session: BlueskySession,
    when: ChatMoment,
  ): Promise<readonly ChannelItem[]> {
    // Deleting a message here only takes it out of the deleter's own view, so our log tells of no customer's deletion.
    if (entry.$type !== 'chat.bsky.convo.defs#logCreateMessage') return [];
    const [message] = parts([entry.message], chatMessageSchema);
    // A message deleted before we read the log has no text left; a system message has no sender.
    if (!message) return [];
    if (!this.#members.has(entry.convoId)) await this.#meet(entry.convoId, session, when.signal);
    return [this.#item(message, entry.convoId, session.did, when.now)];
  }

  async #meet(convoId: string, session: BlueskySession, signal: AbortSignal): Promise<void> {
    const options = { signal, headers: chatHeaders };
    const { convo } = await leniently(session.agent.chat.bsky.convo.getConvo({ convoId }, options));
    this.#remember(convoId, convo?.members ?? []);
  }

  #remember(convoId: string, members: readonly unknown[]): void {
    this.#members.set(convoId, new Map(parts(members, profileSchema).map((member) => [member.did, member])));
  }

  #item(
    message: Parameters<typeof toDirectMessage>[0],
    convoId: string,
    ownDid: string,
    now: Instant,
  ): ChannelItem {
    const members = this.#members.get(convoId) ?? new Map<string, AuthorView>();
    return { kind: 'message', message: toDirectMessage(message, { convoId, ownDid, members, now }) };
  }
}

export interface ChatMoment {
  readonly now: Instant;
  /** Nothing older is read on the first day. */
  readonly beginning: Instant;
  readonly signal: AbortSignal;
}
