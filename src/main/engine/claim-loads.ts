// How many cases each person carries: those they hold whose customer waits. Counted once, then kept along.
import { awaitsAnswer, type Case } from '../../shared/domain/case';
import { foldCase } from '../../shared/domain/fold';
import type { AgentId, CaseId } from '../../shared/domain/ids';
import type { CaseStore } from './case-store';
import { beforeAll } from './log/erased-cases';
import type { Log } from './log/open-log';
import { turn } from './turn';

/** Each case may have to be folded; a key gets through between two slices. */
const casesPerSlice = 50;

export class ClaimLoads {
  private readonly holders = new Map<CaseId, AgentId>();
  private readonly loads = new Map<AgentId, number>();
  private counting: Promise<void> | null = null;

  constructor(
    private readonly log: Log,
    private readonly store: CaseStore,
  ) {}

  /** Resolves when every open case has been counted; what changes meanwhile is counted as well. */
  ready(): Promise<void> {
    this.counting ??= this.countAll();
    return this.counting;
  }

  of(agent: AgentId): number {
    return this.loads.get(agent) ?? 0;
  }

  /** Call with cases that changed. */
  note(cases: readonly Case[]): void {
    if (this.counting === null) return;
    for (const state of cases) this.hold(state.id, carriedBy(state));
  }

  /** Call when cases were erased: nobody carries them any more. */
  forget(caseIds: Iterable<CaseId>): void {
    for (const caseId of caseIds) this.hold(caseId, null);
  }

  /** The same when a brand went, of which nobody can say which cases were its own. */
  forgetErased(): void {
    this.forget([...this.holders.keys()].filter((caseId) => this.store.read(caseId) === null));
  }

  private async countAll(): Promise<void> {
    this.store.onRecorded(({ cases }) => this.note(cases));
    for (let after: number | null = beforeAll; after !== null; ) {
      const { caseIds, next } = this.log.cases.watch.openAmong(after, casesPerSlice);
      for (const state of this.statesOf(caseIds)) this.hold(state.id, carriedBy(state));
      after = next;
      await turn();
    }
  }

  /** Those that are not at hand are folded for this alone: they would drive out what a person works on. */
  private statesOf(caseIds: readonly CaseId[]): readonly Case[] {
    const missing = caseIds.filter((caseId) => !this.store.isAtHand(caseId));
    const stories = missing.length === 0 ? null : this.log.events.readCases(missing, 'seals');
    return caseIds
      .map((caseId) => this.store.atHand(caseId) ?? foldCase(stories?.get(caseId) ?? []))
      .filter((state) => state !== null);
  }

  private hold(caseId: CaseId, agent: AgentId | null): void {
    const before = this.holders.get(caseId) ?? null;
    if (before === agent) return;
    if (before !== null) this.loads.set(before, this.of(before) - 1);
    if (agent === null) this.holders.delete(caseId);
    else {
      this.holders.set(caseId, agent);
      this.loads.set(agent, this.of(agent) + 1);
    }
  }
}

function carriedBy(state: Case): AgentId | null {
  return awaitsAnswer(state) && state.snoozedUntil === null ? state.assignee : null;
}
