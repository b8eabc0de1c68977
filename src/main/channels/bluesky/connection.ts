// One Bluesky account: what it can do, and which part does it.
import type { PostAction } from '../../../shared/domain/case-event';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Capabilities, ChannelItem, SendRequest } from '../../../shared/ipc/channels-port';
import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import type { AccountConnection, AccountSetup } from '../connector';
import { act } from './act';
import { leniently } from './answer-parts';
import { chatHeaders } from './chat-lane';
import { convoIdOf } from './direct-message';
import { blueskyFailure, saysNotFound } from './failure';
import { Poll } from './poll';
import { ReadLimits } from './read-limits';
import { readPosts } from './read-posts';
import { DirectSender, maxChatGraphemes } from './send-direct';
import { lookUpPost, maxGraphemes, maxPictures, sendPost } from './send-post';
import { type BlueskySession, SessionKeeper } from './session';
import type { BlueskyAccess } from './settings';

const capabilities: Capabilities = {
  audiences: ['public', 'private'],
  length: { unit: 'graphemes', max: maxGraphemes },
  privateLength: { unit: 'graphemes', max: maxChatGraphemes },
  attachments: { max: maxPictures, mediaTypes: ['image/jpeg', 'image/png', 'image/webp'] },
  actions: ['like', 'unlike', 'hide', 'unhide', 'delete'],
  idempotency: 'client-id',
  privateWindowMs: null,
  needsSubject: false,
};

export class BlueskyConnection implements AccountConnection {
  readonly capabilities = capabilities;
  readonly #keeper: SessionKeeper;
  readonly #poll: Poll;
  readonly #direct: DirectSender;
  readonly #now: AccountSetup['now'];
  readonly #closing = new AbortController();

  constructor(access: BlueskyAccess, setup: AccountSetup) {
    const limits = new ReadLimits();
    this.#keeper = new SessionKeeper(access, setup, limits);
    this.#poll = new Poll(this.#keeper, setup, limits);
    this.#direct = new DirectSender(this.#keeper);
    this.#now = setup.now;
  }

  async test(signal: AbortSignal): Promise<ConnectionReport> {
    const until = this.#until(signal);
    try {
      await this.#keeper.describe(until);
      this.#keeper.forgive();
      return await this.#keeper.run('notifications', async (session) => {
        await leniently(
          session.agent.app.bsky.notification.listNotifications({ limit: 1 }, { signal: until }),
        );
        const detail = await chatReport(session, until);
        return { kind: 'connected', identity: `@${session.handle}`, detail };
      });
    } catch (error) {
      const { message, failure } = blueskyFailure(error, stepOf(error));
      const { cause, step, retryAt } = failure;
      return { kind: 'failed', cause, step, detail: message, retryAt };
    }
  }

  poll(cursor: string | null, signal: AbortSignal) {
    return this.#poll.page(cursor, this.#until(signal));
  }

  /** Posts cannot be edited on Bluesky, and direct messages are deleted only from the deleter's own view. */
  recheck(externalIds: readonly ExternalId[], signal: AbortSignal): Promise<readonly ChannelItem[]> {
    const until = this.#until(signal);
    const uris = externalIds.filter((id) => id.startsWith('at://'));
    return this.#keeper.run('posts', async (session) => {
      const { posts, broken } = await readPosts(session.agent, uris, until);
      const missing = uris.filter((uri) => !posts.has(uri) && !broken.has(uri));
      const gone: ChannelItem[] = [];
      for (const uri of missing) {
        if (await isGone(session, uri, until)) gone.push({ kind: 'withdrawal', externalId: asId(uri) });
      }
      return gone;
    });
  }

  send(request: SendRequest, signal: AbortSignal) {
    const moment = { now: this.#now, signal: this.#until(signal) };
    return isDirect(request) ? this.#direct.send(request, moment) : sendPost(this.#keeper, request, moment);
  }

  lookUp(request: SendRequest, signal: AbortSignal) {
    const until = this.#until(signal);
    if (isDirect(request)) return this.#direct.lookUp(request, { now: this.#now, signal: until });
    return lookUpPost(this.#keeper, request, until);
  }

  act(externalId: ExternalId, action: PostAction, signal: AbortSignal): Promise<void> {
    return this.#keeper.run('action', (session) =>
      act(session, { externalId, action, signal: this.#until(signal) }),
    );
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #until(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.#closing.signal]);
  }
}

function isDirect({ audience, threadKey }: SendRequest): boolean {
  return audience === 'private' || convoIdOf(threadKey) !== null;
}

/** A post missing from a list may only be hidden from this account (a block); asked for alone, the server says which. */
async function isGone({ agent }: BlueskySession, uri: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { thread } = await leniently(
      agent.app.bsky.feed.getPostThread({ uri, depth: 0, parentHeight: 0 }, { signal }),
    );
    return thread?.$type === 'app.bsky.feed.defs#notFoundPost';
  } catch (error) {
    if (saysNotFound(error)) return true;
    throw error;
  }
}

async function chatReport({ agent }: BlueskySession, signal: AbortSignal): Promise<string> {
  try {
    await leniently(agent.chat.bsky.convo.listConvos({ limit: 1 }, { signal, headers: chatHeaders }));
    return 'Posts and direct messages can be read.';
  } catch (error) {
    const { failure, message } = blueskyFailure(error, 'direct messages');
    return failure.cause === 'missing-scope'
      ? 'Posts can be read. Direct messages cannot: this app password was made without access to them.'
      : `Posts can be read. Direct messages cannot be reached now: ${message}`;
  }
}

function stepOf(error: unknown): string {
  const step: unknown = Reflect.get(Object(Reflect.get(Object(error), 'failure')), 'step');
  return typeof step === 'string' ? step : 'session';
}
