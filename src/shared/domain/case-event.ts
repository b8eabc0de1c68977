// Everything that can happen to a case. A case is the fold of these and nothing else.

import type { Actor } from './actor';
import type { ApprovalEvent } from './approval';
import type { UnansweredMessage } from './case';
import type { ClaimWay } from './claim';
import type {
  AccountId,
  AgentId,
  BrandId,
  CaseId,
  CustomerId,
  ExternalId,
  OperationId,
  ReplyId,
  StepId,
  TeamId,
} from './ids';
import type { IncidentEvent } from './incident/incident-event';
import type { DropReason } from './joint/drop-reason';
import type { ChannelKind, ChannelMessage } from './message';
import type { PassedOver } from './next-case';
import type { HoldReason } from './reply';
import type { ReplySubmitted } from './reply-submitted';
import type { ErasureReason } from './retention';
import type { RuleReason } from './rules/rule-reason';
import type { CaseTier } from './tier';
import type { Instant } from './time';
import type { WhatWasRead } from './what-was-read';

/**
 * Due instants as policy decided them when the event happened. They are facts of the event, so that a later
 * change of policy never rewrites what was promised. Null: that clock does not run.
 */
export interface DueTimes {
  readonly responseDueAt: Instant | null;
  readonly resolutionDueAt: Instant | null;
}

/** The brand's tier table applied to a message (requirements, section 0). */
export interface TriageDecision {
  readonly tier: CaseTier;
  readonly safety: boolean;
  readonly contactType: string | null;
  readonly team: TeamId | null;
  /** What matched, in words for the agent; null when nothing did. */
  readonly reason: string | null;
}

export type CaseEventBody =
  | {
      readonly type: 'CaseOpened';
      /** The number people say to each other; counts up on each desktop. */
      readonly number: number;
      readonly accountId: AccountId;
      readonly channel: ChannelKind;
      readonly customerId: CustomerId;
      readonly threadKey: string;
      readonly triage: TriageDecision;
      /** The resolved case this one continues, when the customer came back too late to reopen it. */
      readonly continues: CaseId | null;
      /** Set for a case made by hand from a call or a counter: the social case it belongs to. */
      readonly linkedTo: CaseId | null;
    }
  | { readonly type: 'MessageReceived'; readonly message: ChannelMessage; readonly due: DueTimes }
  | { readonly type: 'MessageEdited'; readonly externalId: ExternalId; readonly text: string }
  | { readonly type: 'MessageWithdrawn'; readonly externalId: ExternalId }
  | {
      readonly type: 'TierSet';
      readonly tier: CaseTier;
      readonly team: TeamId | null;
      readonly due: DueTimes;
    }
  | {
      readonly type: 'SafetySet';
      readonly safety: boolean;
      readonly team: TeamId | null;
      readonly due: DueTimes;
    }
  | { readonly type: 'ContactTypeSet'; readonly contactType: string | null }
  | { readonly type: 'TagsChanged'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | {
      readonly type: 'CaseAssigned';
      readonly assignee: AgentId | null;
      /** Null: the team that owns the case stays. */
      readonly team: TeamId | null;
      /** Never empty where it was in a colleague's hands (claim.ts). */
      readonly reason: string;
      readonly how?: ClaimWay;
      /** Who held it until then, where that is somebody else than who did this. */
      readonly from?: AgentId;
      /** Who knows the customer, and why they did not get it as their next case. */
      readonly passedOver?: { readonly agent: AgentId; readonly because: PassedOver };
    }
  /** Rules of the workspace fitted a message: what they gave beside tier, tags and hands, and why they gave all of it. */
  | {
      readonly type: 'RulesApplied';
      readonly reasons: readonly RuleReason[];
      readonly isFlagged: boolean;
      readonly notify: readonly AgentId[];
    }
  | { readonly type: 'CaseEscalated'; readonly toTeam: TeamId; readonly reason: string }
  | {
      readonly type: 'NoteAdded';
      readonly text: string;
      /** Who is named in it; absent: nobody. */
      readonly mentions?: readonly AgentId[];
      /** They are asked for an answer, which they give by a note; absent: they are told, no more. */
      readonly isQuestion?: boolean;
      /** The note with the question that this one answers, and who asked. */
      readonly answers?: { readonly note: OperationId; readonly asker: AgentId };
    }
  /** The actor has read what they had to hear of this case. */
  | { readonly type: 'NewsRead' }
  | { readonly type: 'CaseSnoozed'; readonly until: Instant }
  | { readonly type: 'CaseUnsnoozed' }
  | { readonly type: 'CaseResolved'; readonly reason: string }
  | { readonly type: 'NoReplyNeeded'; readonly reason: string }
  | { readonly type: 'CaseReopened'; readonly reason: string }
  | { readonly type: 'CaseMerged'; readonly into: CaseId }
  | {
      readonly type: 'CaseAbsorbed';
      readonly from: CaseId;
      readonly due: DueTimes;
      /** The messages that waited in the case taken in, each with its own time; without them `due` stands for all. */
      readonly unanswered?: readonly UnansweredMessage[];
    }
  | { readonly type: 'CaseLinked'; readonly to: CaseId }
  | { readonly type: 'AuthorMuted'; readonly muted: boolean }
  | {
      readonly type: 'PostActedOn';
      readonly externalId: ExternalId;
      readonly action: PostAction;
      readonly outcome: string;
    }
  | ReplySubmitted
  | ApprovalEvent
  /** Of a brand, not of a case: the case is the brand's register. */
  | IncidentEvent
  | {
      readonly type: 'ReplyHeld';
      readonly replyId: ReplyId;
      readonly hold: HoldReason;
      readonly releaseAt: Instant | null;
    }
  | {
      readonly type: 'ReplyQueued';
      readonly replyId: ReplyId;
      readonly detail: string | null;
      /** The hold a person waved through after reading what is new; null when it ended by itself. */
      readonly released: HoldReason | null;
      readonly read?: WhatWasRead;
      /** A person looked for it and it had not arrived: the last permit of a hub that they knew it to have left under. */
      readonly absent?: number;
    }
  | {
      readonly type: 'ReplySending';
      readonly replyId: ReplyId;
      readonly attempt: number;
      /** The hub's permit that it leaves under, or that it may have left under on another desktop. */
      readonly permit?: number;
    }
  | {
      readonly type: 'ReplySent';
      readonly replyId: ReplyId;
      readonly externalId: ExternalId;
      readonly url: string | null;
      readonly acceptedAt: Instant;
    }
  | { readonly type: 'ReplyUnknown'; readonly replyId: ReplyId; readonly detail: string }
  | { readonly type: 'ReplyFailed'; readonly replyId: ReplyId; readonly detail: string }
  /** `dropped`: nobody took it back; its case left the list of a joint answer. */
  | { readonly type: 'ReplyCancelled'; readonly replyId: ReplyId; readonly dropped?: DropReason }
  | { readonly type: 'DeadlineWarned'; readonly dueAt: Instant; readonly minutesBefore: number }
  | {
      readonly type: 'StepUndone';
      readonly stepId: StepId;
      /** Earlier times for messages that came while an undone lowering stood; absent where nothing is too late. */
      readonly due?: DueTimes;
    }
  /** The team's hub did not take a step of this desktop: its events count no more. Stays on the desktop. */
  | { readonly type: 'StepRefused'; readonly stepId: StepId; readonly code: string }
  | { readonly type: 'LegalHoldSet'; readonly reason: string }
  | { readonly type: 'LegalHoldLifted'; readonly reason: string }
  /** Erasing was asked for while a legal hold stands: it waits for the end of the hold. */
  | { readonly type: 'ErasureDeferred' }
  | {
      readonly type: 'CaseErased';
      readonly number: number;
      readonly reason: ErasureReason;
      /** Blind names of the messages that were erased, one after the other in base64: a channel may bring them again. */
      readonly tombstones: string;
    };

export type CaseEventType = CaseEventBody['type'];

/** What is kept about keeping and erasing: sealed for the brand, so that it can be read after the customer is erased. */
export const custodyTypes: ReadonlySet<CaseEventType> = new Set([
  'LegalHoldSet',
  'LegalHoldLifted',
  'ErasureDeferred',
  'CaseErased',
] satisfies CaseEventType[]);

/** What no other desktop hears of as an event; that a customer was erased the hub itself tells everybody. */
export const ownAffairs: ReadonlySet<CaseEventType> = new Set([
  'DeadlineWarned',
  'StepRefused',
  'CaseErased',
] satisfies CaseEventType[]);

export const postActions = ['like', 'unlike', 'hide', 'unhide', 'delete'] as const;
export type PostAction = (typeof postActions)[number];

/** An event with everything the log, the hub and the audit need to know about it. */
export interface CaseEvent {
  readonly operationId: OperationId;
  readonly stepId: StepId;
  readonly caseId: CaseId;
  readonly brandId: BrandId;
  readonly at: Instant;
  readonly actor: Actor;
  readonly body: CaseEventBody;
}

/** An event that has its place in the log. */
export interface RecordedEvent extends CaseEvent {
  /** Place in this desktop's log, from 1, without gaps. */
  readonly position: number;
  /** Place in the brand's shared list once the hub has it. */
  readonly hubPosition: number | null;
}

/** What one undo may take back: triage steps. Words that were sent, received or written stay. */
export const undoableTypes: ReadonlySet<CaseEventType> = new Set([
  'TierSet',
  'SafetySet',
  'ContactTypeSet',
  'TagsChanged',
  'CaseAssigned',
  'RulesApplied',
  'CaseEscalated',
  'CaseSnoozed',
  'CaseUnsnoozed',
  'CaseResolved',
  'NoReplyNeeded',
  'CaseReopened',
  'CaseMerged',
  'CaseAbsorbed',
  'CaseLinked',
  'AuthorMuted',
] satisfies CaseEventType[]);

/**
 * The order every desktop agrees on: acknowledged events by hub position, then pending ones by local position.
 */
export function compareEvents(a: RecordedEvent, b: RecordedEvent): number {
  if (a.hubPosition !== null && b.hubPosition !== null) return a.hubPosition - b.hubPosition;
  if (a.hubPosition !== null) return -1;
  if (b.hubPosition !== null) return 1;
  return a.position - b.position;
}

/** Events in the order every desktop agrees on, each operation once: the acknowledged copy of one counts. */
export function inOrderOnce(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const seen = new Set<string>();
  return [...events].sort(compareEvents).filter((event) => {
    if (seen.has(event.operationId)) return false;
    seen.add(event.operationId);
    return true;
  });
}

/** Whether an undo took an event back. An undo takes back triage steps only; words of the same step stay. */
export function isUndone(event: CaseEvent, undoneSteps: readonly StepId[]): boolean {
  return undoableTypes.has(event.body.type) && undoneSteps.includes(event.stepId);
}

/** The steps that were taken back. */
export function undoneStepsOf(events: readonly CaseEvent[]): readonly StepId[] {
  return events.flatMap(({ body }) => (body.type === 'StepUndone' ? [body.stepId] : []));
}
