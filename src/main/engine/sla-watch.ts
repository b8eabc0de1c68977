// Warns before a promise is broken, with the window hidden and the network gone, and wakes snoozed cases.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { type DueWarning, dueWarning, nextWarningAt } from '../../shared/domain/deadline-warning';
import { type AgentId, asId, type BrandId, type StepId } from '../../shared/domain/ids';
import { type Instant, minute, second } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import { DiskFull } from './log/database';
import { beforeAll } from './log/erased-cases';
import type { Log } from './log/open-log';
import type { TeamDesk } from './team-desk';

/** So few at a time that a person's command waits a few milliseconds behind them at most; the rest follow at once. */
const casesPerTurn = 20;
const numbersPerTurn = 400;
const betweenRounds = minute;
const soonest = 250;
/** What a full disk refused to take is offered again so often. */
const diskRetryMs = 10 * second;
/** In the log's own facts: the thresholds that the instants in its index were reckoned with. */
const reckonedWith = 'watched-with';

export interface SlaWatchPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly thresholdsOf: (state: Case) => readonly number[];
  /** All thresholds there are, in a form to compare: others mean that every open case is looked at again. */
  readonly allThresholds: () => string;
  readonly brandName: (brandId: BrandId) => string;
  /** Who sits here, and who else there is. */
  readonly seat: {
    readonly me: () => { readonly id: AgentId } | null;
    readonly team: Pick<TeamDesk, 'warned' | 'member' | 'sees'>;
  };
  readonly warn: (warning: RaisedWarning) => void;
  readonly badge: (redCount: number) => void;
}

interface Found {
  readonly state: Case;
  readonly warning: DueWarning;
}

/** When a warning of a case may be due next, whatever the time is now; null for one that is not watched. */
export function nextLookAt(state: Case, thresholds: readonly number[]): Instant | null {
  return nextWarningAt(state, thresholds, Number.NEGATIVE_INFINITY);
}

export class SlaWatch {
  private cancel: () => void = () => undefined;
  private cancelReckoning: () => void = () => undefined;
  /** Cases of this round whose change the disk did not take. */
  private refused = 0;
  private diskRefused = false;
  /** Warnings raised that the disk did not take: not raised again from here, though after a restart they may be. */
  private readonly unrecorded = new Set<string>();

  constructor(private readonly ports: SlaWatchPorts) {}

  /** Looks again: cases changed, the machine woke up, or the clock was set. */
  look(): void {
    this.cancel();
    this.refused = 0;
    this.diskRefused = false;
    this.turn();
  }

  /** Call at the start and when thresholds may have changed. */
  reckon(): void {
    this.cancelReckoning();
    const { log } = this.ports;
    const wanted = Buffer.from(this.ports.allThresholds());
    const stored = log.meta.read(reckonedWith);
    if (stored !== null && wanted.equals(stored)) return;
    this.unlessDiskFull(() => this.reckonOn(beforeAll, wanted));
  }

  private reckonOn(afterNumber: number, wanted: Buffer): void {
    const { log, clock } = this.ports;
    const next = log.transact(() => {
      const reached = log.cases.watch.lookAgain(afterNumber, numbersPerTurn);
      if (reached === null) log.meta.write(reckonedWith, wanted);
      return reached;
    });
    if (next === null) this.look();
    else this.cancelReckoning = clock.after(0, () => this.unlessDiskFull(() => this.reckonOn(next, wanted)));
  }

  private unlessDiskFull(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      this.cancelReckoning = this.ports.clock.after(diskRetryMs, () => this.reckon());
    }
  }

  private turn(): void {
    const { clock } = this.ports;
    const now = clock.now();
    const isMore = [this.wakeSome(now), this.lookAtSome(now)].some((more) => more);
    if (isMore) this.cancel = clock.after(0, () => this.turn());
    else this.rest(now);
  }

  private rest(now: Instant): void {
    const { log, clock, badge } = this.ports;
    badge(log.cases.watch.countRed());
    const next = Math.min(
      now + betweenRounds,
      log.cases.nextWake() ?? Number.POSITIVE_INFINITY,
      log.cases.watch.nextLook() ?? Number.POSITIVE_INFINITY,
    );
    this.cancel = clock.after(Math.max(next - now, this.diskRefused ? diskRetryMs : soonest), () =>
      this.look(),
    );
  }

  /** True when others may be waiting. */
  private lookAtSome(now: Instant): boolean {
    const { log, store } = this.ports;
    const caseIds = log.cases.watch.toLookAt(now, casesPerTurn, this.refused);
    if (caseIds.length === 0) return false;
    const found: Found[] = [];
    const isKept = this.keep(() => {
      for (const caseId of caseIds) {
        const state = store.read(caseId);
        const thresholds = state === null ? [] : this.ports.thresholdsOf(state);
        const warning = state === null ? null : dueWarning(state, thresholds, now);
        if (state !== null && warning !== null) found.push({ state, warning });
        else log.cases.watch.lookNext(caseId, state === null ? null : nextLookAt(state, thresholds));
      }
      // On disk first: after a restart nobody is warned twice of the same threshold.
      for (const { state, warning } of found) this.record(state, { type: 'DeadlineWarned', ...warning });
    });
    if (!isKept) this.refused += caseIds.length;
    for (const one of found) this.raise(one, isKept);
    return caseIds.length === casesPerTurn;
  }

  private raise({ state, warning }: Found, isRecorded: boolean): void {
    const { brandName, warn } = this.ports;
    const key = `${state.id} ${warning.dueAt} ${warning.minutesBefore}`;
    const isRaised = this.unrecorded.has(key);
    if (!isRecorded) this.unrecorded.add(key);
    if (isRaised) return;
    const { id: caseId, tier, safety } = state;
    const me = this.ports.seat.me();
    if (me !== null && !this.ports.seat.team.sees(me.id, state)) return;
    const isMine = this.isForMe(state, warning);
    // One desk, several people: red is said to whoever sits here, with the name of who holds it.
    if (!isMine && tier !== 'red' && !safety) return;
    const holder = isMine || state.assignee === null ? null : this.ports.seat.team.member(state.assignee);
    const heldBy = holder === null ? {} : { heldBy: holder.name };
    warn({ caseId, brandName: brandName(state.brandId), tier, safety, others: 0, ...warning, ...heldBy });
  }

  private isForMe(state: Case, { minutesBefore }: DueWarning): boolean {
    const { seat, thresholdsOf } = this.ports;
    const me = seat.me();
    return me === null || seat.team.warned(state, minutesBefore, thresholdsOf(state)).has(me.id);
  }

  /** True when others may be waiting. */
  private wakeSome(now: Instant): boolean {
    const { log, store } = this.ports;
    if (this.diskRefused) return false;
    const caseIds = log.cases.toWake(now, casesPerTurn);
    if (caseIds.length === 0) return false;
    const isKept = this.keep(() => {
      for (const caseId of caseIds) {
        const state = store.read(caseId);
        if (state !== null) this.record(state, { type: 'CaseUnsnoozed' });
      }
    });
    return isKept && caseIds.length === casesPerTurn;
  }

  /** False when the disk is full and nothing of it was kept: nobody is left unwarned for that. */
  private keep(work: () => void): boolean {
    try {
      this.ports.store.batch(work);
      return true;
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      this.diskRefused = true;
      return false;
    }
  }

  private record(state: Case, body: CaseEventBody): void {
    const { store, chance } = this.ports;
    const happening = { caseId: state.id, brandId: state.brandId, actor: { kind: 'console' } as const, body };
    store.record([happening], { stepId: asId<StepId>(chance.id()), isFresh: true });
  }
}
