// The stale-reply guard: whether the conversation moved on while a reply was written or waited.
import type { Case } from './case';
import type { HoldReason, PendingReply, ReplyContent, StaleReason } from './reply';
import type { Instant } from './time';
import type { WhatWasRead } from './what-was-read';

/** The channel's own window for answering this customer in private, beside our clocks. */
export interface AnswerWindow {
  /** Null where the channel knows no window. */
  readonly closesAt: Instant | null;
  readonly now: Instant;
}

/**
 * Why a reply must not leave without a person looking again; null lets it go. Asked each time it is about to leave:
 * the fold marks what happens to the case while the reply waits. A closed window holds what nobody waved through.
 */
export function staleReply(reply: PendingReply, window: AnswerWindow): HoldReason | null {
  if (reply.overtakenBy !== null) return reply.overtakenBy;
  const isClosed = window.closesAt !== null && window.closesAt <= window.now;
  return isClosed && !reply.released.includes('window-closed') ? 'window-closed' : null;
}

/**
 * Whether what is being submitted was overtaken while it was written: it rests on a customer message that is not
 * the newest any more, or that its author has withdrawn. A case that no customer has written in cannot overtake it.
 */
export function staleAtSubmission(
  state: Pick<Case, 'lastCustomerMessage'>,
  content: Pick<ReplyContent, 'basedOn' | 'inReplyTo'>,
): StaleReason | null {
  const last = state.lastCustomerMessage;
  if (last === null) return null;
  if (last.withdrawn && (content.inReplyTo ?? last.externalId) === last.externalId) return 'post-withdrawn';
  return last.externalId === content.basedOn ? null : 'customer-wrote-again';
}

/** What somebody who lets a reply go now has before them. */
export function whatIsRead(
  state: Pick<Case, 'lastCustomerMessage' | 'unanswered' | 'lastAnswerAt' | 'sentReplies'>,
): WhatWasRead {
  const isAnswered = state.unanswered.length === 0 && state.lastAnswerAt !== null;
  return {
    basedOn: state.lastCustomerMessage?.externalId ?? null,
    follows: isAnswered ? (state.sentReplies.at(-1)?.replyId ?? null) : null,
  };
}
