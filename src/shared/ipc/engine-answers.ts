// What the engine answers to commands and questions of the page.
import type { Approval, ApprovalRefusal } from '../domain/approval';
import type { Case } from '../domain/case';
import type { CaseRow } from '../domain/case-row';
import type { CoachingEntry, CoachingSummary } from '../domain/coaching';
import type { ConversationEntry } from '../domain/conversation';
import type { CustodyRecord } from '../domain/custody';
import type { AccountId, BlobId, BrandId, CaseId, CustomerId, ExternalId, ReplyId } from '../domain/ids';
import type { NextCase, Seat } from '../domain/next-case';
import type { RefusalCode } from '../domain/permissions';
import type { TodayFigures } from '../domain/today-figures';
import type { WorkspaceDocument } from '../workspace/change-part';
import type { Workspace } from '../workspace/schema';
import type { Capabilities } from './channels-port';
import type { LogTailEntry } from './diagnostics';
import type { Draft } from './draft';
import type { FaqReading } from './faq-reading';
import type { DefinitionDifference, HubMember, HubRemoval, HubStatus } from './hub-status';
import type { IncidentBanner } from './incident-port';
import type { CutStep, LongWork } from './long-work';
import type { PartCommandOutputs, PartQueryOutputs } from './part-outputs';
import type { SurgeNotice, SurgeReading } from './surges';
import type { RuleTrialAnswer } from './tried-rules';

/** What a step did, for the line that offers to take it back. */
export interface StepOutcome {
  readonly stepId: string | null;
  readonly changed: number;
  /** Cases the rules refused, with the text code of the reason. */
  readonly refused: readonly { readonly caseId: CaseId; readonly code: string }[];
  /** How many were refused for which reason, where many cases were asked for: `refused` then names only some. */
  readonly refusals?: readonly { readonly code: string; readonly count: number }[];
  /** Cases left as they were because a person stopped the work. */
  readonly untouched?: number;
  readonly createdCaseId: CaseId | null;
}

export interface OpenCase {
  readonly state: Case;
  /** The newest entries, oldest first. */
  readonly entries: readonly ConversationEntry[];
  /** True when older entries exist; read on with `before` = position of the oldest. */
  readonly hasOlder: boolean;
  readonly oldestPosition: number;
  /** Place in the story of the customer message that waits longest for an answer; null: none does. */
  readonly firstUnanswered: number | null;
  /** When the channel's own window for private answers closes; the second clock beside ours. */
  readonly windowClosesAt: number | null;
}

export interface CustomerProfile {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly handle: string;
  readonly profileUrl: string | null;
  readonly followers: number | null;
  readonly firstSeenAt: number;
  readonly caseCount: number;
  /** Newest first, a page of them. */
  readonly cases: readonly CaseRow[];
  readonly hasOlder: boolean;
}

export interface OutboxItem {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly customerName: string;
  readonly brandId: BrandId;
  readonly reply: Case['pendingReplies'][number];
}

/** A reply that waits for an approval, with what an approver has to know. */
export interface ApprovalItem {
  readonly row: CaseRow;
  readonly reply: Case['pendingReplies'][number] & { readonly approval: Approval };
  /** The newest customer message: an approval is for the conversation up to there. */
  readonly newest: ExternalId | null;
  /** Why the person here may not approve it; null when they may. */
  readonly refused: ApprovalRefusal | RefusalCode | 'nobody-sits-here' | null;
}

export const searchOrders = ['newest', 'best'] as const;
export type SearchOrder = (typeof searchOrders)[number];

export interface SearchHit {
  /** Where the hit is shown: the case that stayed, for one that was merged. */
  readonly caseId: CaseId;
  /** Null: not at hand here; the projection has it, or `search.rows`. */
  readonly row: CaseRow | null;
  readonly excerpt: string;
}

/** What became of replies that were read before they went out. */
export interface CoachingRecord {
  readonly summaries: readonly CoachingSummary[];
  /** Newest first, at most 100. */
  readonly entries: readonly (CoachingEntry & { readonly caseId: CaseId; readonly caseNumber: number })[];
}

/** How an account is doing, as honestly as we know. */
export interface AccountStatus {
  readonly accountId: AccountId;
  /** When the channel last answered a poll in full; null: never in this profile. */
  readonly lastHeardAt: number | null;
  readonly nextTryAt: number | null;
  readonly state: 'ok' | 'waiting' | 'limited' | 'failing' | 'no-secret' | 'stopped';
  readonly cause: string | null;
  readonly detail: string | null;
  /** What the channel offers, once the connector has said it; decides lengths, audiences and actions on screen. */
  readonly capabilities?: Capabilities | null;
  /** Until when nothing is sent, because the channel said that it was too much; null, or absent: it sends. */
  readonly sendsAgainAt?: number | null;
}

export interface DeskStatus {
  readonly accounts: readonly AccountStatus[];
  readonly outbox: {
    readonly held: number;
    readonly queued: number;
    readonly sending: number;
    readonly unknown: number;
    readonly failed: number;
  };
  /** Items that no schema accepted or that crashed the channels process twice. */
  readonly setAside: number;
  readonly works: readonly LongWork[];
  /** What stands out of the usual, for who supervises; absent: nothing does. */
  readonly surges?: readonly SurgeNotice[];
  /** Of who sits here; null, or absent: none. */
  readonly cutStep?: CutStep | null;
  /** When the last backup of this log was made; null: none that it knows of. */
  readonly lastBackupAt?: number | null;
  /** Set when this log came from a backup; until a person took over nothing is sent. */
  readonly restored?: {
    readonly backupMadeAt: number;
    readonly restoredAt: number;
    readonly tookOver: boolean;
  } | null;
  /** Null, or absent: this desktop works for itself. */
  readonly hub?: HubStatus | null;
  /** Crises that are not closed, of the brands of who sits here; absent: none. */
  readonly incidents?: readonly IncidentBanner[];
  /** Another number than before: something of training came, or went, over the hub. */
  readonly training?: number;
  readonly log: {
    readonly position: number;
    readonly salvaged: boolean;
    readonly diskFull: boolean;
    /** So little is free that messages are left with their channels; what people do here is still kept. */
    readonly isScarce: boolean;
    readonly freeBytes: number | null;
  };
}

/** The day in figures, of the brands that the person here supervises. */
export interface TodayReading {
  readonly figures: TodayFigures;
  /** When the day began, by the clock of this desktop. */
  readonly since: number;
  readonly at: number;
  /** False while cases are still being counted: the figures are too low by then. */
  readonly isComplete: boolean;
}

export interface SetAsideItem {
  readonly accountId: AccountId;
  readonly at: number;
  readonly reason: string;
  readonly externalId: string | null;
}

export interface CommandOutputs extends PartCommandOutputs<StepOutcome> {
  'case.claim': StepOutcome;
  'case.next': { readonly caseId: CaseId | null; readonly because: NoNextCase | null };
  'case.release': StepOutcome;
  'case.takeOver': StepOutcome;
  'case.handOver': StepOutcome;
  'case.assign': StepOutcome;
  'case.newsRead': StepOutcome;
  'seat.setAway': null;
  'seat.forgetPin': null;
  'case.setTier': StepOutcome;
  'case.setSafety': StepOutcome;
  'case.setContactType': StepOutcome;
  'case.changeTags': StepOutcome;
  'case.escalate': StepOutcome;
  'case.resolve': StepOutcome;
  'case.noReplyNeeded': StepOutcome;
  'case.reopen': StepOutcome;
  'case.snooze': StepOutcome;
  'case.unsnooze': StepOutcome;
  'case.merge': StepOutcome;
  'case.link': StepOutcome;
  'case.muteAuthor': StepOutcome;
  'case.addNote': StepOutcome;
  'case.createByHand': StepOutcome;
  'post.act': StepOutcome;
  'reply.submit': StepOutcome;
  'reply.cancel': StepOutcome;
  'reply.release': StepOutcome;
  'reply.retry': StepOutcome;
  'reply.approve': StepOutcome;
  'reply.approveEdited': StepOutcome;
  'reply.requestChanges': StepOutcome;
  'reply.reject': StepOutcome;
  'reply.recall': StepOutcome;
  'reply.askAgain': StepOutcome;
  'reply.settle': StepOutcome;
  /** `undone` names the kind of step for the line that says so; null when there was nothing to undo. */
  'step.undo': {
    readonly undone: string | null;
    readonly caseIds: readonly CaseId[];
    readonly cancelledReply: ReplyId | null;
  };
  'draft.save': { readonly savedAt: number };
  'blob.store': { readonly blobId: BlobId };
  'workspace.import': {
    readonly problems: readonly WorkspaceProblem[];
    readonly workspace: Workspace | null;
    /** Brands with cases here that the definition names no more; unless that was allowed it was not taken. */
    readonly drops: readonly KeptBrand[];
  };
  /** The paths of problems are those of the whole definition. */
  'workspace.change': Pick<CommandOutputs['workspace.import'], 'problems' | 'workspace'>;
  'account.add': { readonly problems: readonly WorkspaceProblem[]; readonly accountId: AccountId | null };
  'account.remove': null;
  'account.pollNow': null;
  'customer.erase': { readonly outcome: 'erased' | 'deferred'; readonly cases: number };
  'customer.hold': { readonly cases: number };
  'customer.liftHold': { readonly cases: number };
  'brand.forget': { readonly cases: number };
  'retention.confirm': null;
  'hub.invite': null;
  'hub.setPassword': null;
  'hub.remove': HubRemoval;
  'hub.settleDefinition': null;
  'hub.look': null;
  'work.cancel': { readonly cancelled: boolean };
  'surge.dismiss': null;
  'desk.takeOver': null;
}

export type NoNextCase = Extract<NextCase, { kind: 'none' }>['because'];

/** Where an imported document is wrong: file, line and reason. */
export interface WorkspaceProblem {
  readonly line: number | null;
  readonly path: string;
  readonly reason: string;
}

/** What the record says of keeping and erasing. */
export interface Custody {
  /** Newest first, at most 200. */
  readonly records: readonly CustodyRecord[];
  readonly erasedByRetentionLately: number;
  readonly nextRoundAt: number;
  /** How many a round would erase that waits for a person to say yes. */
  readonly waitingForYes: number;
}

export interface KeptBrand {
  readonly brandId: BrandId;
  readonly name: string;
  readonly isInWorkspace: boolean;
  readonly cases: number;
  /** Customers that a legal hold stands over. */
  readonly held: number;
}

export interface QueryOutputs extends PartQueryOutputs {
  'case.read': OpenCase;
  'case.draft': Draft | null;
  'customer.read': CustomerProfile;
  /** How much somebody carries is nobody else's to read. */
  'team.read': readonly Pick<Seat, 'id' | 'duty'>[];
  'outbox.list': readonly OutboxItem[];
  'approvals.list': readonly ApprovalItem[];
  'coaching.read': CoachingRecord;
  'today.read': TodayReading;
  'surges.read': readonly SurgeReading[];
  'search.cases': { readonly hits: readonly SearchHit[]; readonly behindBy: number };
  'search.rows': { readonly rows: readonly CaseRow[] };
  'blob.read': { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string };
  'workspace.read': Workspace | null;
  'workspace.document': WorkspaceDocument | null;
  'workspace.export': { readonly text: string };
  'rules.try': RuleTrialAnswer;
  'faq.read': FaqReading;
  'status.read': DeskStatus;
  'log.tail': readonly LogTailEntry[];
  'setAside.list': readonly SetAsideItem[];
  'custody.read': Custody;
  'brands.kept': readonly KeptBrand[];
  'hub.members': readonly HubMember[];
  'hub.difference': DefinitionDifference | null;
}
