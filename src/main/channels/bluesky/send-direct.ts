// Sends a direct message. The chat service takes no key of ours, so whether one landed is read back from it.
import { RichText } from '@atproto/api';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { minute, second } from '../../../shared/domain/time';
import type { LookUpOutcome, SendOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import type { AccountSetup } from '../connector';
import { instantOf } from '../posted-at';
import { leniently, parts } from './answer-parts';
import { chatHeaders } from './chat-lane';
import { chatMessageId, convoIdOf } from './direct-message';
import { lookUpFailed, notSent, refused, sendFailed } from './outcome';
import type { BlueskySession, SessionKeeper } from './session';
import { chatMessageSchema } from './shapes';

export const maxChatGraphemes = 1_000;
const maxChatBytes = 10_000;
/** How far the service's clock may be from ours. */
const skew = 2 * minute;
/** A request that was cut off can still be on its way; before this has passed "not there" proves nothing. */
const settling = 20 * second;
const maxPages = 10;

interface Moment {
  readonly now: AccountSetup['now'];
  readonly signal: AbortSignal;
}

export class DirectSender {
  readonly #keeper: SessionKeeper;
  /** Messages known to be other replies: the same words twice must not count as one. */
  readonly #taken = new Map<ExternalId, string>();
  readonly #triedAt = new Map<string, number>();

  constructor(keeper: SessionKeeper) {
    this.#keeper = keeper;
  }

  async send(request: SendRequest, { now, signal }: Moment): Promise<SendOutcome> {
    const fault = faultOf(request);
    if (fault) return refused(fault);
    const options = { signal, headers: chatHeaders };
    let convoId: string;
    try {
      convoId = await this.#convo(request, signal);
    } catch (error) {
      return notSent(error, 'direct message');
    }
    this.#triedAt.set(request.replyId, now());
    try {
      return await this.#keeper.run('direct message', async ({ agent }) => {
        const message = { text: request.text };
        const { data } = await agent.chat.bsky.convo.sendMessage(
          { convoId, message },
          { ...options, encoding: 'application/json' },
        );
        return this.#sentAs(convoId, data.id, request, now());
      });
    } catch (error) {
      return sendFailed(error, 'direct message');
    }
  }

  /** Looks through the conversation back to the first attempt for our own message with these words. */
  async lookUp(request: SendRequest, { now, signal }: Moment): Promise<LookUpOutcome> {
    try {
      const convoId = await this.#convo(request, signal);
      return await this.#keeper.run('look-up', async (session) => {
        const found = await this.#find(session, { convoId, request, signal });
        if (found === 'too-far')
          return {
            kind: 'undecidable',
            detail: 'The conversation is too long to look through.',
            retryAt: null,
          };
        if (found) {
          const { externalId, url } = this.#sentAs(convoId, found, request, now());
          return { kind: 'landed', externalId, url, acceptedAt: request.firstAttemptAt };
        }
        const settledAt = (this.#triedAt.get(request.replyId) ?? request.firstAttemptAt) + settling;
        return now() < settledAt
          ? { kind: 'undecidable', detail: 'The message may still be on its way.', retryAt: settledAt }
          : { kind: 'absent' };
      });
    } catch (error) {
      return lookUpFailed(error, 'look-up');
    }
  }

  /** The case's conversation, or, for a private answer to a public post, the one with its author. */
  async #convo({ threadKey, inReplyTo }: SendRequest, signal: AbortSignal): Promise<string> {
    const known = convoIdOf(threadKey);
    if (known !== null) return known;
    const members = [inReplyTo?.authorExternalId ?? ''];
    return this.#keeper.run('direct message', async ({ agent }) => {
      const { data } = await agent.chat.bsky.convo.getConvoForMembers(
        { members },
        { signal, headers: chatHeaders },
      );
      return data.convo.id;
    });
  }

  async #find(
    { agent, did }: BlueskySession,
    { convoId, request, signal }: { convoId: string; request: SendRequest; signal: AbortSignal },
  ): Promise<string | 'too-far' | null> {
    let cursor: string | undefined;
    let oldestMatch: string | null = null;
    for (let page = 0; page < maxPages; page += 1) {
      const query = { convoId, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await leniently(
        agent.chat.bsky.convo.getMessages(query, { signal, headers: chatHeaders }),
      );
      for (const message of parts(answer.messages, chatMessageSchema)) {
        const sentAt = instantOf(message.sentAt);
        if (sentAt !== null && sentAt < request.firstAttemptAt - skew) return oldestMatch;
        const isOurs = message.sender.did === did && message.text.trim() === request.text.trim();
        if (isOurs && this.#isFree(chatMessageId(convoId, message.id), request)) oldestMatch = message.id;
      }
      if (answer.cursor === undefined || answer.cursor === cursor) return oldestMatch;
      cursor = answer.cursor;
    }
    return oldestMatch ?? 'too-far';
  }

  #isFree(externalId: ExternalId, { replyId }: SendRequest): boolean {
    return (this.#taken.get(externalId) ?? replyId) === replyId;
  }

  #sentAs(convoId: string, messageId: string, { replyId }: SendRequest, acceptedAt: number) {
    const externalId = asId<ExternalId>(chatMessageId(convoId, messageId));
    this.#taken.set(externalId, replyId);
    const url = `https://bsky.app/messages/${encodeURIComponent(convoId)}`;
    return { kind: 'sent' as const, externalId, url, acceptedAt };
  }
}

function faultOf({ text, attachments, threadKey, inReplyTo }: SendRequest): string | null {
  const { graphemeLength, length } = new RichText({ text });
  if (attachments.length > 0) return 'Bluesky takes no attachments in direct messages.';
  if (graphemeLength > maxChatGraphemes || length > maxChatBytes) {
    return `Bluesky takes ${maxChatGraphemes} characters in a direct message; this one has ${graphemeLength}.`;
  }
  return convoIdOf(threadKey) === null && inReplyTo === null ? 'There is nobody to write to.' : null;
}
