// Whose words a crisis stops, what those need that it does not stop, and when stopped ones may go.
import type { Approval } from '../approval';
import type { ApprovalNeed } from '../approval-policy';
import type { AgentId } from '../ids';
import type { PendingReply } from '../reply';
import type { Instant } from '../time';
import { type Incident, overAt } from './incident';
import { type InScope, isInScope } from './incident-scope';

/** What is known of a reply that shall leave. */
export type Outgoing = Pick<
  PendingReply,
  'author' | 'submittedAt' | 'reviewedAt' | 'changedAt' | 'approval' | 'holding'
>;

/**
 * The crisis that a reply waits for; null: none stops it. Stopped is everything in the scope that was written before
 * the crisis was over, also before it was declared and on desktops that had not heard of it, but for
 * - the holding message, which was approved with the declaration, also in crises that were declared before; once its own
 *   crisis is over it leaves no more
 * - words of people on the list that somebody approved since, or that they let go alone with a reason
 * - words that a supervisor looked at after it was over and let go
 */
export function frozenBy(
  reply: Outgoing,
  state: InScope,
  { incidents, now }: { readonly incidents: readonly Incident[]; readonly now: Instant },
): Incident | null {
  // The newest position is the one that counts: its holding message was approved with all that was declared before.
  const own = incidents.find(({ id }) => id === reply.holding) ?? null;
  if (own !== null && now >= overAt(own) && !isReviewed(own, reply, now)) return own;
  const holdsSince = own?.declared.at ?? null;
  return (
    incidents.find(
      (incident) => isInScope(incident, state) && freezes(incident, { ...reply, holdsSince }, now),
    ) ?? null
  );
}

/** Whether somebody may speak while the crisis lasts. */
export function maySpeak({ speakers }: Pick<Incident, 'speakers'>, agent: AgentId | undefined): boolean {
  return agent !== undefined && speakers.includes(agent);
}

/** While a crisis lasts nothing goes out that a second person has not read. */
export function needInIncident(need: ApprovalNeed | null): ApprovalNeed {
  return need ?? { count: 1, supervisor: false, teams: [] };
}

function freezes(
  incident: Incident,
  reply: Outgoing & { readonly holdsSince: Instant | null },
  now: Instant,
): boolean {
  const end = overAt(incident);
  if ((reply.submittedAt ?? reply.changedAt) >= end) return false;
  if (isReviewed(incident, reply, now)) return false;
  if (!maySpeak(incident, reply.author)) return true;
  if (reply.holdsSince !== null && reply.holdsSince >= incident.declared.at) return false;
  return reply.approval === undefined || wasApprovedBefore(reply.approval, incident.declared.at);
}

/** A supervisor looked at it after the crisis was over. */
function isReviewed(incident: Incident, { reviewedAt }: Outgoing, now: Instant): boolean {
  const end = overAt(incident);
  return reviewedAt !== undefined && reviewedAt >= end && now >= end;
}

/** Who read it then had not read the position. What still waits for its approval is held by that. */
function wasApprovedBefore({ state, given, glass }: Approval, declaredAt: Instant): boolean {
  if (state !== 'approved') return false;
  const times = glass === undefined ? given.map(({ at }) => at) : [glass.at];
  return times.length === 0 || times.some((at) => at < declaredAt);
}
