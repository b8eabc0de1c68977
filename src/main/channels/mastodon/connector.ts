// Mastodon and what speaks its API: mentions and direct posts in, replies out.
import type { PostAction } from '../../../shared/domain/case-event';
import type { LookUpOutcome, SendOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import { type AccountConnection, type AccountSetup, ChannelError, type Connector } from '../connector';
import { withSignals } from '../with-signals';
import { type Api, createApi, inPath } from './api';
import { Attempts } from './attempts';
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
  const untilClosed = <Value>(signal: AbortSignal, work: (joined: AbortSignal) => Promise<Value>) =>
    withSignals([signal, closed.signal], work);
  const lookUp = async (request: SendRequest, signal: AbortSignal): Promise<LookUpOutcome> => {
    const isOtherReply = (externalId: string) => attempts.isOfAnother(externalId, request.replyId);
    const lastAttemptEndedAt = attempts.endOf(request.replyId);
    return lookUpReply({ api, facts, now, lastAttemptEndedAt, isOtherReply }, request, signal);
  };
  const send = async (request: SendRequest, signal: AbortSignal): Promise<SendOutcome> => {
    const outcome = await sendReply({ api, facts, threads, now }, request, signal);
    attempts.ended(request.replyId, now());
    if (outcome.kind === 'sent') attempts.landed(outcome.externalId, request.replyId);
    return outcome;
  };
  const reading = { api, facts, rate, threads, now, fetchAttachment };

  return {
    get capabilities() {
      return facts.capabilities;
    },
    test: (signal) =>
      untilClosed(signal, (both) => testConnection({ api, facts, server: account.server }, both)),
    poll: (cursor, signal) => untilClosed(signal, (both) => pollAccount(reading, cursor, both)),
    recheck: (externalIds, signal) =>
      untilClosed(signal, (both) => recheckMessages({ api, rate }, externalIds, both)),
    send: (request, signal) =>
      attempts.alone(request.replyId, () => untilClosed(signal, (both) => send(request, both))),
    lookUp: (request, signal) =>
      attempts.alone(request.replyId, () => untilClosed(signal, (both) => lookUp(request, both))),
    act: (externalId, action, signal) =>
      untilClosed(signal, (both) => act(api({ step: action, signal: both }), externalId, action)),
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
