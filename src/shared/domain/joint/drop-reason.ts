// When a case leaves the frozen list of a joint answer: what was approved was for the case as it stood then.
import type { Case } from '../case';
import type { PendingReply, StaleReason } from '../reply';

export const dropReasons = [
  'customer-wrote-again',
  'answered-elsewhere',
  'post-withdrawn',
  'closed',
  'merged',
  'other-hands',
] as const satisfies readonly (StaleReason | 'closed' | 'merged' | 'other-hands')[];
export type DropReason = (typeof dropReasons)[number];

/**
 * Why a reply of a joint answer leaves the list (A9); null: it stays, or is of none. It is asked when a case changes, and
 * again in the moment before the reply leaves. What a channel may have already is nobody's to drop.
 */
export function dropReason(
  { joint, state, hold, overtakenBy }: Pick<PendingReply, 'joint' | 'state' | 'hold' | 'overtakenBy'>,
  its: Pick<Case, 'status' | 'assignee'>,
): DropReason | null {
  if (joint === undefined || state === 'sending' || state === 'unknown') return null;
  if (hold?.startsWith('restored') === true) return null;
  if (its.status === 'merged') return 'merged';
  if (overtakenBy !== null) return overtakenBy;
  if (its.status !== 'open') return 'closed';
  return its.assignee === joint.assignee ? null : 'other-hands';
}
