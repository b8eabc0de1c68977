// What a crisis asks of who sits here in one case.
import { type InScope, isInScope } from '../../shared/domain/incident/incident-scope';
import type { IncidentBanner } from '../../shared/ipc/incident-port';
import { useStatusPart } from './desk-queries';

/** - none: no crisis is about it; speaks: a colleague reads everything first; silent: what is written waits */
export type CrisisHere = 'none' | 'speaks' | 'silent';

export function useCrisisHere(state: InScope): CrisisHere {
  return crisisHere(useStatusPart((status) => status.incidents) ?? [], state);
}

/** Of several the strictest counts. */
export function crisisHere(incidents: readonly IncidentBanner[], state: InScope): CrisisHere {
  const ruling = incidents.filter((incident) => rulesOver(incident, state));
  if (ruling.length === 0) return 'none';
  return ruling.every(({ maySpeak }) => maySpeak) ? 'speaks' : 'silent';
}

/** Whether a crisis lasts and is about a case. */
export function rulesOver({ phase, brands, topics }: IncidentBanner, state: InScope): boolean {
  const { brandId } = state;
  return phase === 'active' && brands.includes(brandId) && isInScope({ brandId, topics }, state);
}
