// What has to stand in the thread where a customer began before their case is closed (R7, A2).
import type { Case } from './case';
import type { GuidedReply } from './diversion';
import type { CaseId } from './ids';
import type { PendingReply } from './reply';
import type { Instant } from './time';

/** What stands between a case and its closing. */
export type FollowUp = 'safety' | 'closing-note';

/**
 * What has to stand in the origin thread before the case may be closed; null: nothing. A safety case owes an answer
 * there (A2), a case whose customer was sent elsewhere the note that says how it ended, also while the words that
 * send them are still on their way. A case made by hand has no thread of its own: `linked` reads those it belongs to.
 */
export function followUpOwed(state: Case, linked: (caseId: CaseId) => Case | null): FollowUp | null {
  if (state.diverted || state.pendingReplies.some(isSendingElsewhere)) return 'closing-note';
  if (!state.safety || state.firstAnswerAt !== null) return null;
  const byHand = state.channel === 'phone' || state.channel === 'counter';
  return byHand && state.links.every((id) => (linked(id)?.firstAnswerAt ?? null) !== null) ? null : 'safety';
}

function isSendingElsewhere({ guided, state }: PendingReply): boolean {
  return guided !== undefined && guided !== 'closing-note' && state !== 'failed';
}

/** What a reply does beside answering; null: nothing. */
export function guidedReply({
  guided,
  content,
}: Pick<PendingReply, 'guided' | 'content'>): GuidedReply | null {
  if (guided === undefined) return null;
  const { replyId, audience, inReplyTo } = content;
  return { replyId, guided, audience, inReplyTo };
}

/** How a reply that was accepted changes what is owed; null: it only answered. */
export function divertedBy(reply: GuidedReply | null, since: Instant): Pick<Case, 'diverted'> {
  if (reply === null) return {};
  const { guided, audience, inReplyTo } = reply;
  if (guided === 'closing-note') return { diverted: null };
  return { diverted: { to: guided, audience, since, ...(inReplyTo !== null && { inReplyTo }) } };
}
