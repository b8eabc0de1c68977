// How many cases each person carries: those they hold whose customer waits. Counted once, then kept along.
import { awaitsAnswer, type Case } from '../../shared/domain/case';
import type { AgentId, CaseId } from '../../shared/domain/ids';
import type { CaseStore } from './case-store';
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

  private async countAll(): Promise<void> {
    this.store.onRecorded(({ cases }) => this.note(cases));
    let after = 0;
    for (;;) {
      const open = this.log.cases.watch.openAfter(after, casesPerSlice);
      for (const { caseId, number } of open) {
        const state = this.store.read(caseId);
        if (state !== null) this.hold(caseId, carriedBy(state));
        after = number;
      }
      if (open.length < casesPerSlice) return;
      await turn();
    }
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
