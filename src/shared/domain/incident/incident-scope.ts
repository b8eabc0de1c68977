// Which cases a crisis is about.
import type { Case } from '../case';
import type { Instant } from '../time';
import { type Incident, phaseOf } from './incident';

export type InScope = Pick<Case, 'brandId' | 'contactType'>;

/**
 * Whether a case belongs to a crisis. One whose contact type nobody has set belongs to it too: nobody has looked yet
 * whether it is about that, and words that went out are not to be had back.
 */
export function isInScope(incident: Pick<Incident, 'brandId' | 'topics'>, state: InScope): boolean {
  if (incident.brandId !== state.brandId) return false;
  const { topics } = incident;
  return topics.length === 0 || state.contactType === null || topics.includes(state.contactType);
}

/** The crises that rule over a case now, the newest first: its position is the one that counts. */
export function activeFor(incidents: readonly Incident[], state: InScope, now: Instant): readonly Incident[] {
  return incidents
    .filter((incident) => phaseOf(incident, now) === 'active' && isInScope(incident, state))
    .sort((a, b) => b.declared.at - a.declared.at);
}
