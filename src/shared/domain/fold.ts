// How events change a case. Folding any prefix and then the rest equals folding the whole.
import { assertNever } from './assert-never';
import type { Case, UnansweredMessage } from './case';
import { compareEvents, type CaseEvent, type CaseEventBody, type DueTimes, type RecordedEvent } from './case-event';
import type { ReplyId } from './ids';
import type { ChannelMessage } from './message';
import type { PendingReply } from './reply';
import type { Instant } from './time';

const previewLength = 240;
/** A customer who writes a thousand times opens one clock; the oldest messages decide it. */
const unansweredKept = 50;
const warningsKept = 16;

/**
 * The state of a case after all its events, in the order every desktop agrees on. Repeated operations count once
 * and undone steps not at all. Null when the case was never opened.
 */
export function foldCase(events: readonly RecordedEvent[]): Case | null {
  const undone = new Set<string>();
  for (const event of events) if (event.body.type === 'StepUndone') undone.add(event.body.stepId);
  const seen = new Set<string>();
  let state: Case | null = null;
  for (const event of [...events].sort(compareEvents)) {
    if (seen.has(event.operationId)) continue;
    seen.add(event.operationId);
    if (undone.has(event.stepId) && event.body.type !== 'StepUndone') continue;
    state = applyEvent(state, event);
  }
  return state;
}

/** Whether one more event can be applied on top of a state, or the case has to be folded again. */
export function needsRefold(event: CaseEvent): boolean {
  return event.body.type === 'StepUndone';
}

/** The state after one more event. Events of a case that was never opened change nothing. */
export function applyEvent(state: Case | null, event: CaseEvent): Case | null {
  if (event.body.type === 'CaseOpened') return state ?? opened(event, event.body);
  if (state === null) return null;
  return { ...state, ...changes(state, event), lastActor: event.actor };
}

function opened(event: CaseEvent, body: Extract<CaseEventBody, { type: 'CaseOpened' }>): Case {
  return {
    id: event.caseId,
    number: body.number,
    brandId: event.brandId,
    accountId: body.accountId,
    channel: body.channel,
    customerId: body.customerId,
    threadKey: body.threadKey,
    continues: body.continues,
    links: [body.continues, body.linkedTo].filter((id) => id !== null),
    mergedInto: null,
    status: 'open',
    closeReason: null,
    openedAt: event.at,
    closedAt: null,
    tier: body.triage.tier,
    safety: body.triage.safety,
    contactType: body.triage.contactType,
    triageReason: body.triage.reason,
    team: body.triage.team,
    assignee: null,
    tags: [],
    muted: false,
    snoozedUntil: null,
    customer: null,
    audience: 'public',
    language: null,
    subject: '',
    preview: '',
    messageCount: 0,
    lastMessageAt: event.at,
    lastCustomerMessage: null,
    lastAnswerAt: null,
    firstAnswerAt: null,
    answeredElsewhere: false,
    unanswered: [],
    resolutionDueAt: null,
    warned: [],
    pendingReplies: [],
    undoneSteps: [],
    lastActor: event.actor,
  };
}

function changes(state: Case, event: CaseEvent): Partial<Case> {
  const { body } = event;
  switch (body.type) {
    case 'CaseOpened':
      return {};
    case 'MessageReceived':
      return received(state, body.message, body.due);
    case 'MessageEdited':
      return state.lastCustomerMessage?.externalId === body.externalId ? { preview: firstWords(body.text) } : {};
    case 'MessageWithdrawn':
      return withdrawn(state, body.externalId);
    case 'TierSet':
      return { tier: body.tier, team: body.team, triageReason: null, ...rescheduled(state, body.due) };
    case 'SafetySet':
      return { safety: body.safety, tier: body.safety ? 'red' : state.tier, team: body.team, ...rescheduled(state, body.due) };
    case 'ContactTypeSet':
      return { contactType: body.contactType };
    case 'TagsChanged':
      return { tags: [...state.tags.filter((tag) => !body.removed.includes(tag) && !body.added.includes(tag)), ...body.added] };
    case 'CaseAssigned':
      return { assignee: body.assignee, team: body.team };
    case 'CaseEscalated':
      return { team: body.toTeam, assignee: null };
    case 'NoteAdded':
      return {};
    case 'CaseSnoozed':
      return { snoozedUntil: body.until };
    case 'CaseUnsnoozed':
      return { snoozedUntil: null };
    case 'CaseResolved':
      return { status: 'resolved', closeReason: body.reason, closedAt: event.at, snoozedUntil: null };
    case 'NoReplyNeeded':
      return { status: 'no-reply-needed', closeReason: body.reason, closedAt: event.at, snoozedUntil: null, unanswered: [], resolutionDueAt: null };
    case 'CaseReopened':
      return { status: 'open', closeReason: null, closedAt: null };
    case 'CaseMerged':
      return { status: 'merged', mergedInto: body.into, closedAt: event.at, unanswered: [], resolutionDueAt: null };
    case 'CaseAbsorbed':
      return { links: withOne(state.links, body.from), ...absorbed(state, body.due, event) };
    case 'CaseLinked':
      return { links: withOne(state.links, body.to) };
    case 'AuthorMuted':
      return { muted: body.muted };
    case 'PostActedOn':
    case 'ReplyCancelled':
    case 'ReplySubmitted':
    case 'ReplyHeld':
    case 'ReplyQueued':
    case 'ReplySending':
    case 'ReplyUnknown':
    case 'ReplyFailed':
    case 'ReplySent':
      return replyChanges(state, body, event.at);
    case 'DeadlineWarned':
      return { warned: [...state.warned, { dueAt: body.dueAt, minutesBefore: body.minutesBefore }].slice(-warningsKept) };
    case 'StepUndone':
      return { undoneSteps: withOne(state.undoneSteps, body.stepId) };
    default:
      return assertNever(body);
  }
}

function received(state: Case, message: ChannelMessage, due: DueTimes): Partial<Case> {
  const common = { messageCount: state.messageCount + 1, lastMessageAt: Math.max(state.lastMessageAt, message.postedAt) };
  if (message.writtenBy === 'brand') return { ...common, ...answered(state, message.postedAt), answeredElsewhere: true };
  const newest = state.lastCustomerMessage === null || message.postedAt >= state.lastCustomerMessage.postedAt;
  return {
    ...common,
    ...(newest
      ? {
          customer: message.author,
          audience: message.audience,
          language: message.language ?? state.language,
          subject: state.subject || message.subject,
          preview: firstWords(message.text),
          lastCustomerMessage: { externalId: message.externalId, postedAt: message.postedAt, withdrawn: false },
        }
      : {}),
    ...withUnanswered(state, { externalId: message.externalId, postedAt: message.postedAt, responseDueAt: due.responseDueAt }),
    resolutionDueAt: due.resolutionDueAt ?? state.resolutionDueAt,
  };
}

/** A message that an answer already covers (it was posted before it) opens no clock. */
function withUnanswered(state: Case, message: UnansweredMessage): Partial<Case> {
  if (state.lastAnswerAt !== null && message.postedAt <= state.lastAnswerAt) return {};
  const unanswered = [...state.unanswered, message].sort((a, b) => a.postedAt - b.postedAt);
  return { unanswered: unanswered.slice(0, unansweredKept) };
}

/** An answer covers every customer message posted up to its own time. */
function answered(state: Case, at: Instant): Partial<Case> {
  return {
    lastAnswerAt: state.lastAnswerAt === null ? at : Math.max(state.lastAnswerAt, at),
    firstAnswerAt: state.firstAnswerAt === null ? at : Math.min(state.firstAnswerAt, at),
    unanswered: state.unanswered.filter((message) => message.postedAt > at),
  };
}

function withdrawn(state: Case, externalId: string): Partial<Case> {
  const isNewest = state.lastCustomerMessage?.externalId === externalId;
  return {
    unanswered: state.unanswered.filter((message) => message.externalId !== externalId),
    ...(isNewest && state.lastCustomerMessage
      ? { preview: '', lastCustomerMessage: { ...state.lastCustomerMessage, withdrawn: true } }
      : {}),
  };
}

/** A new tier moves the running response clock to the instant that the event decided. */
function rescheduled(state: Case, due: DueTimes): Partial<Case> {
  return {
    resolutionDueAt: due.resolutionDueAt,
    unanswered: state.unanswered.map((message) => ({ ...message, responseDueAt: due.responseDueAt })),
  };
}

/** The case that takes another one in owes what that one owed. */
function absorbed(state: Case, due: DueTimes, event: CaseEvent): Partial<Case> {
  if (due.responseDueAt === null || event.body.type !== 'CaseAbsorbed') return {};
  const inherited: UnansweredMessage = {
    externalId: `merged:${event.body.from}` as UnansweredMessage['externalId'],
    postedAt: state.lastAnswerAt ?? event.at,
    responseDueAt: due.responseDueAt,
  };
  return { unanswered: [...state.unanswered, { ...inherited, postedAt: inherited.postedAt + 1 }] };
}

type ReplyEvent = Extract<CaseEventBody, { type: `Reply${string}` | 'PostActedOn' }>;

function replyChanges(state: Case, body: ReplyEvent, at: Instant): Partial<Case> {
  switch (body.type) {
    case 'PostActedOn':
      return {};
    case 'ReplySubmitted': {
      const { content, hold, releaseAt } = body;
      const reply: PendingReply = { content, state: hold === null ? 'queued' : 'held', hold, releaseAt, attempts: 0, changedAt: at, detail: null };
      return { pendingReplies: [...state.pendingReplies.filter((other) => other.content.replyId !== content.replyId), reply] };
    }
    case 'ReplyHeld':
      return changeReply(state, body.replyId, { state: 'held', hold: body.hold, releaseAt: body.releaseAt, changedAt: at });
    case 'ReplyQueued':
      return changeReply(state, body.replyId, { state: 'queued', hold: null, releaseAt: null, changedAt: at, detail: body.detail });
    case 'ReplySending':
      return changeReply(state, body.replyId, { state: 'sending', hold: null, attempts: body.attempt, changedAt: at });
    case 'ReplyUnknown':
      return changeReply(state, body.replyId, { state: 'unknown', changedAt: at, detail: body.detail });
    case 'ReplyFailed':
      return changeReply(state, body.replyId, { state: 'failed', changedAt: at, detail: body.detail });
    case 'ReplyCancelled':
      return { pendingReplies: without(state, body.replyId) };
    case 'ReplySent': {
      const reply = state.pendingReplies.find((pending) => pending.content.replyId === body.replyId);
      return {
        pendingReplies: without(state, body.replyId),
        messageCount: state.messageCount + 1,
        lastMessageAt: Math.max(state.lastMessageAt, body.acceptedAt),
        answeredElsewhere: false,
        ...(reply?.content.isAcknowledgement ? {} : answered(state, body.acceptedAt)),
      };
    }
    default:
      return assertNever(body);
  }
}

function changeReply(state: Case, replyId: ReplyId, change: Partial<PendingReply>): Partial<Case> {
  return { pendingReplies: state.pendingReplies.map((reply) => (reply.content.replyId === replyId ? { ...reply, ...change } : reply)) };
}

function without(state: Case, replyId: ReplyId): readonly PendingReply[] {
  return state.pendingReplies.filter((reply) => reply.content.replyId !== replyId);
}

function withOne<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}

/** One line of a message for the list: white space folded, cut at a whole character. */
export function firstWords(text: string): string {
  return [...text.replace(/\s+/gu, ' ').trim()].slice(0, previewLength).join('');
}
