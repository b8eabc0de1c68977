// How a reply on its way changes with its events, and what a sent one does to the case.
import { type ApprovalEvent, afterApproval, approvalHold, askedFor } from './approval';
import { assertNever } from './assert-never';
import type { Case } from './case';
import type { CaseEvent, CaseEventBody } from './case-event';
import { type CaseNews, withNews } from './case-news';
import type { GuidedReply } from './diversion';
import { answered, countedMessage } from './fold-message';
import { divertedBy, guidedReply } from './follow-up';
import type { ReplyId } from './ids';
import { overtake } from './overtake';
import { canChangeReplyState, type PendingReply, type ReplyState } from './reply';
import { staleAtSubmission } from './stale-reply';
import type { Instant } from './time';

const sentKept = 50;

type Body<Type extends CaseEventBody['type']> = Extract<CaseEventBody, { type: Type }>;

/** A reply that the channel has accepted is never submitted again, whatever order events arrive in. */
export function replySubmitted(
  state: Case,
  body: Body<'ReplySubmitted'>,
  told: Pick<CaseEvent, 'actor' | 'at'>,
): Partial<Case> {
  const { content, hold, releaseAt, approval, guard, machine, holding, joint, guided, automatic } = body;
  const { replyId } = content;
  const known = state.pendingReplies.some((reply) => reply.content.replyId === replyId);
  if (known || isSent(state, replyId)) return {};
  const overtakenBy = staleAtSubmission(state, content);
  const reply: PendingReply = {
    content,
    state: hold === null ? 'queued' : 'held',
    hold,
    releaseAt,
    attempts: 0,
    released: [],
    overtakenBy,
    covers: newestKnown(state),
    answers: automatic === undefined && (body.answers ?? !content.isAcknowledgement),
    changedAt: told.at,
    detail: null,
    ...(approval !== undefined && { approval: askedFor(approval, told, overtakenBy) }),
    ...(guard !== undefined && { guard }),
    ...(machine !== undefined && { machine }),
    ...(told.actor.kind === 'agent' && { author: told.actor.id }),
    submittedAt: told.at,
    ...(holding !== undefined && { holding }),
    ...(joint !== undefined && { joint }),
    ...(guided !== undefined && { guided }),
    ...(automatic !== undefined && { automatic }),
  };
  const holdings = holding === undefined ? {} : { holdings: [...(state.holdings ?? []), holding] };
  return { pendingReplies: [...state.pendingReplies, reply], ...holdings };
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

/** What an approver, its author or the clock decided about a reply that waits to be approved. */
export function approvalChanged(
  state: Case,
  body: ApprovalEvent,
  told: Pick<CaseEvent, 'actor' | 'at'>,
): Partial<Case> {
  const reply = state.pendingReplies.find((pending) => pending.content.replyId === body.replyId);
  if (reply?.approval === undefined || (reply.state !== 'held' && reply.state !== 'queued')) return {};
  const after = afterApproval({ text: reply.content.text, approval: reply.approval }, body, told);
  if (after === null) return {};
  const { text, approval } = after;
  const isAskedAgain = body.type === 'ApprovalAsked';
  const basedOn = isAskedAgain ? (state.lastCustomerMessage?.externalId ?? null) : reply.content.basedOn;
  const overtakenBy = isAskedAgain ? null : reply.overtakenBy;
  const hold = approvalHold(approval, { isOvertaken: false, now: told.at });
  return {
    ...replyChanged(state, body.replyId, {
      state: hold === null ? 'queued' : 'held',
      content: { ...reply.content, text, basedOn },
      hold,
      releaseAt: null,
      approval,
      overtakenBy,
      covers: isAskedAgain ? newestKnown(state) : reply.covers,
      changedAt: told.at,
    }),
    // Of a joint answer its author hears once, where it stands.
    ...(reply.joint === undefined && newsForAuthor(state, { body, author: approval.author }, told)),
  };
}

/** Its author hears of what they have to act on or learn from. */
function newsForAuthor(
  state: Case,
  { body, author }: { readonly body: ApprovalEvent; readonly author: CaseNews['for'] | null },
  { actor, at }: Pick<CaseEvent, 'actor' | 'at'>,
): Partial<Case> {
  const kind = newsOf(body);
  if (author === null || kind === null) return {};
  const reason = 'note' in body ? body.note : '';
  return { news: withNews(state.news, [{ for: author, kind, by: actor, at, reason }]) };
}

function newsOf(body: ApprovalEvent): CaseNews['kind'] | null {
  switch (body.type) {
    case 'ReplySentBack':
      return 'sent-back';
    case 'ReplyRejected':
      return 'rejected';
    case 'ReplyApprovedWithEdit':
      return 'edited';
    case 'ApprovalLapsed':
      return 'lapsed';
    case 'ReplyApproved':
    case 'ApprovalAsked':
    case 'ReplyGlassBroken':
      return null;
    default:
      return assertNever(body);
  }
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
    ...(body.released === 'freeze' && { reviewedAt: at }),
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
    ...divertedBy(reply === undefined ? takenBackToo(state, replyId) : guidedReply(reply), at),
    ...(stopsClock ? answered(state, { at, until, elsewhere: false }) : {}),
  };
}

function takenBackToo({ takenBack }: Case, replyId: ReplyId): GuidedReply | null {
  return takenBack?.find((reply) => reply.replyId === replyId) ?? null;
}

/** A holding message that was taken back is due again. */
export function withoutReply(state: Case, replyId: ReplyId, to: ReplyState): Partial<Case> {
  const goes = (reply: PendingReply) =>
    reply.content.replyId === replyId && canChangeReplyState(reply.state, to);
  const goners = state.pendingReplies.filter(goes);
  const gone = goners.map(({ holding }) => holding);
  const guided = goners.map(guidedReply).filter((reply) => reply !== null);
  return {
    pendingReplies: state.pendingReplies.filter((reply) => !goes(reply)),
    ...(guided.length > 0 && { takenBack: [...(state.takenBack ?? []), ...guided].slice(-sentKept) }),
    ...(state.holdings !== undefined && {
      holdings: state.holdings.filter((incident) => !gone.includes(incident)),
    }),
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
