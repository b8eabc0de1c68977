// Holding a drill: begun and ended in the sandbox, and scored from the events in between (R83, A23).
import type { AgentId, CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { answersOf, standingOf } from '../../../shared/domain/today';
import {
  type DrilledCase,
  drillFigures,
  drillPoints,
  isDrillOverdue,
  nextDrillDue,
} from '../../../shared/domain/training/drill';
import type { DrillRecord, SignedRecord } from '../../../shared/domain/training/training-record';
import type { DrillStanding } from '../../../shared/ipc/training-port';
import type { Training } from '../../../shared/workspace/schema';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import type { DrillsAtHub } from '../hub/drills-at-hub';
import { beforeAll } from '../log/erased-cases';
import { turn } from '../turn';
import { type DrillUnderWay, readOpenTraining, writeOpenTraining } from './open-sitting';
import { signRecord } from './record-signer';
import { trainingOf } from './sit-step';
import { recordTraining } from './training-records';

type Drill = Training['drills'][number];

/** Each case may have to be folded; a key gets through between two slices. */
const casesPerSlice = 50;

/** A drill that was asked for, with the operation that asks. */
interface Beginning {
  readonly drill: string;
  readonly id: string;
}

/**
 * Starts the clock of a drill whose scenario is being played: at a hub for practice its clock, for every desktop that
 * joined it. Throws Refusal.
 */
export async function beginDrill(
  context: CommandContext,
  { drill: drillId, id }: Beginning,
  hub: DrillsAtHub | null,
): Promise<null> {
  const { log, workspace, clock, results } = context;
  const me = memberHere(context);
  if (!workspace.sandbox) throw new Refusal('drill-only-in-sandbox');
  const drill = drillOf(context, drillId);
  const open = readOpenTraining(log);
  if (open.drill?.id === id) return null;
  if (runningDrill(context) !== null) throw new Refusal('drill-running');
  if (!scenariosPlayed(context).includes(drill.scenario)) throw new Refusal('drill-other-scenario');
  if (hub !== null) {
    const known = trainingOf(context).drills.map((one) => one.id);
    results.drillRuns(await hub.begin(id, drillId, known));
    return null;
  }
  const running = { id, drill: drillId, startedAt: clock.now(), position: log.events.position(), by: me.id };
  writeOpenTraining(log, { ...open, drill: running });
  return null;
}

/** Null also for one that the workspace has no more: it cannot be ended, and is in nobody's way. */
export function runningDrill({ log, workspace }: CommandContext): DrillUnderWay | null {
  const { drill } = readOpenTraining(log);
  const isKnown = workspace.current()?.training?.drills.some(({ id }) => id === drill?.drill);
  return isKnown ? drill : null;
}

/**
 * Ends the drill that runs and scores it. One of several desktops counts what all of them did, as far as the hub has it, and
 * ends for all of them; whoever ends it a moment later is told that it is over. Throws Refusal.
 */
export async function endDrill(context: CommandContext, hub: DrillsAtHub | null): Promise<SignedRecord> {
  const { log, clock } = context;
  const { drill: running } = readOpenTraining(log);
  if (running === null) throw new Refusal('drill-not-running');
  const drill = drillOf(context, running.drill);
  const shared = running.isShared === true ? hub : null;
  await shared?.caughtUp();
  // The start is the hub's, and this clock may be behind it.
  const endedAt = Math.max(clock.now(), running.startedAt);
  const record = await scored(context, { running, drill, endedAt });
  if (shared !== null) return endedAtHub(context, record, shared);
  return log.transact(() => {
    // Somebody else at this desk may have ended it while the events were read.
    const open = readOpenTraining(log);
    if (open.drill?.id !== running.id) throw new Refusal('drill-not-running');
    writeOpenTraining(log, { ...open, drill: null });
    return recordTraining(log, record);
  });
}

async function endedAtHub(
  { log, results }: CommandContext,
  record: DrillRecord,
  hub: DrillsAtHub,
): Promise<SignedRecord> {
  const signed = log.transact(() => signRecord(log, record));
  const isFirst = await hub.end(record.id, signed);
  results.drillRuns(null);
  if (!isFirst) throw new Refusal('drill-not-running');
  return results.keepAtHub({ record, signed, agent: null });
}

interface Held {
  readonly running: DrillUnderWay;
  readonly drill: Drill;
  readonly endedAt: Instant;
}

async function scored(context: CommandContext, { running, drill, endedAt }: Held): Promise<DrillRecord> {
  const { cases, people } = await whatHappened(context, running, endedAt);
  const figures = drillFigures(drill, running.startedAt, cases);
  return {
    kind: 'drill',
    id: running.id,
    workspace: context.workspace.current()?.name ?? '',
    sandbox: true,
    startedAt: running.startedAt,
    endedAt,
    drill: drill.id,
    scenario: drill.scenario,
    people: [...new Set([running.by, ...people])],
    figures,
    ...drillPoints(drill, figures),
  };
}

/** For each drill of the workspace the newest that is known here, and whether the next one is owed. */
export function drillStandings(
  drills: readonly Pick<Drill, 'id'>[],
  records: readonly SignedRecord[],
  now: Instant,
): readonly DrillStanding[] {
  return drills.map(({ id }) => {
    const held = records.flatMap(({ record, signer }) =>
      record.kind === 'drill' && record.drill === id ? [{ record, signer }] : [],
    );
    const [last = null] = held.sort((a, b) => b.record.endedAt - a.record.endedAt);
    const endedAt = last?.record.endedAt ?? null;
    return {
      drill: id,
      last,
      dueAt: endedAt === null ? null : nextDrillDue(endedAt),
      isOverdue: isDrillOverdue(endedAt, now),
    };
  });
}

export function scenariosPlayed({ workspace }: Pick<CommandContext, 'workspace'>): readonly string[] {
  const accounts = workspace.current()?.accounts ?? [];
  return [...new Set(accounts.flatMap((one) => (one.channel === 'sandbox' ? [one.scenario] : [])))];
}

interface Happened {
  readonly cases: readonly DrilledCase[];
  /** Who did something in a case. */
  readonly people: readonly AgentId[];
}

async function whatHappened(
  context: CommandContext,
  { position, startedAt }: DrillUnderWay,
  endedAt: Instant,
): Promise<Happened> {
  const cases: DrilledCase[] = [];
  const people = new Set<AgentId>();
  const looked = new Set<CaseId>();
  for await (const caseIds of slicesOf(context, position)) {
    for (const caseId of caseIds) {
      if (looked.has(caseId)) continue;
      looked.add(caseId);
      const drilled = drilledCase(context, caseId, { startedAt, endedAt });
      if (drilled === null) continue;
      cases.push(drilled);
      for (const event of drilled.events)
        if (event.position > position && event.at >= startedAt && event.actor.kind === 'agent')
          people.add(event.actor.id);
    }
  }
  return { cases, people: [...people] };
}

/** The cases in which something happened, and those that wait without anything having happened. */
async function* slicesOf({ log }: CommandContext, position: number): AsyncGenerator<readonly CaseId[]> {
  for (let after = position; ; ) {
    const changed = log.cases.changedAfter(after, casesPerSlice);
    yield changed.map(({ caseId }) => caseId);
    after = changed.at(-1)?.position ?? after;
    if (changed.length < casesPerSlice) break;
    await turn();
  }
  for (let after: number | null = beforeAll; after !== null; ) {
    const { caseIds, next } = log.cases.watch.openAmong(after, casesPerSlice);
    yield caseIds;
    after = next;
    await turn();
  }
}

function drilledCase(
  { store, workspace }: CommandContext,
  caseId: CaseId,
  { startedAt, endedAt }: { readonly startedAt: Instant; readonly endedAt: Instant },
): DrilledCase | null {
  const state = store.read(caseId);
  const brand = state === null ? null : (workspace.policy(state.brandId)?.brand ?? null);
  if (state === null || brand === null) return null;
  const events = store.events(caseId);
  const answers = answersOf(events, brand, startedAt);
  const lateAnswers = answers.reduce((sum, { tally }) => sum + tally.answered - tally.inTime, 0);
  const waiting = standingOf(state, brand, endedAt)?.fact.tally.breached ?? 0;
  return { brand, contactType: state.contactType, events, late: lateAnswers + waiting };
}

function drillOf(context: CommandContext, id: string): Drill {
  const drill = trainingOf(context).drills.find((one) => one.id === id);
  if (drill === undefined) throw new Refusal('drill-unknown');
  return drill;
}
