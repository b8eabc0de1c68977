// A case as the list shows it, and the views it stands in.
import { awaitsAnswer, type Case, nextDeadline } from './case';
import type { AccountId, AgentId, BrandId, CaseId, CustomerId, TeamId } from './ids';
import type { Audience, ChannelKind } from './message';
import type { HoldReason, PendingReply } from './reply';
import { type CaseTier, heat } from './tier';
import type { Instant } from './time';

export interface CaseRow {
  readonly id: CaseId;
  readonly number: number;
  readonly brandId: BrandId;
  readonly accountId: AccountId;
  readonly channel: ChannelKind;
  readonly audience: Audience;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly customerHandle: string;
  readonly followers: number | null;
  readonly status: Case['status'];
  readonly tier: CaseTier;
  readonly safety: boolean;
  readonly contactType: string | null;
  readonly team: TeamId | null;
  readonly assignee: AgentId | null;
  readonly tags: readonly string[];
  readonly muted: boolean;
  readonly snoozedUntil: Instant | null;
  readonly subject: string;
  readonly preview: string;
  readonly language: string | null;
  readonly withdrawn: boolean;
  readonly messageCount: number;
  readonly openedAt: Instant;
  readonly lastMessageAt: Instant;
  readonly closedAt: Instant | null;
  readonly awaitsAnswer: boolean;
  readonly dueKind: 'first-response' | 'next-response' | 'resolution' | null;
  readonly dueAt: Instant | null;
  /** The most urgent state among replies on their way, for the mark in the list. */
  readonly replyState: PendingReply['state'] | null;
  readonly replyHold: HoldReason | null;
  /** Whom colleagues have something to tell about it; null where nobody. */
  readonly newsFor: readonly AgentId[] | null;
}

const replyUrgency: readonly PendingReply['state'][] = ['unknown', 'failed', 'held', 'sending', 'queued'];

/** The row of a case: everything the list, the views and the counters need, and no more. */
export function caseRow(state: Case): CaseRow {
  const deadline = nextDeadline(state);
  // What acknowledges by itself is no work of anybody, until it is stuck.
  const ofPeople = state.pendingReplies.filter(
    ({ automatic, state: now }) => automatic === undefined || now === 'unknown' || now === 'failed',
  );
  const urgent = ofPeople.sort((a, b) => replyUrgency.indexOf(a.state) - replyUrgency.indexOf(b.state))[0];
  return {
    id: state.id,
    number: state.number,
    brandId: state.brandId,
    accountId: state.accountId,
    channel: state.channel,
    audience: state.audience,
    customerId: state.customerId,
    customerName: state.customer?.name ?? '',
    customerHandle: state.customer?.handle ?? '',
    followers: state.customer?.followers ?? null,
    status: state.status,
    tier: state.tier,
    safety: state.safety,
    contactType: state.contactType,
    team: state.team,
    assignee: state.assignee,
    tags: state.tags,
    muted: state.muted,
    snoozedUntil: state.snoozedUntil,
    subject: state.subject,
    preview: state.preview,
    language: state.language,
    withdrawn: state.lastCustomerMessage?.withdrawn ?? false,
    messageCount: state.messageCount,
    openedAt: state.openedAt,
    lastMessageAt: state.lastMessageAt,
    closedAt: state.closedAt,
    awaitsAnswer: awaitsAnswer(state),
    dueKind: deadline?.kind ?? null,
    dueAt: deadline?.dueAt ?? null,
    replyState: urgent?.state ?? null,
    replyHold: urgent?.hold ?? null,
    newsFor: state.news.length > 0 ? [...new Set(state.news.map((one) => one.for))] : null,
  };
}

export const standingViews = [
  'safety',
  'for-you',
  'mine',
  'all-open',
  'unassigned',
  'untriaged',
  'red',
  'yellow',
  'green',
  'awaiting-approval',
  'replies-stuck',
  'snoozed',
  'muted',
  'closed',
] as const;
export type StandingView = (typeof standingViews)[number];
/** One of the standing views, or all open cases of a brand, or of an account. */
export type ViewId = StandingView | `brand:${string}`;

/**
 * The views a case stands in. `me` is the agent at this desktop. A snoozed or muted case leaves the working views;
 * a safety case never does.
 */
export function viewsOf(row: CaseRow, me: AgentId): readonly ViewId[] {
  const stuck: readonly ViewId[] =
    row.replyState === 'unknown' || row.replyState === 'failed' ? ['replies-stuck'] : [];
  const approval: readonly ViewId[] = row.replyHold === 'approval' ? ['awaiting-approval'] : [];
  if (row.status === 'merged') return [];
  const forYou: readonly ViewId[] = row.newsFor?.includes(me) ? ['for-you'] : [];
  if (row.status !== 'open') return ['closed', ...stuck, ...forYou];
  const safety: readonly ViewId[] = row.safety ? ['safety'] : [];
  if (!row.safety && row.muted) return ['muted', ...stuck, ...forYou];
  if (!row.safety && row.snoozedUntil !== null) return ['snoozed', ...stuck, ...approval, ...forYou];
  return [
    ...safety,
    'all-open',
    row.tier ?? 'untriaged',
    ...(row.assignee === null ? (['unassigned'] as const) : []),
    ...(row.assignee === me ? (['mine'] as const) : []),
    `brand:${row.brandId}`,
    ...stuck,
    ...approval,
    ...forYou,
  ];
}

/** Cases that owe nothing stand after every case that does. */
const owesNothing: Instant = 8_640_000_000_000_000;

/** The instant by which the list is ordered: next deadline first, then the hotter tier, then the older case. */
export function queueOrder(row: CaseRow): Instant {
  if (row.status !== 'open') return owesNothing - (row.closedAt ?? 0);
  if (row.snoozedUntil !== null) return row.snoozedUntil;
  return row.dueAt ?? owesNothing;
}

/** Total order of a view. Numbers count up on each desktop, so that two desktops may have given the same one. */
export function compareRows(a: CaseRow, b: CaseRow): number {
  const byDeadline = queueOrder(a) - queueOrder(b) || heat(b.tier) - heat(a.tier) || a.number - b.number;
  if (byDeadline !== 0 || a.id === b.id) return byDeadline;
  return a.id < b.id ? -1 : 1;
}
