// The day in figures, kept along: counted once when somebody first looks, then each change counts by itself.

import { BreachClock } from '../../shared/domain/breach-clock';
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { CaseId } from '../../shared/domain/ids';
import type { Instant } from '../../shared/domain/time';
import { addTally, answersOf, emptyTally, standingOf, type TodayFact } from '../../shared/domain/today';
import type { CaseStore, Recorded } from './case-store';
import type { Clock } from './clock';
import { DayMark } from './day-mark';
import { beforeAll } from './log/erased-cases';
import type { Log } from './log/open-log';
import { turn } from './turn';
import type { WorkspaceStore } from './workspace-store';

export interface TodayPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly workspace: WorkspaceStore;
}

interface Kept {
  readonly standing: TodayFact | null;
  readonly breachesAt: Instant | null;
  readonly answers: readonly TodayFact[];
}

/** Each case may have to be folded; a key gets through between two slices. */
const casesPerSlice = 50;
const nothing: Kept = { standing: null, breachesAt: null, answers: [] };

export class TodayBoard {
  private readonly mark: DayMark;
  private readonly cells = new Map<string, TodayFact>();
  private readonly kept = new Map<CaseId, Kept>();
  private readonly breaches = new BreachClock();
  /** Null: nobody has looked today. */
  private since: Instant | null = null;
  private isComplete = false;
  /** Of countings; one that another overtook ends. */
  private run = 0;
  /** What ended the counting too early; whoever looks next hears of it. */
  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly ports: TodayPorts) {
    this.mark = new DayMark(ports.log, ports.clock);
    this.mark.read();
    ports.store.onRecorded((recorded) => this.recorded(recorded));
    ports.workspace.onChanged(() => this.reset());
  }

  /** Forgets everything, so that it is counted anew: the promises may have changed, or cases are no more. */
  reset(): void {
    this.run += 1;
    this.since = null;
    this.isComplete = false;
    this.failure = null;
    this.cells.clear();
    this.kept.clear();
    this.breaches.clear();
  }

  /** Call when cases were erased. */
  forget(caseIds: readonly CaseId[]): void {
    for (const caseId of caseIds) this.keep(caseId, nothing);
  }

  /** What is known now; `isComplete` says whether everything has been counted. Throws LogUnreadable. */
  read(): { readonly facts: Iterable<TodayFact>; readonly since: Instant; readonly isComplete: boolean } {
    const { since, position } = this.mark.read();
    if (this.since !== since) {
      this.reset();
      this.since = since;
      const { run } = this;
      this.countAll(position).catch((error: unknown) => {
        if (run === this.run) this.failure = { error };
      });
    }
    const { failure } = this;
    if (failure !== null) {
      this.reset();
      throw failure.error;
    }
    this.ringBreaches();
    return { facts: this.cells.values(), since, isComplete: this.isComplete };
  }

  private recorded({ events, cases }: Recorded): void {
    const first = events[0];
    if (first !== undefined) this.mark.note(first.position);
    if (this.since === null) return;
    const answering = new Set(events.flatMap(({ body, caseId }) => (mayChangeAnswers(body) ? [caseId] : [])));
    for (const state of cases) this.count(state, answering.has(state.id));
  }

  private async countAll(position: number): Promise<void> {
    const { cases } = this.ports.log;
    const { run } = this;
    const isOver = () => this.run !== run;
    for (let after = position; ; ) {
      const changed = cases.changedAfter(after, casesPerSlice);
      for (const { caseId } of changed) this.countOnce(caseId, true);
      after = changed.at(-1)?.position ?? after;
      await turn();
      if (isOver()) return;
      if (changed.length < casesPerSlice) break;
    }
    for (let after: number | null = beforeAll; after !== null; ) {
      const { caseIds, next } = cases.watch.openAmong(after, casesPerSlice);
      for (const caseId of caseIds) this.countOnce(caseId, false);
      after = next;
      await turn();
      if (isOver()) return;
    }
    this.isComplete = true;
  }

  private countOnce(caseId: CaseId, mayHaveAnswers: boolean): void {
    if (this.kept.has(caseId) && !mayHaveAnswers) return;
    const state = this.ports.store.read(caseId);
    if (state !== null) this.count(state, mayHaveAnswers);
  }

  private count(state: Case, mayHaveAnswers: boolean): void {
    const policy = this.ports.workspace.policy(state.brandId)?.brand;
    const { since } = this;
    if (policy === undefined || since === null) {
      this.keep(state.id, nothing);
      return;
    }
    const stands = standingOf(state, policy, this.ports.clock.now());
    const known = this.kept.get(state.id)?.answers ?? [];
    this.keep(state.id, {
      standing: stands?.fact ?? null,
      breachesAt: stands?.breachesAt ?? null,
      answers: mayHaveAnswers ? answersOf(this.ports.store.events(state.id), policy, since) : known,
    });
  }

  private keep(caseId: CaseId, kept: Kept): void {
    const before = this.kept.get(caseId) ?? nothing;
    for (const fact of factsOf(before)) this.add(fact, -1);
    for (const fact of factsOf(kept)) this.add(fact, 1);
    if (kept.standing === null && kept.answers.length === 0) this.kept.delete(caseId);
    else this.kept.set(caseId, kept);
    const { breachesAt } = kept;
    if (breachesAt !== null && breachesAt !== before.breachesAt) this.breaches.set(caseId, breachesAt);
  }

  private ringBreaches(): void {
    const now = this.ports.clock.now();
    for (const caseId of this.breaches.take(now)) {
      const kept = this.kept.get(caseId);
      if (kept?.standing == null || kept.breachesAt === null || kept.breachesAt > now) continue;
      const tally = { ...kept.standing.tally, breached: 1 };
      this.keep(caseId, { ...kept, breachesAt: null, standing: { ...kept.standing, tally } });
    }
  }

  private add({ place, tally }: TodayFact, times: 1 | -1): void {
    const key = JSON.stringify([place.brandId, place.channel, place.tier, place.agent]);
    const sum = this.cells.get(key)?.tally ?? emptyTally;
    const after = addTally(sum, tally, times);
    if (after.open + after.answered === 0) this.cells.delete(key);
    else this.cells.set(key, { place, tally: after });
  }
}

/** An undo may take back what set a message aside, or where an answer counts. */
function mayChangeAnswers(body: CaseEventBody): boolean {
  if (body.type === 'MessageReceived') return body.message.writtenBy === 'brand';
  return body.type === 'ReplySent' || body.type === 'StepUndone' || body.type === 'StepRefused';
}

function factsOf({ standing, answers }: Kept): readonly TodayFact[] {
  return standing === null ? answers : [standing, ...answers];
}
