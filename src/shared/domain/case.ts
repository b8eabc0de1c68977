// A case: one customer, one brand, one account's thread. Its state is the fold of its events.
import type { Actor } from './actor';
import type { CaseNews } from './case-news';
import type { Diversion, GuidedReply } from './diversion';
import type {
  AccountId,
  AgentId,
  BrandId,
  CaseId,
  CustomerId,
  ExternalId,
  IncidentId,
  ReplyId,
  StepId,
  TeamId,
} from './ids';
import type { Audience, Author, ChannelKind } from './message';
import type { PendingReply } from './reply';
import type { Ruled } from './rules/ruled';
import type { CaseTier } from './tier';
import type { Instant } from './time';

/** A customer message that nobody has answered yet. */
export interface UnansweredMessage {
  readonly externalId: ExternalId;
  readonly postedAt: Instant;
  readonly responseDueAt: Instant | null;
}

export interface LegalHold {
  readonly since: Instant;
  readonly reason: string;
  readonly by: Actor;
}

export type CaseStatus = 'open' | 'resolved' | 'no-reply-needed' | 'merged';

export interface Case {
  readonly id: CaseId;
  readonly number: number;
  readonly brandId: BrandId;
  readonly accountId: AccountId;
  readonly channel: ChannelKind;
  readonly customerId: CustomerId;
  readonly threadKey: string;
  readonly continues: CaseId | null;
  readonly links: readonly CaseId[];
  readonly mergedInto: CaseId | null;

  readonly status: CaseStatus;
  readonly closeReason: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;

  readonly tier: CaseTier;
  readonly safety: boolean;
  readonly contactType: string | null;
  readonly triageReason: string | null;
  /** What rules of the workspace did to it, and why. */
  readonly ruled: Ruled;
  readonly team: TeamId | null;
  readonly assignee: AgentId | null;
  /** What people have to hear about it and have not read yet. */
  readonly news: readonly CaseNews[];
  readonly tags: readonly string[];
  readonly muted: boolean;
  readonly snoozedUntil: Instant | null;

  readonly customer: Author | null;
  readonly audience: Audience;
  readonly language: string | null;
  readonly subject: string;
  /** First words of the newest customer message; empty once that is withdrawn. */
  readonly preview: string;
  readonly messageCount: number;
  readonly lastMessageAt: Instant;
  readonly lastCustomerMessage: {
    readonly externalId: ExternalId;
    readonly postedAt: Instant;
    readonly withdrawn: boolean;
  } | null;
  readonly firstCustomerMessageAt: Instant | null;
  readonly lastAnswerAt: Instant | null;
  /** Who wrote the newest reply of this case; null: nobody did here. */
  readonly lastReplyBy: AgentId | null;
  /** When the brand first answered; the first-response figure and the safety follow-up rest on it. */
  readonly firstAnswerAt: Instant | null;
  /** Whether the newest answer was written outside the console. */
  readonly answeredElsewhere: boolean;

  readonly unanswered: readonly UnansweredMessage[];
  /** Customer messages posted up to then are covered by an answer, however late they are delivered to us. */
  readonly answeredUntil: Instant | null;
  /** What waited when the case was closed. A person who reopens it owes it again; a new message does not revive it. */
  readonly setAside: readonly UnansweredMessage[];
  readonly resolutionDueAt: Instant | null;
  readonly warned: readonly { readonly dueAt: Instant; readonly minutesBefore: number }[];
  readonly pendingReplies: readonly PendingReply[];
  /** The newest replies that the channel accepted: nothing changes them any more, and their echo is no new message. */
  readonly sentReplies: readonly { readonly replyId: ReplyId; readonly externalId: ExternalId }[];
  /** Where the customer was sent, while the closing note is owed in this thread. */
  readonly diverted?: Diversion | null | undefined;
  /** Replies that would do so and were taken back: they count all the same if the channel took them before. */
  readonly takenBack?: readonly GuidedReply[] | undefined;
  /** Crises whose holding message has gone out in this thread, or is on its way. Absent: none. */
  readonly holdings?: readonly IncidentId[] | undefined;
  /** Nothing of the customer may be erased while it stands; null: none does. */
  readonly hold: LegalHold | null;
  /** Since when an erasure waits for the end of the hold. */
  readonly erasureAskedAt: Instant | null;
  /** Steps that were taken back. */
  readonly undoneSteps: readonly StepId[];
  readonly lastActor: Actor;
}

/** The response clock that runs: the earliest due instant of an unanswered message (R88, T10). */
export function responseDueAt(state: Pick<Case, 'unanswered'>): Instant | null {
  let earliest: Instant | null = null;
  for (const message of state.unanswered) {
    if (message.responseDueAt !== null && (earliest === null || message.responseDueAt < earliest)) {
      earliest = message.responseDueAt;
    }
  }
  return earliest;
}

/** What is owed next: an answer if a customer waits, else the resolution. Closed cases owe nothing. */
export function nextDeadline(
  state: Case,
): { readonly kind: 'first-response' | 'next-response' | 'resolution'; readonly dueAt: Instant } | null {
  if (state.status !== 'open') return null;
  const response = responseDueAt(state);
  if (response !== null)
    return { kind: state.firstAnswerAt === null ? 'first-response' : 'next-response', dueAt: response };
  return state.resolutionDueAt === null ? null : { kind: 'resolution', dueAt: state.resolutionDueAt };
}

/** Whether a customer is waiting for words from the brand. */
export function awaitsAnswer(state: Case): boolean {
  return state.status === 'open' && state.unanswered.length > 0;
}
