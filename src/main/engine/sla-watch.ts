// Warns before a promise is broken, with the window hidden and the network gone, and wakes snoozed cases.
import type { Case } from '../../shared/domain/case';
import { awaitsAnswer } from '../../shared/domain/case';
import { dueWarning, nextWarningAt } from '../../shared/domain/deadline-warning';
import { asId, type BrandId, type StepId } from '../../shared/domain/ids';
import { type DurationMs, type Instant, minute } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import type { Log } from './log/open-log';

/** Cases looked at in one round; more are looked at in the next, soonest deadline first. */
const roundSize = 500;
/** The furthest threshold anybody may configure; bounds what a round has to read. */
const horizon: DurationMs = 24 * 60 * minute;
const betweenRounds = minute;

export interface SlaWatchPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly thresholdsOf: (state: Case) => readonly number[];
  readonly brandName: (brandId: BrandId) => string;
  readonly warn: (warning: RaisedWarning) => void;
  readonly badge: (redCount: number) => void;
}

export class SlaWatch {
  private cancel: () => void = () => undefined;

  constructor(private readonly ports: SlaWatchPorts) {}

  /** Looks again: cases changed, the machine woke up, or the clock was set. */
  look(): void {
    this.cancel();
    const { log, store, clock } = this.ports;
    const now = clock.now();
    this.wakeSnoozed(now);
    let next = Math.min(now + betweenRounds, log.cases.nextWake() ?? Number.POSITIVE_INFINITY);
    let redCount = 0;
    for (const caseId of log.cases.dueBefore(now + horizon, roundSize)) {
      const state = store.read(caseId);
      if (state === null) continue;
      if (state.tier === 'red' && awaitsAnswer(state)) redCount += 1;
      const thresholds = this.ports.thresholdsOf(state);
      const warning = dueWarning(state, thresholds, now);
      if (warning !== null) this.raise(state, warning);
      next = Math.min(next, nextWarningAt(state, thresholds, now) ?? next);
    }
    this.ports.badge(redCount);
    this.cancel = clock.at(Math.max(next, now + 250), () => this.look());
  }

  private raise(state: Case, warning: { readonly dueAt: Instant; readonly minutesBefore: number }): void {
    const { store, chance, brandName, warn } = this.ports;
    const body = { type: 'DeadlineWarned', ...warning } as const;
    const happening = { caseId: state.id, brandId: state.brandId, actor: { kind: 'console' } as const, body };
    // On disk first: after a restart nobody is warned twice of the same threshold.
    store.record([happening], { stepId: asId<StepId>(chance.id()) });
    const { id: caseId, tier, safety } = state;
    warn({ caseId, brandName: brandName(state.brandId), tier, safety, others: 0, ...warning });
  }

  private wakeSnoozed(now: Instant): void {
    const { log, store, chance } = this.ports;
    for (const caseId of log.cases.toWake(now)) {
      const state = store.read(caseId);
      if (state === null) continue;
      const body = { type: 'CaseUnsnoozed' } as const;
      const happening = { caseId, brandId: state.brandId, actor: { kind: 'console' } as const, body };
      store.record([happening], { stepId: asId<StepId>(chance.id()) });
    }
  }
}
