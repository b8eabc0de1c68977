// What the team's hub may know of an event in plain words, to judge who may do what: never anything anybody wrote.
import { approvalLevels, levelOf } from './approval-policy';
import { awaitsAnswer, type Case, nextDeadline } from './case';
import type { CaseEvent, CaseEventBody, CaseEventType } from './case-event';
import type { AccountId, ExternalId } from './ids';
import type { IncidentEvent } from './incident/incident-event';
import type { ReplyContent } from './reply';
import { whatIsRead } from './stale-reply';

export type HubFacts = Readonly<Record<string, unknown>>;

/** How the desktops of a brand name what must not be said in plain words. */
export interface FactNames {
  /** The same for the same message of an account, on every desktop of the brand. */
  readonly message: (accountId: AccountId, externalId: ExternalId) => string;
  /** Stands for one text with its files: an approval is for this one only. */
  readonly reply: (content: ReplyContent) => string;
  /** The same for the same words, on every desktop of the brand. */
  readonly words: (text: string) => string;
  /** The same for the same words everywhere: of what the definition says itself, which the hub holds. */
  readonly receipt: (text: string) => string;
}

type Body<Type extends CaseEventType> = Extract<CaseEventBody, { type: Type }>;

/**
 * The facts that follow from the event alone, so that whoever opens its body can compare. The account is the one of
 * its case; null while the case is not known.
 */
export function factsOf({ body }: CaseEvent, accountId: AccountId | null, names: FactNames): HubFacts {
  switch (body.type) {
    case 'CaseOpened':
      return openedFacts(body);
    case 'MessageReceived':
      return body.message.writtenBy === 'customer' && accountId !== null
        ? { message: names.message(accountId, body.message.externalId) }
        : {};
    case 'TierSet':
      return { tier: body.tier, team: body.team };
    case 'SafetySet':
      return { safety: body.safety, team: body.team };
    case 'ContactTypeSet':
      return { contactType: body.contactType };
    case 'CaseAssigned':
      return { assignee: body.assignee, team: body.team, reasonGiven: body.reason.trim() !== '' };
    case 'CaseEscalated':
      return { team: body.toTeam };
    case 'CaseMerged':
      return { into: body.into };
    case 'ReplySubmitted':
      return submittedFacts(body, names);
    case 'ReplyQueued':
      return { reply: body.replyId, ...(body.released === 'freeze' && { reviewed: true }) };
    case 'ReplyGlassBroken':
      return { reply: body.replyId, digest: body.digest };
    case 'IncidentDeclared':
    case 'IncidentRevised':
    case 'IncidentNoted':
    case 'IncidentEnded':
    case 'IncidentClosed':
      return incidentFacts(body, names);
    case 'ReplyApproved':
      return { reply: body.replyId, digest: body.digest };
    case 'ReplyApprovedWithEdit':
      return { reply: body.replyId, digest: body.newDigest };
    case 'StepUndone':
      return { step: body.stepId };
    default:
      return 'replyId' in body ? { reply: body.replyId } : {};
  }
}

/** What the hub is told beside: how the case stands after it, which only the desktop that did it can say. */
export function circumstancesOf({ body }: CaseEvent, state: Case | null, names: FactNames): HubFacts {
  if (state === null) return {};
  const dueAt = nextDeadline(state)?.dueAt ?? null;
  switch (body.type) {
    case 'MessageReceived':
    case 'TierSet':
    case 'SafetySet':
      return { dueAt };
    case 'ReplySent':
      // An acknowledgement answers nothing: the case is still due, and still to be given to somebody (R17).
      return { dueAt: awaitsAnswer(state) ? dueAt : null };
    case 'StepUndone': {
      const { tier, safety, contactType, team, assignee, snoozedUntil } = state;
      const status = state.status === 'open' && snoozedUntil !== null ? 'snoozed' : state.status;
      return { after: { tier, safety, contactType, team, assignee, status, dueAt } };
    }
    case 'ReplySubmitted':
      return { follows: (body.read ?? whatIsRead(state)).follows };
    case 'ReplyQueued':
    case 'ApprovalAsked':
      return readAgain(body, state, names);
    default:
      return {};
  }
}

/** Whether the facts of an event are those that its body gives. More approval may be asked for than it needs, never less. */
export function factsAgree(told: HubFacts, expected: HubFacts): boolean {
  return Object.entries(expected).every(
    ([name, value]) =>
      (told[name] ?? null) === (value ?? null) ||
      (name === 'needs' && strictness(told[name]) > strictness(value)),
  );
}

function strictness(level: unknown): number {
  return approvalLevels.findIndex((known) => known === level);
}

function openedFacts({ accountId, channel, number, triage }: Body<'CaseOpened'>): HubFacts {
  const { tier, safety, contactType, team } = triage;
  return { account: accountId, channel, tier, safety, contactType, team, number };
}

/** Lists as text, so that two of them are the same when they say the same. */
function incidentFacts(body: IncidentEvent, names: FactNames): HubFacts {
  const incident = body.incidentId;
  if (body.type !== 'IncidentDeclared' && body.type !== 'IncidentRevised') return { incident };
  const lasts = { incident, endsAt: body.endsAt, speakers: JSON.stringify(body.speakers) };
  if (body.type === 'IncidentRevised') return lasts;
  const words = body.holding === '' ? null : names.words(body.holding);
  return { ...lasts, topics: JSON.stringify(body.topics), words };
}

function submittedFacts(
  { content, approval, holding, automatic }: Body<'ReplySubmitted'>,
  names: FactNames,
): HubFacts {
  const { replyId, accountId, audience, basedOn } = content;
  return {
    ...(holding !== undefined && { holding, words: names.words(content.text) }),
    ...(automatic !== undefined && { receipt: names.receipt(content.text) }),
    reply: replyId,
    account: accountId,
    audience,
    digest: names.reply(content),
    basedOn: basedOn === null ? null : names.message(accountId, basedOn),
    needs: levelOf(approval?.need ?? null),
  };
}

/** Somebody read what is new, and the words still fit: the reply rests on that from now on. */
function readAgain(
  { replyId, read }: Body<'ReplyQueued' | 'ApprovalAsked'>,
  state: Case,
  names: FactNames,
): HubFacts {
  const reply = state.pendingReplies.find(({ content }) => content.replyId === replyId);
  if (reply === undefined || read === undefined) return {};
  const { basedOn, follows } = read;
  return { basedOn: basedOn === null ? null : names.message(reply.content.accountId, basedOn), follows };
}
