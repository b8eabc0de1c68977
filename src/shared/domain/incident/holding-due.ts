// Where the holding message of a crisis is due: once in each thread in which a customer waits.
import type { Case } from '../case';
import type { PendingReply } from '../reply';
import type { Instant } from '../time';
import { type Incident, phaseOf } from './incident';
import { isInScope } from './incident-scope';

export type HoldingPlace = Pick<
  Case,
  'brandId' | 'contactType' | 'channel' | 'status' | 'unanswered' | 'lastCustomerMessage' | 'holdings'
>;

/**
 * Whether a thread still needs the holding message (R81). Not where nobody waits, where it has gone out or is on its
 * way, and not after the crisis.
 */
export function isHoldingDue(incident: Incident, state: HoldingPlace, now: Instant): boolean {
  if (incident.holding === '' || phaseOf(incident, now) !== 'active' || !isInScope(incident, state))
    return false;
  // Whom somebody spoke to on the phone or at a counter nobody writes to here.
  const isByHand = state.channel === 'phone' || state.channel === 'counter';
  if (state.status !== 'open' || isByHand) return false;
  const { lastCustomerMessage, unanswered, holdings = [] } = state;
  if (lastCustomerMessage === null || lastCustomerMessage.withdrawn) return false;
  return unanswered.length > 0 && !holdings.includes(incident.id);
}

/** Whether an answer was faster, or may have been: words that ask for patience do not come after it. */
export function isHoldingLate(
  { content, released }: PendingReply,
  { unanswered, pendingReplies }: Pick<Case, 'unanswered' | 'pendingReplies'>,
): boolean {
  if (released.includes('answered-elsewhere')) return false;
  const others = pendingReplies.filter((other) => other.content.replyId !== content.replyId);
  return unanswered.length === 0 || others.some(({ state }) => state === 'sending' || state === 'unknown');
}
