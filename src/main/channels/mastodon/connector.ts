// Mastodon and what speaks its API: mentions and direct posts in, replies out.
import type { PostAction } from '../../../shared/domain/case-event';
import type { ReplyId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { type AccountConnection, type AccountSetup, ChannelError, type Connector } from '../connector';
import { type Api, createApi, inPath } from './api';
import { lookUpReply } from './look-up';
import { pollAccount } from './poll';
import { RateState } from './rate-state';
import { recheckMessages } from './recheck';
import { sendReply } from './send';
import { createServerFacts } from './server-facts';
import { readMastodonAccount } from './settings';
import { testConnection } from './test-connection';
import { ThreadMemory } from './thread-memory';

/** Settings: `server`. Secret: `accessToken`, with the scopes read and write. */
export const mastodonConnector: Connector = { channel: 'mastodon', open };

function open(setup: AccountSetup): AccountConnection {
  const account = readMastodonAccount(setup.settings, setup.secret);
  const { now, fetchAttachment } = setup;
  const rate = new RateState(now);
  const api = createApi(account, rate);
  const facts = createServerFacts(api);
  const threads = new ThreadMemory(api);
  const attempts = new Attempts(now());
  const closed = new AbortController();
  const bound = (signal: AbortSignal) => AbortSignal.any([signal, closed.signal]);

  return {
    get capabilities() {
      return facts.capabilities;
    },
    test: (signal) => testConnection({ api, facts, server: account.server }, bound(signal)),
    poll: (cursor, signal) =>
      pollAccount({ api, facts, rate, threads, now, fetchAttachment }, cursor, bound(signal)),
    recheck: (externalIds, signal) => recheckMessages({ api, rate }, externalIds, bound(signal)),
    send: (request, signal) =>
      attempts.alone(request.replyId, async () => {
        const outcome = await sendReply({ api, facts, threads, now }, request, bound(signal));
        attempts.ended(request.replyId, now());
        if (outcome.kind === 'sent') attempts.landed(outcome.externalId, request.replyId);
        return outcome;
      }),
    lookUp: (request, signal) =>
      attempts.alone(request.replyId, async () => {
        const lastAttemptEndedAt = attempts.endOf(request.replyId);
        const isOtherReply = (externalId: string) => attempts.isOfAnother(externalId, request.replyId);
        try {
          const { id: ownId } = await facts.me(bound(signal));
          return await lookUpReply(
            { api, ownId, now, lastAttemptEndedAt, isOtherReply },
            request,
            bound(signal),
          );
        } catch (error) {
          const known = error instanceof ChannelError ? error : null;
          return {
            kind: 'undecidable',
            detail: known?.message ?? 'The channel could not be read.',
            retryAt: known?.failure.retryAt ?? null,
          };
        }
      }),
    act: (externalId, action, signal) =>
      act(api({ step: action, signal: bound(signal) }), externalId, action),
    close: async () => closed.abort(),
  };
}

async function act(client: ReturnType<Api>, externalId: string, action: PostAction): Promise<void> {
  const status = client.v1.statuses.$select(inPath(externalId));
  switch (action) {
    case 'like':
      await status.favourite();
      return;
    case 'unlike':
      await status.unfavourite();
      return;
    case 'delete':
      await status.remove();
      return;
    default:
      throw new ChannelError(`Mastodon has no "${action}"`, {
        cause: 'not-this-service',
        step: action,
        retryAt: null,
        requestLeft: false,
      });
  }
}

/** What is known of the sends of this connection; the same reply never goes out twice at once. */
class Attempts {
  readonly #openedAt: Instant;
  readonly #lanes = new Map<ReplyId, Promise<unknown>>();
  readonly #ends = new Map<ReplyId, Instant>();
  readonly #landed = new Map<string, ReplyId>();

  constructor(openedAt: Instant) {
    this.#openedAt = openedAt;
  }

  /** Some servers make two posts of two requests with one key when these overlap. */
  alone<Outcome>(replyId: ReplyId, work: () => Promise<Outcome>): Promise<Outcome> {
    const done = (this.#lanes.get(replyId) ?? Promise.resolve()).then(work);
    const tail = done.catch(() => {});
    this.#lanes.set(replyId, tail);
    void tail.then(() => {
      if (this.#lanes.get(replyId) === tail) this.#lanes.delete(replyId);
    });
    return done;
  }

  ended(replyId: ReplyId, at: Instant): void {
    remember(this.#ends, replyId, at);
  }

  /** An attempt of a former connection may have been cut off only just before this one opened. */
  endOf(replyId: ReplyId): Instant {
    return this.#ends.get(replyId) ?? this.#openedAt;
  }

  landed(externalId: string, replyId: ReplyId): void {
    remember(this.#landed, externalId, replyId);
  }

  isOfAnother(externalId: string, replyId: ReplyId): boolean {
    const known = this.#landed.get(externalId);
    return known !== undefined && known !== replyId;
  }
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > 1_000 ? map.keys().next() : null;
  if (oldest !== null && !oldest.done) map.delete(oldest.value);
}
