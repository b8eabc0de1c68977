// Warns before a promise is broken, with the window hidden and the network gone, and wakes snoozed cases.
import type { Case } from '../../shared/domain/case';
import { awaitsAnswer } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { dueWarning, nextWarningAt } from '../../shared/domain/deadline-warning';
import { asId, type BrandId, type StepId } from '../../shared/domain/ids';
import { type DurationMs, type Instant, minute, second } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';

/** More cases than a desk can have overdue; none may hide behind others. */
const roundSize = 100_000;
const betweenRounds = minute;
/** What a full disk refused to take is offered again so often. */
const diskRetryMs = 10 * second;

export interface SlaWatchPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly thresholdsOf: (state: Case) => readonly number[];
  /** How far ahead a deadline can matter now: the furthest threshold, and red's own target for the badge. */
  readonly horizon: () => DurationMs;
  readonly brandName: (brandId: BrandId) => string;
  readonly warn: (warning: RaisedWarning) => void;
  readonly badge: (redCount: number) => void;
}

export class SlaWatch {
  private cancel: () => void = () => undefined;
  private diskRefused = false;
  /** Warnings raised that the disk did not take: not raised again from here, though after a restart they may be. */
  private readonly unrecorded = new Set<string>();

  constructor(private readonly ports: SlaWatchPorts) {}

  /** Looks again: cases changed, the machine woke up, or the clock was set. */
  look(): void {
    this.cancel();
    const { log, store, clock } = this.ports;
    const now = clock.now();
    this.diskRefused = false;
    this.wakeSnoozed(now);
    let next = Math.min(now + betweenRounds, log.cases.nextWake() ?? Number.POSITIVE_INFINITY);
    let redCount = 0;
    for (const caseId of log.cases.dueBefore(now + this.ports.horizon(), roundSize)) {
      const state = store.read(caseId);
      if (state === null) continue;
      if (state.tier === 'red' && awaitsAnswer(state)) redCount += 1;
      const thresholds = this.ports.thresholdsOf(state);
      const warning = dueWarning(state, thresholds, now);
      if (warning !== null) this.raise(state, warning);
      next = Math.min(next, nextWarningAt(state, thresholds, now) ?? next);
    }
    this.ports.badge(redCount);
    const soonest = this.diskRefused ? diskRetryMs : 250;
    this.cancel = clock.after(Math.max(next - now, soonest), () => this.look());
  }

  private raise(state: Case, warning: { readonly dueAt: Instant; readonly minutesBefore: number }): void {
    const { brandName, warn } = this.ports;
    const key = `${state.id} ${warning.dueAt} ${warning.minutesBefore}`;
    const isRaised = this.unrecorded.has(key);
    // On disk first: after a restart nobody is warned twice of the same threshold.
    if (!this.record(state, { type: 'DeadlineWarned', ...warning })) this.unrecorded.add(key);
    if (isRaised) return;
    const { id: caseId, tier, safety } = state;
    warn({ caseId, brandName: brandName(state.brandId), tier, safety, others: 0, ...warning });
  }

  private wakeSnoozed(now: Instant): void {
    const { log, store } = this.ports;
    for (const caseId of log.cases.toWake(now)) {
      const state = store.read(caseId);
      if (state !== null) this.record(state, { type: 'CaseUnsnoozed' });
    }
  }

  /** False when the disk is full: nobody is left unwarned for that. */
  private record(state: Case, body: CaseEventBody): boolean {
    const { store, chance } = this.ports;
    const happening = { caseId: state.id, brandId: state.brandId, actor: { kind: 'console' } as const, body };
    try {
      store.record([happening], { stepId: asId<StepId>(chance.id()) });
      return true;
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      this.diskRefused = true;
      return false;
    }
  }
}
