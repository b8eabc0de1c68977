// How far a joint answer is: what became of each reply of it, and all of them in figures.
import type { ApprovalNeed } from '../approval-policy';
import { assertNever } from '../assert-never';
import type { RecordedEvent } from '../case-event';
import type { ReplyId } from '../ids';
import type { PendingReply } from '../reply';
import type { DropReason } from './drop-reason';

/**
 * - waiting: for an approval
 * - leaving: it goes as soon as the channel takes it
 * - stuck: a person has to look at it: it failed, nobody knows, its approval ran out, or a crisis stops it
 * - dropped: its case changed; withdrawn: somebody stopped it; refused: an approver did; lost: the hub did not take it
 */
export const jointStates = [
  'waiting',
  'leaving',
  'stuck',
  'sent',
  'dropped',
  'withdrawn',
  'refused',
  'lost',
] as const;
export type JointState = (typeof jointStates)[number];

export interface JointStanding {
  readonly state: JointState;
  readonly dropped: DropReason | null;
}

/** Those that have not come to rest. */
export const openStates: ReadonlySet<JointState> = new Set(['waiting', 'leaving', 'stuck']);

/** Where a reply stands that is still on its way. */
export function pendingStanding({ state, hold }: Pick<PendingReply, 'state' | 'hold'>): JointStanding {
  return { state: stateOf(state, hold), dropped: null };
}

function stateOf(state: PendingReply['state'], hold: PendingReply['hold']): JointState {
  switch (state) {
    case 'queued':
    case 'sending':
      return 'leaving';
    case 'failed':
    case 'unknown':
      return 'stuck';
    case 'held':
      if (hold === 'approval') return 'waiting';
      return hold === 'undo-delay' || hold === 'permit' ? 'leaving' : 'stuck';
    default:
      return assertNever(state);
  }
}

/** What became of a reply that is on its way no more, by the story of its case. */
export function endedStanding(replyId: ReplyId, story: readonly RecordedEvent[]): JointStanding {
  let standing: JointStanding = { state: 'lost', dropped: null };
  for (const { body } of story) {
    if (!('replyId' in body) || body.replyId !== replyId) continue;
    if (body.type === 'ReplySent') return { state: 'sent', dropped: null };
    if (body.type === 'ReplyRejected') standing = { state: 'refused', dropped: null };
    else if (body.type === 'ReplyCancelled' && standing.state === 'lost')
      standing =
        body.dropped === undefined
          ? { state: 'withdrawn', dropped: null }
          : { state: 'dropped', dropped: body.dropped };
  }
  return standing;
}

export type JointCounts = Readonly<Record<JointState, number>>;

export function countsOf(standings: Iterable<JointStanding>): JointCounts {
  const counts = Object.fromEntries(jointStates.map((state) => [state, 0])) as Record<JointState, number>;
  for (const { state } of standings) counts[state] += 1;
  return counts;
}

/** What all of them together need: one approval covers the list, so it is the strictest of each (A9). */
export function strictestNeed(needs: readonly (ApprovalNeed | null)[]): ApprovalNeed | null {
  const asked = needs.filter((need) => need !== null);
  if (asked.length === 0) return null;
  return {
    count: Math.max(...asked.map(({ count }) => count)),
    supervisor: asked.some(({ supervisor }) => supervisor),
    teams: [...new Set(asked.flatMap(({ teams }) => teams))],
  };
}
