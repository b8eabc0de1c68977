// Whom a crisis concerns here, and who decides about it.
import type { IncidentId } from '../../../shared/domain/ids';
import type { Incident } from '../../../shared/domain/incident/incident';
import { supervisesBrand } from '../../../shared/domain/supervises-brand';
import { type CommandContext, memberHere, Refusal } from '../command-context';

/** A crisis as each register of the brands of who sits here has it. Throws Refusal where it is in none. */
export function incidentsSeen(context: CommandContext, incidentId: IncidentId): readonly Incident[] {
  const { brands } = memberHere(context);
  const incidents = context.incidents
    .find(incidentId)
    .filter(({ brandId }) => brands?.includes(brandId) ?? true);
  if (incidents.length === 0) throw new Refusal('incident-not-found');
  return incidents;
}

/** The same for who leads it: whoever answers for some of its brands only does not. Throws Refusal. */
export function incidentsLed(context: CommandContext, incidentId: IncidentId): readonly Incident[] {
  const incidents = incidentsSeen(context, incidentId);
  const workspace = context.workspace.current();
  const me = memberHere(context);
  const isLed = incidents[0]?.brands.every((id) => workspace !== null && supervisesBrand(me, id, workspace));
  if (isLed !== true) throw new Refusal('incident-needs-supervisor');
  return incidents;
}
