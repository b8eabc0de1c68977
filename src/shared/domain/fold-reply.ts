// How a reply on its way changes with its events, and what a sent one does to the case.
import type { Case } from './case';
import type { CaseEventBody } from './case-event';
import { answered, countedMessage } from './fold-message';
import type { ReplyId } from './ids';
import { overtake } from './overtake';
import { canChangeReplyState, type PendingReply, type ReplyState } from './reply';
import { staleAtSubmission } from './stale-reply';
import type { Instant } from './time';

const sentKept = 50;

type Body<Type extends CaseEventBody['type']> = Extract<CaseEventBody, { type: Type }>;

/** A reply that the channel has accepted is never submitted again, whatever order events arrive in. */
export function replySubmitted(state: Case, body: Body<'ReplySubmitted'>, at: Instant): Partial<Case> {
  const { content, hold, releaseAt } = body;
  const { replyId } = content;
  const known = state.pendingReplies.some((reply) => reply.content.replyId === replyId);
  if (known || isSent(state, replyId)) return {};
  const reply: PendingReply = {
    content,
    state: hold === null ? 'queued' : 'held',
    hold,
    releaseAt,
    attempts: 0,
    released: [],
    overtakenBy: staleAtSubmission(state, content),
    covers: newestKnown(state),
    answers: body.answers ?? !content.isAcknowledgement,
    changedAt: at,
    detail: null,
  };
  return { pendingReplies: [...state.pendingReplies, reply] };
}

/** Moves a reply to another state; a move that its state does not allow changes nothing. */
export function replyChanged(
  state: Case,
  replyId: ReplyId,
  change: Partial<PendingReply> & Pick<PendingReply, 'state'>,
): Partial<Case> {
  return {
    pendingReplies: state.pendingReplies.map((reply) =>
      reply.content.replyId === replyId && canChangeReplyState(reply.state, change.state)
        ? { ...reply, ...change }
        : reply,
    ),
  };
}

/** Whoever waves a stale reply through has read what the customer wrote since: it now rests on that. */
export function requeued(state: Case, body: Body<'ReplyQueued'>, at: Instant): Partial<Case> {
  const queued = {
    state: 'queued',
    hold: null,
    releaseAt: null,
    changedAt: at,
    detail: body.detail,
  } as const;
  const reply = state.pendingReplies.find((pending) => pending.content.replyId === body.replyId);
  if (reply === undefined || body.released === null) return replyChanged(state, body.replyId, queued);
  return replyChanged(state, body.replyId, {
    ...queued,
    content: { ...reply.content, basedOn: state.lastCustomerMessage?.externalId ?? reply.content.basedOn },
    released: reply.released.includes(body.released) ? reply.released : [...reply.released, body.released],
    overtakenBy: null,
    covers: newestKnown(state),
  });
}

/**
 * The channel has accepted a reply, or it was found there. It answers what its writer knew of: a message that came
 * in while it was on its way still waits. Once sent it stays sent, also when it had been cancelled too late.
 */
export function replySent(state: Case, body: Body<'ReplySent'>): Partial<Case> {
  const { replyId, externalId, acceptedAt: at } = body;
  if (isSent(state, replyId)) return {};
  const place = state.pendingReplies.findIndex((reply) => reply.content.replyId === replyId);
  const reply = state.pendingReplies[place];
  const until = reply === undefined ? at : reply.covers;
  const stopsClock = (reply?.answers ?? true) && until !== null;
  const earlier = overtake(
    state.pendingReplies.slice(0, Math.max(place, 0)),
    'answered-elsewhere',
    () => stopsClock,
  );
  return {
    pendingReplies: [...earlier, ...state.pendingReplies.slice(place + 1)],
    sentReplies: [...state.sentReplies, { replyId, externalId }].slice(-sentKept),
    ...countedMessage(state, at),
    ...(stopsClock ? answered(state, { at, until, elsewhere: false }) : {}),
  };
}

export function withoutReply(state: Case, replyId: ReplyId, to: ReplyState): Partial<Case> {
  return {
    pendingReplies: state.pendingReplies.filter(
      (reply) => reply.content.replyId !== replyId || !canChangeReplyState(reply.state, to),
    ),
  };
}

/** The time of the newest customer message that is known now. */
function newestKnown(state: Case): Instant | null {
  const times = state.unanswered.map((message) => message.postedAt);
  if (state.lastCustomerMessage !== null) times.push(state.lastCustomerMessage.postedAt);
  return times.length === 0 ? null : Math.max(...times);
}

function isSent(state: Case, replyId: ReplyId): boolean {
  return state.sentReplies.some((reply) => reply.replyId === replyId);
}
