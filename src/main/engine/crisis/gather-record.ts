// Gathers the complete record of a crisis: everything said and decided, inside and out, in the order of time.
import { createHash } from 'node:crypto';
import type { Case } from '../../../shared/domain/case';
import { inOrderOnce, type RecordedEvent } from '../../../shared/domain/case-event';
import { asId, type CaseId, type IncidentId, type StepId } from '../../../shared/domain/ids';
import type { Incident } from '../../../shared/domain/incident/incident';
import { isIncidentEvent } from '../../../shared/domain/incident/incident-event';
import { isInScope } from '../../../shared/domain/incident/incident-scope';
import { chainedLines, lastHash, recordFormat } from '../../../shared/domain/record/record-chain';
import type { RecordEntry, RecordedCase, RecordHead } from '../../../shared/domain/record/record-entry';
import type { Happening } from '../case-store';
import { actorOf, type CommandContext, seenCase } from '../command-context';
import { turn } from '../turn';
import { registerOf } from './register';
import { incidentsLed } from './whose-incident';

/** A key that is pressed meanwhile waits for no more than these. */
const casesPerSlice = 25;
const eventsPerSlice = 5_000;
const linesPerSlice = 500;

/**
 * The lines of the record (record-chain.ts). Of every case in its scope in which something happened since the declaration, and of every
 * thread that got its holding message, the whole story is in it. Throws Refusal.
 */
export async function gatherRecord(
  context: CommandContext,
  incidentId: IncidentId,
): Promise<readonly string[]> {
  const incidents = incidentsLed(context, incidentId);
  const cases: RecordedCase[] = [];
  const entries = incidents.flatMap((incident) => ofRegister(context, incident));
  for await (const told of storiesOf(context, incidents)) {
    cases.push(told.case);
    entries.push(...told.entries);
  }
  entries.sort((a, b) => a.at - b.at || a.position - b.position);
  return chained([headOf(context, incidents, cases), ...entries]);
}

function ofRegister({ incidents }: CommandContext, { id, brandId }: Incident): readonly RecordEntry[] {
  return inOrderOnce(incidents.events(brandId))
    .filter(({ body }) => isIncidentEvent(body) && body.incidentId === id)
    .map((event) => ({ ...entryOf(event), caseId: null }));
}

async function* storiesOf(context: CommandContext, incidents: readonly Incident[]) {
  const { store } = context;
  // What changes meanwhile comes up again.
  const told = new Set<CaseId>();
  let looked = 0;
  for (const caseIds of casesSince(context, incidents)) {
    await turn();
    for (const caseId of caseIds) {
      looked += 1;
      if (looked % casesPerSlice === 0) await turn();
      const state = told.has(caseId) ? null : seenCase(context, caseId);
      if (state === null || !incidents.some((incident) => isPartOf(incident, state))) continue;
      told.add(caseId);
      const { number, brandId, accountId, channel, customer } = state;
      const its = { caseId, number, brandId, accountId, channel, customer: customer?.name ?? '' };
      yield { case: its, entries: inOrderOnce(store.events(caseId)).map(entryOf) };
    }
  }
}

/** Also a thread that got its holding message, and was about something else as it turned out. */
function isPartOf(incident: Incident, state: Case): boolean {
  const { brandId, holdings = [] } = state;
  return isInScope(incident, state) || (incident.brandId === brandId && holdings.includes(incident.id));
}

/** Cases in which something happened since the declaration, a part at a time; some come up again. */
function* casesSince(
  context: CommandContext,
  incidents: readonly Incident[],
): Generator<Iterable<CaseId>, void> {
  const { events, cases } = context.log;
  const declaredAt = Math.min(...incidents.map(({ declared }) => declared.at));
  const heard = heardAt(context, incidents);
  // Who hears of it late has written what happened in between before it.
  for (let after = 0; after < heard; after += eventsPerSlice)
    yield events.casesBetween(after, Math.min(after + eventsPerSlice, heard), declaredAt);
  for (let after = heard; ; ) {
    const changed = cases.changedAfter(after, casesPerSlice);
    yield changed.map(({ caseId }) => caseId);
    after = changed.at(-1)?.position ?? after;
    if (changed.length < casesPerSlice) return;
  }
}

/** The place in this log of the first word of it. */
function heardAt({ incidents }: CommandContext, all: readonly Incident[]): number {
  const places = all.flatMap(({ id, brandId }) =>
    incidents
      .events(brandId)
      .filter(({ body }) => body.type === 'IncidentDeclared' && body.incidentId === id)
      .map(({ position }) => position),
  );
  return Math.min(...places);
}

async function chained(values: readonly unknown[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let from = 0; from < values.length; from += linesPerSlice) {
    lines.push(...chainedLines(values.slice(from, from + linesPerSlice), sha256, lastHash(lines)));
    await turn();
  }
  return lines;
}

function entryOf(event: RecordedEvent): RecordEntry & { readonly caseId: CaseId } {
  const { at, actor, brandId, caseId, operationId, stepId, position, hubPosition, body } = event;
  return { at, actor, brandId, caseId, operationId, stepId, position, listPosition: hubPosition, body };
}

function headOf(
  context: CommandContext,
  [first]: readonly Incident[],
  cases: readonly RecordedCase[],
): RecordHead {
  if (first === undefined) throw new Error('A record is of a crisis');
  const { brandId: _, ...incident } = first;
  const { brands = [], members = [] } = context.workspace.current() ?? {};
  return {
    format: recordFormat,
    incident,
    madeAt: context.clock.now(),
    madeBy: actorOf(context),
    brands: brands.filter(({ id }) => first.brands.includes(id)).map(({ id, name }) => ({ id, name })),
    people: members.map(({ id, name }) => ({ id, name })),
    cases,
  };
}

/** Writes what stands for the lines into the register: whoever has the log can say whether a file is the one saved. */
export function noteRecord(context: CommandContext, incidentId: IncidentId, hash: string): void {
  const actor = actorOf(context);
  context.store.record(
    incidentsLed(context, incidentId).map(({ id, brandId }): Happening => {
      const body = {
        type: 'IncidentNoted',
        incidentId: id,
        entry: 'exported',
        text: hash,
        about: null,
      } as const;
      return { caseId: registerOf(brandId), brandId, actor, body };
    }),
    { stepId: asId<StepId>(context.chance.id()) },
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
