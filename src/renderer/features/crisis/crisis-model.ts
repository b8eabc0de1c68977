// What the screens of a crisis make of what was typed, and how its log reads.
import type { InScope } from '../../../shared/domain/incident/incident-scope';
import { supervisesBrand } from '../../../shared/domain/supervises-brand';
import { minute } from '../../../shared/domain/time';
import type { IncidentBanner, IncidentReading } from '../../../shared/ipc/incident-port';
import type { Member, Workspace } from '../../../shared/workspace/schema';
import { rulesOver } from '../../data/use-crisis-here';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** An instant as a date and time field writes it, in this place's time. */
export function fieldTime(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * minute;
  return new Date(at - offset).toISOString().slice(0, 16);
}

/** Null: no time is written there. */
export function instantOf(written: string): number | null {
  const at = new Date(written).getTime();
  return Number.isFinite(at) ? at : null;
}

/** The brands somebody may declare a crisis for. */
export function brandsToDeclare(workspace: Workspace, me: Member | undefined): readonly Choice[] {
  return workspace.brands
    .filter(({ id }) => me !== undefined && supervisesBrand(me, id, workspace))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The contact types of some brands, each once. */
export function topicsOf({ brands }: Workspace, chosen: ReadonlySet<string>): readonly Choice[] {
  const found = new Map<string, string>();
  for (const { id, contactTypes } of brands)
    if (chosen.has(id)) for (const type of contactTypes) found.set(type.id, type.label);
  return [...found].map(([value, label]) => ({ value, label }));
}

export function peopleOf({ members }: Pick<Workspace, 'members'>): readonly Choice[] {
  return members.map(({ id, name }) => ({ value: id, label: name }));
}

/** What may be done with a crisis now: it is led, looked at, or over and done. */
export function isReviewed({ phase, frozen }: Pick<IncidentReading, 'phase' | 'frozen'>): boolean {
  return phase !== 'active' && frozen.length === 0;
}

/** Of several crises the newest one whose holding message somebody may send to one of these threads; undefined: none. */
export function holdingFor(
  incidents: readonly IncidentBanner[],
  threads: readonly InScope[],
): IncidentBanner | undefined {
  return incidents.find(
    (incident) =>
      incident.holding !== '' && incident.maySpeak && threads.some((thread) => rulesOver(incident, thread)),
  );
}
