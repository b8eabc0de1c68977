// How events change a case. Folding any prefix and then the rest equals folding the whole.
import { type Case, nextDeadline } from './case';
import {
  type CaseEvent,
  type CaseEventBody,
  type CaseEventType,
  inOrderOnce,
  isUndone,
  type RecordedEvent,
  undoneStepsOf,
} from './case-event';
import { newsOfHands, newsOfNote, newsOfRules, withoutNewsFor } from './case-news';
import { absorbed, edited, received, rescheduled, withdrawn } from './fold-message';
import {
  approvalChanged,
  replyChanged,
  replySent,
  replySubmitted,
  requeued,
  withoutReply,
} from './fold-reply';
import { ruledAgain, unruled } from './rules/ruled';
import { heat } from './tier';

const warningsKept = 16;

/**
 * The state of a case after all its events, in the order every desktop agrees on. Repeated operations count once
 * and undone steps not at all. Null when the case was never opened.
 */
export function foldCase(events: readonly RecordedEvent[]): Case | null {
  const undone = undoneStepsOf(events);
  return inOrderOnce(events)
    .filter((event) => !isUndone(event, undone))
    .reduce<Case | null>(applyEvent, null);
}

/** Whether one more event can be applied on top of a state, or the case has to be folded again. */
export function needsRefold(event: CaseEvent): boolean {
  return event.body.type === 'StepUndone';
}

/** The state after one more event. Events of a case that was never opened change nothing; an erased one is no more. */
export function applyEvent(state: Case | null, event: CaseEvent): Case | null {
  if (event.body.type === 'CaseOpened') return state ?? opened(event, event.body);
  if (state === null || event.body.type === 'CaseErased') return null;
  // The undo may arrive before all of its step does.
  if (isUndone(event, state.undoneSteps)) return state;
  const change = changes(state, event, event.body);
  // Laying forty fields over the same forty would cost as much as all else here.
  const { actor: lastActor } = event;
  return awake(isWhole(change) ? { ...change, lastActor } : { ...state, ...change, lastActor });
}

/** A change may be the state after it. */
function isWhole(change: Partial<Case>): change is Case {
  return change.id !== undefined;
}

type Body<Type extends CaseEventType> = Extract<CaseEventBody, { type: Type }>;
type Change<Type extends CaseEventType> = (state: Case, body: Body<Type>, event: CaseEvent) => Partial<Case>;

const close = (state: Case, event: CaseEvent): Partial<Case> => ({
  closedAt: event.at,
  snoozedUntil: null,
  setAside: [...state.setAside, ...state.unanswered],
  unanswered: [],
  ...(state.diverted && { diverted: null }),
});
const unlessMerged = (state: Case, change: Partial<Case>): Partial<Case> =>
  state.status === 'merged' ? {} : change;

const changeOf: { readonly [Type in CaseEventType]: Change<Type> } = {
  CaseOpened: () => ({}),
  MessageReceived: (state, body) => received(state, body.message, body.due),
  MessageEdited: (state, body) => edited(state, body.externalId, body.text),
  MessageWithdrawn: (state, body) => withdrawn(state, body.externalId),
  TierSet: (state, body) => {
    // A safety case stays red, also when a colleague lowered it before they knew (requirements, section 0).
    if (state.safety && body.tier !== 'red') return {};
    const raised = heat(body.tier) - heat(state.tier);
    return {
      tier: body.tier,
      team: body.team ?? state.team,
      triageReason: null,
      ...rescheduled(state, body.due, raised),
    };
  },
  SafetySet: (state, body) => {
    const tier = body.safety ? 'red' : state.tier;
    return {
      safety: body.safety,
      tier,
      team: body.team ?? state.team,
      ...rescheduled(state, body.due, heat(tier) - heat(state.tier)),
    };
  },
  ContactTypeSet: (_state, body) => ({ contactType: body.contactType }),
  TagsChanged: (state, body) => {
    const kept = state.tags.filter((tag) => !body.removed.includes(tag) && !body.added.includes(tag));
    return { tags: [...kept, ...new Set(body.added)] };
  },
  CaseAssigned: (state, { assignee, team, reason }, { actor, at }) => ({
    assignee,
    team: team ?? state.team,
    news: newsOfHands(state, { assignee, reason, by: actor, at }),
  }),
  RulesApplied: (state, body, { actor, at }) => ({
    ruled: ruledAgain(state.ruled, body),
    news: newsOfRules(state.news, body, { by: actor, at }),
  }),
  CaseEscalated: (state, { toTeam, reason }, { actor, at }) => ({
    team: toTeam,
    assignee: null,
    news: newsOfHands(state, { assignee: null, reason, by: actor, at }),
  }),
  NoteAdded: (state, body, { actor, at }) => ({ news: newsOfNote(state.news, body, { by: actor, at }) }),
  NewsRead: (state, _body, { actor }) => ({ news: withoutNewsFor(state.news, actor) }),
  CaseSnoozed: (state, body) => (state.status === 'open' ? { snoozedUntil: body.until } : {}),
  CaseUnsnoozed: () => ({ snoozedUntil: null }),
  CaseResolved: (state, body, event) =>
    unlessMerged(state, { status: 'resolved', closeReason: body.reason, ...close(state, event) }),
  NoReplyNeeded: (state, body, event) =>
    unlessMerged(state, { status: 'no-reply-needed', closeReason: body.reason, ...close(state, event) }),
  CaseReopened: (state, _body, event) => {
    const owedAgain = event.actor.kind === 'agent' ? state.setAside : [];
    const unanswered = [...owedAgain, ...state.unanswered];
    return unlessMerged(state, {
      status: 'open',
      closeReason: null,
      closedAt: null,
      setAside: [],
      unanswered,
    });
  },
  CaseMerged: (state, body, event) => ({
    ...close(state, event),
    status: 'merged',
    mergedInto: body.into,
    closeReason: null,
  }),
  CaseAbsorbed: (state, body, event) => ({
    links: withOne(state.links, body.from),
    ...absorbed(state, body, event.at),
  }),
  CaseLinked: (state, body) => ({ links: withOne(state.links, body.to) }),
  AuthorMuted: (_state, body) => ({ muted: body.muted }),
  PostActedOn: () => ({}),
  ReplySubmitted: (state, body, event) => ({
    ...replySubmitted(state, body, event),
    ...(event.actor.kind === 'agent' && { lastReplyBy: event.actor.id }),
  }),
  ApprovalAsked: approvalChanged,
  ReplyApproved: approvalChanged,
  ReplyApprovedWithEdit: approvalChanged,
  ReplySentBack: approvalChanged,
  ReplyRejected: approvalChanged,
  ReplyGlassBroken: approvalChanged,
  ApprovalLapsed: approvalChanged,
  ReplyHeld: (state, { replyId, hold, releaseAt }, { at }) =>
    replyChanged(state, replyId, { state: 'held', hold, releaseAt, changedAt: at }),
  ReplyQueued: (state, body, event) => requeued(state, body, event.at),
  ReplySending: (state, { replyId, attempt }, { at }) =>
    replyChanged(state, replyId, {
      state: 'sending',
      hold: null,
      releaseAt: null,
      attempts: attempt,
      changedAt: at,
    }),
  ReplySent: (state, body) => replySent(state, body),
  ReplyUnknown: (state, { replyId, detail }, { at }) =>
    replyChanged(state, replyId, { state: 'unknown', changedAt: at, detail }),
  ReplyFailed: (state, { replyId, detail }, { at }) =>
    replyChanged(state, replyId, { state: 'failed', hold: null, releaseAt: null, changedAt: at, detail }),
  ReplyCancelled: (state, body) => withoutReply(state, body.replyId, 'cancelled'),
  DeadlineWarned: (state, { dueAt, minutesBefore }) => ({
    warned: [...state.warned, { dueAt, minutesBefore }].slice(-warningsKept),
  }),
  // A hold set again keeps its beginning: an erasure asked for in between waits since then.
  LegalHoldSet: (state, { reason }, { at, actor }) => ({
    hold: { since: state.hold?.since ?? at, reason, by: actor },
  }),
  LegalHoldLifted: () => ({ hold: null }),
  ErasureDeferred: (state, _body, { at }) => ({ erasureAskedAt: state.erasureAskedAt ?? at }),
  CaseErased: () => ({}),
  StepRefused: () => ({}),
  IncidentDeclared: () => ({}),
  IncidentRevised: () => ({}),
  IncidentNoted: () => ({}),
  IncidentEnded: () => ({}),
  IncidentClosed: () => ({}),
  StepUndone: (state, body) => ({
    undoneSteps: withOne(state.undoneSteps, body.stepId),
    ...(body.due === undefined ? {} : rescheduled(state, body.due, 1)),
  }),
};

function changes<Type extends CaseEventType>(state: Case, event: CaseEvent, body: Body<Type>): Partial<Case> {
  const change: Change<Type> = changeOf[body.type as Type];
  return change(state, body, event);
}

/** A snooze never outlasts a deadline: what has to be answered sooner comes back at once. */
function awake(state: Case): Case {
  if (state.snoozedUntil === null) return state;
  const deadline = nextDeadline(state);
  return deadline !== null && deadline.dueAt < state.snoozedUntil ? { ...state, snoozedUntil: null } : state;
}

function opened(event: CaseEvent, body: Body<'CaseOpened'>): Case {
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
    ruled: unruled,
    team: body.triage.team,
    assignee: null,
    news: [],
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
    firstCustomerMessageAt: null,
    lastAnswerAt: null,
    lastReplyBy: null,
    firstAnswerAt: null,
    answeredElsewhere: false,
    unanswered: [],
    answeredUntil: null,
    setAside: [],
    resolutionDueAt: null,
    warned: [],
    pendingReplies: [],
    sentReplies: [],
    hold: null,
    erasureAskedAt: null,
    undoneSteps: [],
    lastActor: event.actor,
  };
}

function withOne<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}
