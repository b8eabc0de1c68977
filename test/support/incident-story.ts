// Tells of a crisis with as little said as a test needs.
import { type AgentId, asId, type BrandId, type IncidentId } from '../../src/shared/domain/ids';
import { foldIncidents, type Incident } from '../../src/shared/domain/incident/incident';
import type { Declaration, IncidentEvent } from '../../src/shared/domain/incident/incident-event';
import { story, type Told } from './story';

export const incidentId = asId<IncidentId>('fedcba9876543210fedcba9876543210');
export const speaker = asId<AgentId>('lucia');

/** The story's first event is at 1,000: a crisis declared first lasts from then on. */
export function declared(
  more: Partial<Declaration> = {},
  id = incidentId,
): Extract<IncidentEvent, { type: 'IncidentDeclared' }> {
  return {
    type: 'IncidentDeclared',
    incidentId: id,
    kind: 'backlash',
    title: 'The summer campaign',
    brands: [asId<BrandId>('aurea-derma')],
    topics: [],
    endsAt: 100_000,
    position: 'We have stopped it and say why on Friday.',
    speakers: [speaker],
    holding: 'We have read you and will be back today.',
    ...more,
  };
}

/** The only crisis of a story. */
export function theIncident(...told: readonly Told[]): Incident {
  const [incident] = foldIncidents(story(...told));
  if (incident === undefined) throw new Error('The story declared no crisis');
  return incident;
}
