// Declaring a crisis, leading it, ending it and looking back on it.
import { asId, type IncidentId, type StepId } from '../../../shared/domain/ids';
import { type Incident, phaseOf } from '../../../shared/domain/incident/incident';
import type { IncidentEvent } from '../../../shared/domain/incident/incident-event';
import { supervisesBrand } from '../../../shared/domain/supervises-brand';
import { day } from '../../../shared/domain/time';
import type { CommandOutputs, StepOutcome } from '../../../shared/ipc/engine-answers';
import type { Command } from '../../../shared/ipc/engine-port';
import type { Happening } from '../case-store';
import { actorOf, type CommandContext, memberHere, Refusal, refuseWithoutRole } from '../command-context';
import { breakGlass } from './break-glass';
import { freezeOutbox } from './freeze-outbox';
import { noteSeats } from './note-seats';
import { registerOf } from './register';
import { reviewFrozen } from './review-frozen';
import { waitingInCrises } from './waiting-in-crises';
import { incidentsLed, incidentsSeen } from './whose-incident';

const incidentNames = [
  'incident.declare',
  'incident.revise',
  'incident.note',
  'incident.end',
  'incident.review',
  'incident.close',
  'reply.breakGlass',
] as const;
type IncidentCommand = Extract<Command, { name: (typeof incidentNames)[number] }>;
type Input<Name extends IncidentCommand['name']> = Extract<IncidentCommand, { name: Name }>['input'];

/** Longer than that nobody plans a silence; it can be made longer while it lasts. */
const longest = 14 * day;

export function isIncidentCommand(command: Command): command is IncidentCommand {
  return (incidentNames as readonly string[]).includes(command.name);
}

export interface IncidentPorts {
  readonly wakeCourier: () => void;
  readonly takesIncidents: boolean;
  readonly stepId: StepId;
}

/** Throws Refusal with the reason a person can act on. */
export function runIncidentCommand(
  context: CommandContext,
  command: IncidentCommand,
  { wakeCourier, takesIncidents, stepId }: IncidentPorts,
): CommandOutputs[IncidentCommand['name']] {
  switch (command.name) {
    case 'incident.declare': {
      if (!takesIncidents) throw new Refusal('incident-hub-too-old');
      const declared = declare(context, command.input, stepId);
      wakeCourier();
      return declared;
    }
    case 'reply.breakGlass':
    case 'incident.review': {
      const changed =
        command.name === 'incident.review'
          ? reviewFrozen(context, command.input)
          : breakGlass(context, command.input);
      context.store.record(changed, { stepId });
      wakeCourier();
      return outcomeOf(stepId);
    }
    default:
      if (command.name === 'incident.end') endWithSeats(context, command, stepId);
      else write(context, change(context, command), stepId);
      // Together, before the courier marks each by itself.
      if (command.name === 'incident.end') freezeOutbox(context);
      wakeCourier();
      return outcomeOf(stepId);
  }
}

function declare(
  context: CommandContext,
  { kind, title, brands, topics, endsAt, position, speakers, holding }: Input<'incident.declare'>,
  stepId: StepId,
): CommandOutputs['incident.declare'] {
  const me = memberHere(context);
  const workspace = context.workspace.current();
  if (workspace === null) throw new Refusal('brand-not-in-workspace');
  const named = workspace.brands.filter(({ id }) => brands.includes(id));
  if (named.length < new Set(brands).size) throw new Refusal('brand-not-in-workspace');
  if (!named.every(({ id }) => supervisesBrand(me, id, workspace)))
    throw new Refusal('incident-needs-supervisor');
  refuseStrangers(context, speakers);
  refuseEnd(context, endsAt);
  const known = new Set(named.flatMap(({ contactTypes }) => contactTypes.map(({ id }) => id)));
  if (topics.some((topic) => !known.has(topic))) throw new Refusal('incident-topic-unknown');
  // The command said twice declares once.
  const incidentId = asId<IncidentId>(stepId);
  const declaration = { kind, title, topics, endsAt, position, speakers, holding };
  const body: IncidentEvent = {
    type: 'IncidentDeclared',
    incidentId,
    ...declaration,
    brands: named.map(({ id }) => id),
  };
  const actor = actorOf(context);
  context.store.record(
    named.map(({ id }): Happening => ({ caseId: registerOf(id), brandId: id, actor, body })),
    { stepId },
  );
  noteSeats(context, incidentId, 'seated');
  return { incidentId, frozen: freezeOutbox(context) };
}

/** Who had a seat by it is written down before the seats are gone. */
function endWithSeats(
  context: CommandContext,
  command: Extract<Change, { name: 'incident.end' }>,
  stepId: StepId,
): void {
  const ending = change(context, command);
  noteSeats(context, command.input.incidentId, 'unseated');
  write(context, ending, stepId);
}

type Change = Exclude<IncidentCommand, { name: 'incident.declare' | 'incident.review' | 'reply.breakGlass' }>;

/** What shall be written into every register of a crisis. */
interface Writing {
  readonly incidents: readonly Incident[];
  readonly body: IncidentEvent;
}

function change(context: CommandContext, command: Change): Writing {
  const { incidentId } = command.input;
  const isForAnybody = command.name === 'incident.note';
  const incidents = (isForAnybody ? incidentsSeen : incidentsLed)(context, incidentId);
  const now = context.clock.now();
  const isActive = incidents.some((incident) => phaseOf(incident, now) === 'active');
  const isClosed = incidents.every(({ closed }) => closed !== null);
  switch (command.name) {
    case 'incident.note': {
      refuseWithoutRole(context, 'note');
      if (isClosed) throw new Refusal('incident-closed');
      const { entry, text } = command.input;
      return { incidents, body: { type: 'IncidentNoted', incidentId, entry, text, about: null } };
    }
    case 'incident.revise': {
      if (!isActive) throw new Refusal('incident-over');
      const { endsAt, position, speakers } = command.input;
      refuseStrangers(context, speakers);
      refuseEnd(context, endsAt);
      return { incidents, body: { type: 'IncidentRevised', incidentId, endsAt, position, speakers } };
    }
    case 'incident.end':
      if (!isActive) throw new Refusal('incident-over');
      return { incidents, body: { type: 'IncidentEnded', incidentId } };
    case 'incident.close':
      if (isClosed) throw new Refusal('incident-closed');
      if (isActive) throw new Refusal('incident-not-over');
      if (waitingInCrises(context)(incidentId).frozen.length > 0) throw new Refusal('incident-frozen-left');
      return {
        incidents,
        body: { type: 'IncidentClosed', incidentId, review: command.input.review },
      };
  }
}

function write(context: CommandContext, { incidents, body }: Writing, stepId: StepId): void {
  const actor = actorOf(context);
  context.store.record(
    incidents.map(({ brandId }): Happening => ({ caseId: registerOf(brandId), brandId, actor, body })),
    { stepId },
  );
}

function refuseStrangers(context: CommandContext, speakers: Incident['speakers']): void {
  const members = context.workspace.current()?.members ?? [];
  if (speakers.some((id) => !members.some((member) => member.id === id)))
    throw new Refusal('incident-speaker-unknown');
}

function refuseEnd({ clock }: CommandContext, endsAt: Incident['endsAt']): void {
  const lasts = endsAt - clock.now();
  if (lasts <= 0 || lasts > longest) throw new Refusal('incident-end-time');
}

function outcomeOf(stepId: StepId): StepOutcome {
  return { stepId, changed: 1, refused: [], createdCaseId: null };
}
