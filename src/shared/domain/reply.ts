// A reply on its way to the customer, and the states in which it can honestly be shown.

import type { Approval } from './approval';
import type { GuidedStep } from './diversion';
import type { SeenWarnings } from './guard/seen-warnings';
import type { AccountId, AgentId, BlobId, ExternalId, IncidentId, ReplyId } from './ids';
import type { JointPart } from './joint/joint-part';
import type { Audience } from './message';
import type { DurationMs, Instant } from './time';

/**
 * Why a reply waits although somebody pressed Send.
 * - approval: a colleague has to read it first; sent-back: they want it changed, or not sent at all
 * - approval-lapsed: it was approved, or asked for, on words or a conversation that are no more
 * - freeze: a crisis was declared that its author may not speak in, or that it was written before
 * - undo-delay: the seconds in which `z` takes it back
 * - stale: the conversation moved on while it was written
 * - restored: it came back from a backup and is looked up first
 * - restored-absent: so it was, and the channel does not have it; a person decides
 * - restored-undecidable: nobody can look there; a person decides
 * - attachment-missing: a file of it is not on the desktop that sends for the account
 * - dropped-out: it is of a joint answer, and its case is not as it was when the list was frozen
 */
export type HoldReason =
  | 'undo-delay'
  | 'approval'
  | 'sent-back'
  | 'approval-lapsed'
  | 'permit'
  | 'freeze'
  | 'restored'
  | 'restored-absent'
  | 'restored-undecidable'
  | 'customer-wrote-again'
  | 'post-withdrawn'
  | 'answered-elsewhere'
  | 'window-closed'
  | 'attachment-missing'
  | 'dropped-out';

/** Holds that say the conversation moved on; the stale-reply guard gives them. */
export const staleReasons = ['customer-wrote-again', 'answered-elsewhere', 'post-withdrawn'] as const;
export type StaleReason = (typeof staleReasons)[number];

export type ReplyState = 'held' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';

export interface ReplyAttachment {
  readonly blobId: BlobId;
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
}

/** That a machine translated the words, into which language; their author said that they had read them (R48). */
export interface MachineWords {
  readonly into: string;
}

/** That nobody wrote it: a first contact was acknowledged by itself, with which canned response, and why (R17). */
export interface AutomaticReceipt {
  readonly response: string;
  /** Nothing had been heard of the customer for so long. */
  readonly again: DurationMs;
}

/** What the agent decided to say, fixed at the moment of sending. */
export interface ReplyContent {
  readonly replyId: ReplyId;
  readonly accountId: AccountId;
  readonly audience: Audience;
  readonly text: string;
  readonly attachments: readonly ReplyAttachment[];
  /** The message it answers; null for a first message by hand. */
  readonly inReplyTo: ExternalId | null;
  /** The last customer message the writer had seen: the stale-reply guard compares with it. */
  readonly basedOn: ExternalId | null;
  /** A receipt ("we have read you") rather than an answer; stops the clock only where policy says so (R17). */
  readonly isAcknowledgement: boolean;
  readonly cannedResponseIds: readonly string[];
}

/** A reply that has not come to rest: what the outbox shows and the fold keeps. */
export interface PendingReply {
  readonly content: ReplyContent;
  readonly state: Exclude<ReplyState, 'sent' | 'cancelled'>;
  readonly hold: HoldReason | null;
  /** When a held reply may leave by itself; null when a person has to act. */
  readonly releaseAt: Instant | null;
  readonly attempts: number;
  /** Holds a person waved through. */
  readonly released: readonly HoldReason[];
  /** How the conversation moved on since its writer last looked at it; null while it has not. */
  readonly overtakenBy: StaleReason | null;
  /** Customer messages posted up to then were known to its writer: those it answers. Null: there was none. */
  readonly covers: Instant | null;
  /** Whether it stops the response clock once it is sent. */
  readonly answers: boolean;
  /** Absent: nobody has to approve it. */
  readonly approval?: Approval | undefined;
  /** What its writer saw of the guard and sent it all the same; absent: the guard had nothing to warn of. */
  readonly guard?: SeenWarnings | undefined;
  /** Absent: no machine translated it. */
  readonly machine?: MachineWords | undefined;
  /** Who wrote it; absent: no person. */
  readonly author?: AgentId | undefined;
  readonly submittedAt?: Instant | undefined;
  /** The crisis whose holding message it is; absent: it is none. */
  readonly holding?: IncidentId | undefined;
  /** The joint answer it is a part of; absent: somebody wrote it for this case alone. */
  readonly joint?: JointPart | undefined;
  /** What it does beside answering; absent: nothing. */
  readonly guided?: GuidedStep | undefined;
  /** Absent: somebody wrote it, or a crisis sends it. It never answers, whatever policy says of acknowledgements. */
  readonly automatic?: AutomaticReceipt | undefined;
  /** When somebody last let it go after it had been frozen. */
  readonly reviewedAt?: Instant | undefined;
  readonly changedAt: Instant;
  /** For failed and unknown: what the channel or the network said, in plain words. */
  readonly detail: string | null;
}

const nextStates: Readonly<Record<ReplyState, readonly ReplyState[]>> = {
  // `sent` only when it is found on the channel: a reply restored from a backup, or sent from another desktop.
  held: ['queued', 'held', 'cancelled', 'sent'],
  queued: ['sending', 'held', 'cancelled', 'failed', 'sent'],
  // `queued` again only when the channel certainly refused it before taking it (rate limit, no network).
  // `held` only when it came back from a backup, as for `unknown`.
  sending: ['sent', 'failed', 'unknown', 'queued', 'held'],
  // Only a look at the channel, or a person where nobody can look, ends `unknown`.
  unknown: ['sent', 'queued', 'failed', 'cancelled', 'held'],
  failed: ['queued', 'held', 'cancelled', 'sent'],
  sent: [],
  cancelled: [],
};

/** Whether a reply may go from one state to another. Nothing leaves `sent` or `cancelled`. */
export function canChangeReplyState(from: ReplyState, to: ReplyState): boolean {
  return nextStates[from].includes(to);
}
