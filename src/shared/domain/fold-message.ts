// How messages change a case: which of them wait for an answer, until when, and what an answer covers.
import type { Case, UnansweredMessage } from './case';
import type { CaseEventBody, DueTimes } from './case-event';
import { firstWords } from './first-words';
import type { ExternalId } from './ids';
import type { ChannelMessage } from './message';
import { overtake } from './overtake';
import type { Instant } from './time';

/** Of a customer who writes a thousand times the oldest messages are kept, which decide the clock, and the newest. */
const unansweredKept = 50;

export function received(state: Case, message: ChannelMessage, due: DueTimes): Partial<Case> {
  if (state.sentReplies.some((reply) => reply.externalId === message.externalId)) return {};
  const counted = countedMessage(state, message.postedAt);
  return message.writtenBy === 'brand'
    ? { ...counted, ...receivedFromBrand(state, message.postedAt) }
    : { ...receivedFromCustomer(state, message, due), ...counted };
}

/** One more message in the thread. Until the first, the time of the last one is only when the case was opened. */
export function countedMessage(state: Case, at: Instant): Pick<Case, 'messageCount' | 'lastMessageAt'> {
  const lastMessageAt = state.messageCount === 0 ? at : Math.max(state.lastMessageAt, at);
  return { messageCount: state.messageCount + 1, lastMessageAt };
}

/** The whole state, not only what changed: older V8s copy one large object ten times faster than several small ones. */
function receivedFromCustomer(state: Case, message: ChannelMessage, due: DueTimes): Case {
  const { externalId, postedAt } = message;
  const newest = state.lastCustomerMessage === null || postedAt >= state.lastCustomerMessage.postedAt;
  const isCovered = state.answeredUntil !== null && postedAt <= state.answeredUntil;
  return {
    ...state,
    ...(newest ? newestWords(state, message) : {}),
    firstCustomerMessageAt: Math.min(state.firstCustomerMessageAt ?? postedAt, postedAt),
    ...(isCovered
      ? answerBeforeItsQuestion(state)
      : {
          unanswered: waitingToo(state.unanswered, {
            externalId,
            postedAt,
            responseDueAt: due.responseDueAt,
          }),
          pendingReplies: overtake(
            state.pendingReplies,
            'customer-wrote-again',
            (reply) => reply.content.basedOn !== externalId,
          ),
          snoozedUntil: null,
          resolutionDueAt: due.resolutionDueAt ?? state.resolutionDueAt,
        }),
  };
}

function newestWords(state: Case, message: ChannelMessage): Partial<Case> {
  return {
    customer: message.author,
    audience: message.audience,
    language: message.language ?? state.language,
    subject: state.subject || message.subject,
    preview: firstWords(message.text),
    lastCustomerMessage: { externalId: message.externalId, postedAt: message.postedAt, withdrawn: false },
  };
}

/** The channel delivered the brand's answer first and the message it answers later. */
function answerBeforeItsQuestion(state: Case): Partial<Case> {
  if (state.firstAnswerAt !== null) return {};
  return { firstAnswerAt: state.answeredUntil, lastAnswerAt: state.answeredUntil, answeredElsewhere: true };
}

/** Written under the brand's name, not from this console: it answers every customer message posted before it. */
function receivedFromBrand(state: Case, at: Instant): Partial<Case> {
  const isAnswer = state.firstCustomerMessageAt !== null && state.firstCustomerMessageAt <= at;
  if (!isAnswer) return { answeredUntil: Math.max(state.answeredUntil ?? at, at) };
  return {
    ...answered(state, { at, until: at, elsewhere: true }),
    pendingReplies: overtake(
      state.pendingReplies,
      'answered-elsewhere',
      (reply) => at >= (reply.covers ?? at),
    ),
  };
}

export interface Answer {
  readonly at: Instant;
  /** It covers customer messages posted up to then. */
  readonly until: Instant;
  readonly elsewhere: boolean;
}

/** The state after an answer stands in the thread. */
export function answered(state: Case, { at, until, elsewhere }: Answer): Partial<Case> {
  const newest = state.lastAnswerAt === null || at >= state.lastAnswerAt;
  return {
    lastAnswerAt: newest ? at : state.lastAnswerAt,
    firstAnswerAt: Math.min(state.firstAnswerAt ?? at, at),
    answeredElsewhere: newest ? elsewhere : state.answeredElsewhere,
    answeredUntil: Math.max(state.answeredUntil ?? until, until),
    unanswered: state.unanswered.filter((message) => message.postedAt > until),
  };
}

export function edited(state: Case, externalId: ExternalId, text: string): Partial<Case> {
  const last = state.lastCustomerMessage;
  return last?.externalId === externalId && !last.withdrawn ? { preview: firstWords(text) } : {};
}

/** What its author took back waits no longer, and its words are nowhere. */
export function withdrawn(state: Case, externalId: ExternalId): Partial<Case> {
  const last = state.lastCustomerMessage;
  const gone = (messages: readonly UnansweredMessage[]) =>
    messages.filter((message) => message.externalId !== externalId);
  return {
    unanswered: gone(state.unanswered),
    setAside: gone(state.setAside),
    pendingReplies: overtake(
      state.pendingReplies,
      'post-withdrawn',
      ({ content }) =>
        content.inReplyTo === externalId || (content.inReplyTo === null && content.basedOn === externalId),
    ),
    ...(last?.externalId === externalId
      ? { preview: '', subject: '', lastCustomerMessage: { ...last, withdrawn: true } }
      : {}),
  };
}

/**
 * The waiting messages after a change of tier: a raise gives none of them more time than the event decided, a
 * lowering none of them less, and a change that is neither leaves them alone.
 */
export function rescheduled(state: Case, due: DueTimes, raisedBy: number): Partial<Case> {
  const { responseDueAt } = due;
  const moved = (own: Instant | null): Instant | null => {
    if (responseDueAt === null || own === null) return own ?? responseDueAt;
    if (raisedBy === 0) return own;
    return raisedBy > 0 ? Math.min(own, responseDueAt) : Math.max(own, responseDueAt);
  };
  return {
    resolutionDueAt: due.resolutionDueAt ?? state.resolutionDueAt,
    unanswered: state.unanswered.map((message) => ({
      ...message,
      responseDueAt: moved(message.responseDueAt),
    })),
  };
}

/** The case that takes another one in owes what that one owed. */
export function absorbed(
  state: Case,
  body: Extract<CaseEventBody, { type: 'CaseAbsorbed' }>,
  at: Instant,
): Partial<Case> {
  const { responseDueAt, resolutionDueAt } = body.due;
  const stands: UnansweredMessage = {
    externalId: `merged:${body.from}` as ExternalId,
    postedAt: at,
    responseDueAt,
  };
  const inherited = body.unanswered ?? (responseDueAt === null ? [] : [stands]);
  return {
    unanswered: inherited.reduce(waitingToo, state.unanswered),
    resolutionDueAt: resolutionDueAt ?? state.resolutionDueAt,
  };
}

function waitingToo(
  waiting: readonly UnansweredMessage[],
  message: UnansweredMessage,
): readonly UnansweredMessage[] {
  const others = waiting.filter((other) => other.externalId !== message.externalId);
  const all = [...others, message].sort((a, b) => a.postedAt - b.postedAt);
  return all.length > unansweredKept ? [...all.slice(0, unansweredKept - 1), ...all.slice(-1)] : all;
}
