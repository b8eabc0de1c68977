// A crisis as its events say it stands: what was declared, what was decided, whether it is over.
import type { Actor } from '../actor';
import { assertNever } from '../assert-never';
import { type CaseEvent, inOrderOnce, type RecordedEvent } from '../case-event';
import type { BrandId, IncidentId } from '../ids';
import type { Instant } from '../time';
import { type Declaration, type IncidentEvent, type IncidentReview, isIncidentEvent } from './incident-event';

/** Who did something, and when. */
interface Done {
  readonly by: Actor;
  readonly at: Instant;
}

export interface Incident extends Declaration {
  readonly id: IncidentId;
  /** In whose register it stands. */
  readonly brandId: BrandId;
  readonly declared: Done;
  /** A supervisor said that it is over; null while nobody did. */
  readonly ended: Done | null;
  readonly closed: (Done & { readonly review: IncidentReview }) | null;
}

/**
 * - active: people who are not on its list send nothing in its scope
 * - over: nothing more is frozen; what was waits for a person to decide
 * - closed: it was looked back on
 */
export type IncidentPhase = 'active' | 'over' | 'closed';

/** The crises of one brand in the order they were declared in, after all events of its register. */
export function foldIncidents(events: readonly RecordedEvent[]): readonly Incident[] {
  const found = new Map<IncidentId, Incident>();
  for (const event of inOrderOnce(events)) {
    const { body } = event;
    if (!isIncidentEvent(body)) continue;
    const after = afterEvent(found.get(body.incidentId) ?? null, event, body);
    if (after !== null) found.set(after.id, after);
  }
  return [...found.values()];
}

/** From when on nothing more is frozen: its end time, or sooner when a supervisor ended it. */
export function overAt({ endsAt, ended }: Pick<Incident, 'endsAt' | 'ended'>): Instant {
  return ended === null ? endsAt : Math.min(endsAt, ended.at);
}

export function phaseOf(incident: Incident, now: Instant): IncidentPhase {
  if (incident.closed !== null) return 'closed';
  return now < overAt(incident) ? 'active' : 'over';
}

function afterEvent(before: Incident | null, event: CaseEvent, body: IncidentEvent): Incident | null {
  if (body.type === 'IncidentDeclared') return before ?? declared(event, body);
  if (before === null) return null;
  const done = { by: event.actor, at: event.at };
  switch (body.type) {
    case 'IncidentRevised': {
      // What was ended stays so; a colleague who did not know yet changes nothing about it.
      if (before.ended !== null) return before;
      const { endsAt, position, speakers } = body;
      return { ...before, endsAt, position, speakers };
    }
    case 'IncidentEnded':
      return { ...before, ended: before.ended ?? done };
    case 'IncidentClosed': {
      const closed = before.closed ?? { ...done, review: body.review };
      return { ...before, ended: before.ended ?? done, closed };
    }
    case 'IncidentNoted':
      return before;
    default:
      return assertNever(body);
  }
}

function declared(
  { brandId, actor, at }: CaseEvent,
  { type: _, incidentId: id, ...declaration }: Extract<IncidentEvent, { type: 'IncidentDeclared' }>,
): Incident {
  return { ...declaration, id, brandId, declared: { by: actor, at }, ended: null, closed: null };
}
