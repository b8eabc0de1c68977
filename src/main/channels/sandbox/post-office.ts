// Takes replies as a channel would: lands them once, refuses some, and loses confirmations where the scenario says so.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type {
  Capabilities,
  LookUpOutcome,
  SendOutcome,
  SendRequest,
} from '../../../shared/ipc/channels-port';
import type { LandedReplies, LandedReply } from './landed-replies';
import { type Play, scenarioIdOf } from './play';
import { faultAt, standing } from './playback';

export interface PostOffice {
  readonly play: Play;
  readonly landed: LandedReplies;
  readonly capabilities: Capabilities;
  readonly now: Instant;
}

/** Tries once. A reply that landed before is reported as sent, not landed again. */
export function sendReply(office: PostOffice, request: SendRequest): SendOutcome {
  const held = faultAt(office.play, office.now);
  if (held?.fault === 'outage') {
    return { kind: 'not-yet', retryAt: null, cause: 'server-error', detail: 'The channel is down.' };
  }
  if (held?.fault === 'rate-limit') {
    return {
      kind: 'not-yet',
      retryAt: held.until,
      cause: 'rate-limited',
      detail: 'The channel asks to wait.',
    };
  }
  const earlier = landedReply(office, request);
  if (earlier !== null) return { kind: 'sent', ...placeOf(office, earlier) };
  const refusal = refusalOf(office, request);
  if (refusal !== null) return { kind: 'refused', detail: refusal };
  const noAnswer = 'The connection was cut before the channel answered.';
  if (held?.fault === 'cut-before-landing') return { kind: 'unknown', detail: noAnswer };
  const reply = land(office, request);
  return held?.fault === 'cut-after-landing'
    ? { kind: 'unknown', detail: noAnswer }
    : { kind: 'sent', ...placeOf(office, reply) };
}

/** While a fault lasts nobody can look, so that "unknown" stands for as long as the scenario wants it seen. */
export function lookUpReply(office: PostOffice, request: SendRequest): LookUpOutcome {
  const held = faultAt(office.play, office.now);
  if (held !== null)
    return { kind: 'undecidable', detail: 'The channel does not answer.', retryAt: held.until };
  const reply = landedReply(office, request);
  return reply === null ? { kind: 'absent' } : { kind: 'landed', ...placeOf(office, reply) };
}

function landedReply({ landed }: PostOffice, { replyId }: SendRequest): LandedReply | null {
  return landed.all.find((reply) => reply.replyId === replyId) ?? null;
}

function placeOf({ play }: PostOffice, { externalId, acceptedAt, threadKey }: LandedReply) {
  const isPost = threadKey.startsWith(`${play.scenario}:post:`);
  return {
    externalId,
    acceptedAt,
    url: isPost ? `https://social.example/@${play.accountId}/${externalId}` : null,
  };
}

function refusalOf({ play, capabilities, now }: PostOffice, request: SendRequest): string | null {
  const limit =
    request.audience === 'private'
      ? (capabilities.privateLength ?? capabilities.length)
      : capabilities.length;
  const length = [...request.text].length;
  if (limit.max !== null && length > limit.max) {
    return `The text has ${length} characters; the channel takes ${limit.max}.`;
  }
  const id = request.inReplyTo === null ? null : scenarioIdOf(play, request.inReplyTo.externalId);
  return id !== null && standing(play, id, now).withdrawn
    ? 'The post it answers was deleted by its author.'
    : null;
}

function land({ landed, now }: PostOffice, request: SendRequest): LandedReply {
  const reply: LandedReply = {
    replyId: request.replyId,
    externalId: asId<ExternalId>(`reply-${request.replyId}`),
    acceptedAt: now,
    threadKey: request.threadKey,
    authorExternalId: request.inReplyTo?.authorExternalId ?? null,
  };
  landed.land(reply);
  return reply;
}
