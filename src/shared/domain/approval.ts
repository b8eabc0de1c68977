// An approval: what was asked for one text on one state of the conversation, and what became of it (R68-R72, A20).
import type { Actor } from './actor';
import type { ApprovalNeed } from './approval-policy';
import { assertNever } from './assert-never';
import type { AgentId, ReplyId, TeamId } from './ids';
import type { Instant } from './time';
import type { WhatWasRead } from './what-was-read';

/**
 * Why an approval counts no longer: the conversation moved on, as the stale-reply guard says it, or it grew older than
 * the policy allows.
 */
export type LapseReason = 'customer-wrote-again' | 'answered-elsewhere' | 'post-withdrawn' | 'too-old';

/** As whom somebody approves, decided by policy when they do it. */
export interface Standing {
  readonly supervisor: boolean;
  /** Of the teams that had to be asked, those they are of. */
  readonly teams: readonly TeamId[];
}

export interface GivenApproval extends Standing {
  readonly by: AgentId;
  readonly at: Instant;
}

/** What happens to a reply between being submitted and being free to go. */
export type ApprovalEvent =
  /** Its author read what is new and asks for the same text again. */
  | {
      readonly type: 'ApprovalAsked';
      readonly replyId: ReplyId;
      readonly need: ApprovalNeed;
      readonly digest: string;
      readonly read?: WhatWasRead;
    }
  | {
      readonly type: 'ReplyApproved';
      readonly replyId: ReplyId;
      /** Of the text that was read: an approval of other words counts for nothing. */
      readonly digest: string;
      readonly as: Standing;
      readonly expiresAt: Instant;
    }
  | {
      readonly type: 'ReplyApprovedWithEdit';
      readonly replyId: ReplyId;
      readonly digest: string;
      readonly as: Standing;
      readonly expiresAt: Instant;
      readonly text: string;
      /** Of the text as it is now. */
      readonly newDigest: string;
    }
  | { readonly type: 'ReplySentBack'; readonly replyId: ReplyId; readonly note: string }
  | { readonly type: 'ReplyRejected'; readonly replyId: ReplyId; readonly note: string }
  /** In a crisis, with nobody else to reach: a supervisor lets it go alone, and says why. */
  | {
      readonly type: 'ReplyGlassBroken';
      readonly replyId: ReplyId;
      readonly digest: string;
      readonly reason: string;
      readonly expiresAt: Instant;
    }
  | { readonly type: 'ApprovalLapsed'; readonly replyId: ReplyId; readonly reason: LapseReason };

export type ApprovalState = 'asked' | 'approved' | 'sent-back' | 'rejected' | 'lapsed';

export interface Approval {
  readonly need: ApprovalNeed;
  readonly state: ApprovalState;
  /** Never among its approvers. */
  readonly author: AgentId | null;
  readonly askedAt: Instant;
  readonly digest: string;
  readonly given: readonly GivenApproval[];
  /** When the oldest of the approvals stops counting; null while there is none. */
  readonly expiresAt: Instant | null;
  /** What the author wrote, where an approver changed it. */
  readonly original: string | null;
  /** The coaching note of who sent it back or rejected it. */
  readonly note: string | null;
  readonly decidedBy: AgentId | null;
  readonly lapsed: LapseReason | null;
  /** Who let it go alone, and why; absent: nobody did. */
  readonly glass?: Broken | undefined;
}

/** Glass that was broken: it stands in place of every approval that was asked for. */
export interface Broken {
  readonly by: AgentId;
  readonly at: Instant;
  readonly reason: string;
}

/** A reply that waits for an approval: its words and how far the approval has got. */
export interface Gated {
  readonly text: string;
  readonly approval: Approval;
}

interface Told {
  readonly actor: Actor;
  readonly at: Instant;
}

export function askedFor(
  asked: Pick<Approval, 'need' | 'digest'>,
  { actor, at }: Told,
  lapsed: LapseReason | null,
): Approval {
  return {
    ...asked,
    state: lapsed === null ? 'asked' : 'lapsed',
    author: actor.kind === 'agent' ? actor.id : null,
    askedAt: at,
    given: [],
    expiresAt: null,
    original: null,
    note: null,
    decidedBy: null,
    lapsed,
  };
}

/**
 * A gated reply after one more event. Null when the event counts for nothing: the author approves it, the words that
 * were read are not these, the same person approves twice, or it is decided already.
 */
export function afterApproval(gated: Gated, event: ApprovalEvent, told: Told): Gated | null {
  const { text, approval } = gated;
  const decidedBy = told.actor.kind === 'agent' ? told.actor.id : null;
  switch (event.type) {
    case 'ApprovalAsked': {
      const isTheirs = approval.author === decidedBy;
      const again = askedFor(event, told, null);
      return approval.state === 'lapsed' && isTheirs
        ? { text, approval: { ...again, original: approval.original } }
        : null;
    }
    case 'ApprovalLapsed':
      if (approval.state !== 'asked' && approval.state !== 'approved') return null;
      return { text, approval: { ...approval, state: 'lapsed', given: [], lapsed: event.reason } };
    case 'ReplySentBack':
    case 'ReplyRejected': {
      if (approval.state !== 'asked' || decidedBy === approval.author) return null;
      const state = event.type === 'ReplyRejected' ? 'rejected' : 'sent-back';
      return { text, approval: { ...approval, state, decidedBy, note: event.note } };
    }
    case 'ReplyGlassBroken':
      return decidedBy === null ? null : broken(gated, event, { by: decidedBy, at: told.at });
    case 'ReplyApproved':
    case 'ReplyApprovedWithEdit':
      return decidedBy === null ? null : approved(gated, event, { by: decidedBy, at: told.at });
    default:
      return assertNever(event);
  }
}

type ApprovedEvent = Extract<ApprovalEvent, { type: 'ReplyApproved' | 'ReplyApprovedWithEdit' }>;

function approved(
  { text, approval }: Gated,
  event: ApprovedEvent,
  { by, at }: Pick<GivenApproval, 'by' | 'at'>,
): Gated | null {
  const isOwn = by === approval.author || approval.given.some((given) => given.by === by);
  if (approval.state !== 'asked' || isOwn || event.digest !== approval.digest) return null;
  const isEdit = event.type === 'ReplyApprovedWithEdit';
  // Who approved before approved other words.
  const given = [...(isEdit ? [] : approval.given), { by, at, ...event.as }];
  const expiresAt = Math.min(
    isEdit ? event.expiresAt : (approval.expiresAt ?? event.expiresAt),
    event.expiresAt,
  );
  return {
    text: isEdit ? event.text : text,
    approval: {
      ...approval,
      state: isComplete(approval.need, given) ? 'approved' : 'asked',
      given,
      expiresAt,
      digest: isEdit ? event.newDigest : approval.digest,
      original: isEdit ? (approval.original ?? text) : approval.original,
      decidedBy: by,
    },
  };
}

function broken(
  { text, approval }: Gated,
  { digest, reason, expiresAt }: Extract<ApprovalEvent, { type: 'ReplyGlassBroken' }>,
  { by, at }: Pick<Broken, 'by' | 'at'>,
): Gated | null {
  if (approval.state !== 'asked' || digest !== approval.digest) return null;
  const glass = { by, at, reason };
  return { text, approval: { ...approval, state: 'approved', expiresAt, decidedBy: by, glass } };
}

/** Whether everything that was asked for is there. */
export function isComplete(need: ApprovalNeed, given: readonly GivenApproval[]): boolean {
  return given.length >= need.count && specialPlaces(need, given).length === 0;
}

/** Whom an approval is still missing that not just any colleague can give. */
function specialPlaces(
  need: ApprovalNeed,
  given: readonly GivenApproval[],
): readonly (TeamId | 'supervisor')[] {
  const teams = need.teams.filter((team) => !given.some((one) => one.teams.includes(team)));
  return need.supervisor && !given.some((one) => one.supervisor) ? ['supervisor', ...teams] : teams;
}

export type ApprovalRefusal =
  | 'approval-not-asked'
  | 'approval-own'
  | 'approval-given'
  | 'approval-needs-supervisor'
  | 'approval-needs-team';

export interface Approver {
  readonly agent: AgentId;
  readonly teams: readonly TeamId[];
  /** Whether they may approve in this case at all, and whether they count as a supervisor there. */
  readonly mayApprove: boolean;
  readonly supervises: boolean;
}

export type ApprovalCheck =
  | { readonly ok: true; readonly as: Standing }
  | { readonly ok: false; readonly code: ApprovalRefusal };

/**
 * Whether somebody's approval would help this reply on, and as whom they give it. Its author never; nobody twice; and
 * a colleague only where there is still a place that takes neither a supervisor nor somebody of an asked team.
 */
export function approvalCheck(
  approval: Approval,
  { agent, teams, mayApprove, supervises }: Approver,
): ApprovalCheck {
  const { need, given, author, state } = approval;
  if (agent === author) return { ok: false, code: 'approval-own' };
  if (state !== 'asked') return { ok: false, code: 'approval-not-asked' };
  if (given.some(({ by }) => by === agent)) return { ok: false, code: 'approval-given' };
  const places = specialPlaces(need, given);
  const as = {
    supervisor: mayApprove && supervises,
    teams: need.teams.filter((team) => teams.includes(team)),
  };
  const fillsPlace = places.some((place) =>
    place === 'supervisor' ? as.supervisor : as.teams.includes(place),
  );
  const isRoomForAny = need.count - given.length > places.length;
  if (fillsPlace || (mayApprove && isRoomForAny)) return { ok: true, as };
  return {
    ok: false,
    code: places.includes('supervisor') ? 'approval-needs-supervisor' : 'approval-needs-team',
  };
}

/**
 * Why a reply that asked for an approval may not leave now; null when it may. It is asked again in the moment before
 * it leaves: an approval that the conversation or the clock has overtaken counts for nothing.
 */
export function approvalHold(
  { state, expiresAt }: Approval,
  { isOvertaken, now }: { readonly isOvertaken: boolean; readonly now: Instant },
): 'approval' | 'sent-back' | 'approval-lapsed' | null {
  switch (state) {
    case 'asked':
      return 'approval';
    case 'sent-back':
    case 'rejected':
      return 'sent-back';
    case 'lapsed':
      return 'approval-lapsed';
    case 'approved':
      return isOvertaken || (expiresAt !== null && expiresAt <= now) ? 'approval-lapsed' : null;
    default:
      return assertNever(state);
  }
}
