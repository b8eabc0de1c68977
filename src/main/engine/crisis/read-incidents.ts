// The crises as the person here may see them: for the banner, and with everything that was written down.
import { assertNever } from '../../../shared/domain/assert-never';
import { inOrderOnce, type RecordedEvent } from '../../../shared/domain/case-event';
import type { IncidentId, StepId } from '../../../shared/domain/ids';
import { maySpeak } from '../../../shared/domain/incident/frozen';
import { type Incident, overAt, phaseOf } from '../../../shared/domain/incident/incident';
import { isIncidentEvent } from '../../../shared/domain/incident/incident-event';
import { supervisesBrand } from '../../../shared/domain/supervises-brand';
import type { IncidentBanner, IncidentEntry, IncidentReading } from '../../../shared/ipc/incident-port';
import type { CommandContext } from '../command-context';
import { waitingInCrises } from './waiting-in-crises';
import { incidentsSeen } from './whose-incident';

/** Those that are not closed, the newest first. */
export function incidentBanners(context: CommandContext): readonly IncidentBanner[] {
  return incidentsHere(context).flatMap((incident): readonly IncidentBanner[] => {
    const { phase, ...banner } = bannerOf(context, incident);
    return phase === 'closed' ? [] : [{ ...banner, phase }];
  });
}

/** All of them, the newest first, closed ones too: their record stays. */
export function readIncidents(context: CommandContext): readonly IncidentReading[] {
  const waiting = waitingInCrises(context);
  return incidentsHere(context).map((incident) => {
    const { frozen, holdings: holdingsWaiting } = waiting(incident.id);
    const review = incident.closed?.review ?? null;
    const entries = entriesOf(context, incidentsSeen(context, incident.id));
    return { ...bannerOf(context, incident), review, entries, frozen, holdingsWaiting };
  });
}

/** Each once, of the brands that the person here works for. */
function incidentsHere({ me, incidents }: CommandContext): readonly Incident[] {
  const member = me();
  if (member === null) return [];
  const seen = incidents.all().filter(({ brandId }) => member.brands?.includes(brandId) ?? true);
  const once = new Map<IncidentId, Incident>();
  for (const incident of seen) if (!once.has(incident.id)) once.set(incident.id, incident);
  return [...once.values()].sort((a, b) => b.declared.at - a.declared.at);
}

function bannerOf({ me, workspace, clock }: CommandContext, incident: Incident) {
  const { id, kind, title, brands, topics, endsAt, position, speakers, holding, declared } = incident;
  const member = me();
  const current = workspace.current();
  const mayManage =
    member !== null && current !== null && brands.every((brand) => supervisesBrand(member, brand, current));
  return {
    ...{ id, kind, title, brands, topics, endsAt, position, speakers, holding, declared },
    overAt: overAt(incident),
    phase: phaseOf(incident, clock.now()),
    maySpeak: maySpeak(incident, member?.id),
    mayManage,
  };
}

/** Oldest first. What stands in the registers of several brands is told once. */
function entriesOf(
  { incidents }: Pick<CommandContext, 'incidents'>,
  all: readonly Incident[],
): readonly IncidentEntry[] {
  const told = new Map<StepId, IncidentEntry>();
  for (const { id, brandId } of all)
    for (const event of inOrderOnce(incidents.events(brandId))) {
      const entry = entryOf(event, id);
      if (entry !== null && !told.has(event.stepId)) told.set(event.stepId, entry);
    }
  return [...told.values()].sort((a, b) => a.at - b.at);
}

function entryOf({ body, actor, at }: RecordedEvent, incidentId: IncidentId): IncidentEntry | null {
  if (!isIncidentEvent(body) || body.incidentId !== incidentId) return null;
  const entry = { at, by: actor, caseId: null };
  switch (body.type) {
    case 'IncidentDeclared':
      return { ...entry, what: 'declared', text: body.position };
    case 'IncidentRevised':
      return { ...entry, what: 'revised', text: body.position };
    case 'IncidentNoted':
      return { ...entry, what: body.entry, text: body.text, caseId: body.about?.caseId ?? null };
    case 'IncidentEnded':
      return { ...entry, what: 'ended', text: '' };
    case 'IncidentClosed':
      return { ...entry, what: 'closed', text: '' };
    default:
      return assertNever(body);
  }
}
