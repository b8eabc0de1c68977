// The cases as the engine knows them: folded from the log, changed only by recording events.
import type { Actor } from '../../shared/domain/actor';
import type { Case } from '../../shared/domain/case';
import type { CaseEvent, CaseEventBody, RecordedEvent } from '../../shared/domain/case-event';
import { applyEvent, foldCase, needsRefold } from '../../shared/domain/fold';
import type { BrandId, CaseId, OperationId, StepId } from '../../shared/domain/ids';
import { isIncidentEvent } from '../../shared/domain/incident/incident-event';
import type { Instant } from '../../shared/domain/time';
import { type Arrival, type ArrivalPorts, type Changed, takeArrivals } from './case-arrivals';
import type { Clock } from './clock';
import type { CaseProof } from './log/event-log-port';
import type { Log } from './log/open-log';
import { type Identified, identify, operationOf } from './operation-ids';
import { returnWords } from './return-words';

/** What shall happen to a case; the store adds time, place and identity. */
export interface Happening {
  readonly caseId: CaseId;
  readonly brandId: BrandId;
  readonly actor: Actor;
  readonly body: CaseEventBody;
}

export interface Step {
  readonly stepId: StepId;
  /** Nobody can repeat this step, and a case that it opens is new: its ids were made for it just now. */
  readonly isFresh?: boolean;
  /** Other desktops record the same step: each kind of event happens once to a case in it, whatever else does. */
  readonly isNamed?: boolean;
  /** All events of cases as just read; one that has to be folded anew then needs no look of its own. */
  readonly stories?: Stories;
  /** Runs in the same transaction after the events, for what must stand or fall with them. */
  readonly alongside?: () => void;
}

export type Stories = ReadonlyMap<CaseId, readonly RecordedEvent[]>;

export interface Recorded {
  readonly events: readonly RecordedEvent[];
  readonly cases: readonly Case[];
}

/** Of what arrives: what belongs to it stands or falls with it. */
export interface ReceiveWish extends Pick<ArrivalPorts, 'hasPending'> {
  readonly alongside: () => void;
}

/** Cases kept folded; a case that falls out is folded again from the log when it is needed. */
const casesKept = 20_000;
/** From so many on, what is known of what is about to be recorded is looked up together. */
const manyFrom = 8;

export class CaseStore {
  private readonly kept = new Map<CaseId, Case>();
  private readonly listeners: ((recorded: Recorded) => void)[] = [];
  /** What the transaction under way has changed so far; null outside one. */
  private gathered: { readonly events: RecordedEvent[]; readonly cases: Map<CaseId, Case> } | null = null;

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
    /** When a warning of a case may be due next. */
    private readonly lookAt?: (state: Case) => Instant | null,
  ) {}

  read(caseId: CaseId): Case | null {
    const known = this.kept.get(caseId) ?? foldCase(this.log.events.readCase(caseId));
    if (known !== null) this.keep(known);
    return known;
  }

  /** Has cases at hand that are about to be read, at half the price of reading each alone. */
  fetch(caseIds: readonly CaseId[], proof?: CaseProof): void {
    const wanted = caseIds.filter((caseId) => !this.kept.has(caseId));
    if (wanted.length > 1) this.fetchStories(wanted, proof);
  }

  /** The same with all their events, for whoever needs more than the state; an erased case has none. */
  fetchStories(caseIds: readonly CaseId[], proof?: CaseProof): Stories {
    const stories = this.log.events.readCases(caseIds, proof);
    for (const [caseId, events] of stories) {
      const state = this.kept.has(caseId) ? null : foldCase(events);
      if (state !== null) this.keep(state);
    }
    return stories;
  }

  /** Whether reading it now would fold nothing. */
  isAtHand(caseId: CaseId): boolean {
    return this.kept.has(caseId);
  }

  /** Null for a case that would have to be folded first. */
  atHand(caseId: CaseId): Case | null {
    return this.kept.get(caseId) ?? null;
  }

  /** Call when cases were erased. */
  forget(caseIds: readonly CaseId[]): void {
    for (const caseId of caseIds) this.kept.delete(caseId);
  }

  /** The same for all cases of a brand. */
  forgetBrand(brandId: BrandId): void {
    for (const state of [...this.kept.values()]) if (state.brandId === brandId) this.kept.delete(state.id);
  }

  /** All events of a case, which is at hand after it: whoever wants both opens each event once. */
  events(caseId: CaseId): readonly RecordedEvent[] {
    const events = this.log.events.readCase(caseId);
    const state = this.kept.has(caseId) ? null : foldCase(events);
    if (state !== null) this.keep(state);
    return events;
  }

  /** Whether a step has changed the case; for steps of which nobody takes the same twice. */
  hasStep(stepId: StepId, caseId: CaseId): boolean {
    return this.log.events.has(operationOf(stepId, caseId, 0));
  }

  /** Called after each transaction with the cases it changed. */
  onRecorded(listener: (recorded: Recorded) => void): void {
    this.listeners.push(listener);
  }

  /** Records what happened in one flushed transaction. Repeating a step changes nothing. */
  record(happenings: readonly Happening[], step: Step): Recorded {
    let recorded: Recorded = { events: [], cases: [] };
    this.batch(() => {
      recorded = this.recordInside(happenings, step);
    });
    return recorded;
  }

  /**
   * Makes one transaction of many steps: all are flushed when it returns, or none happened. Everything inside sees
   * the changes at once; the outside hears of them after the flush.
   */
  batch(work: () => void): void {
    if (this.gathered !== null) {
      work();
      return;
    }
    const gathering = { events: [] as RecordedEvent[], cases: new Map<CaseId, Case>() };
    this.gathered = gathering;
    try {
      this.log.transact(work);
    } catch (error) {
      for (const caseId of gathering.cases.keys()) this.kept.delete(caseId);
      throw error;
    } finally {
      this.gathered = null;
    }
    if (gathering.events.length === 0) return;
    const recorded = { events: gathering.events, cases: [...gathering.cases.values()] };
    for (const listener of this.listeners) listener(recorded);
  }

  /** Takes in what came from the team's hub, in one flushed transaction. Whatever comes twice changes nothing. */
  receive(arrivals: readonly Arrival[], { alongside, hasPending }: ReceiveWish): void {
    this.batch(() => {
      const ports = { hasPending, log: this.log, read: (caseId: CaseId) => this.read(caseId) };
      const { events, changed } = takeArrivals(ports, arrivals);
      this.indexAll(changed);
      this.gathered?.events.push(...events);
      alongside();
    });
  }

  /** The team's hub did not take these events of one step: they count no more, each case says why, and who wrote has their words back. */
  refuse(refused: readonly RecordedEvent[], code: string): void {
    this.batch(() => {
      const changed = new Map<CaseId, Changed>();
      const befores = new Map(refused.map(({ caseId }) => [caseId, this.read(caseId)]));
      for (const event of refused) {
        const state = befores.get(event.caseId) ?? null;
        const isKnown = this.log.shared.stateOf(event.operationId) !== null;
        this.log.shared.leaveOut(event.operationId, null);
        if (state !== null && !isKnown) returnWords(this.log, event, { state, now: this.clock.now() });
      }
      for (const { caseId, brandId, stepId } of refused) {
        const before = befores.get(caseId) ?? null;
        if (before === null || changed.has(caseId)) continue;
        const event: CaseEvent = {
          operationId: operationOf(stepId, caseId, 'refused'),
          stepId,
          caseId,
          brandId,
          at: this.clock.now(),
          actor: { kind: 'console' },
          body: { type: 'StepRefused', stepId, code },
        };
        if (this.log.events.has(event.operationId)) continue;
        const stored = this.log.events.append(event, before.customerId);
        const after = foldCase(this.log.events.readCase(caseId));
        changed.set(caseId, { before, after, position: stored.position });
        this.gathered?.events.push(stored);
      }
      this.indexAll(changed);
    });
    // What a register says is of no case, and counts no more either.
    if (refused.some(({ body }) => isIncidentEvent(body))) this.lookAgain();
  }

  /** Nothing was recorded, and what follows from what stands here is another all the same. */
  lookAgain(): void {
    for (const listener of this.listeners) listener({ events: [], cases: [] });
  }

  private recordInside(happenings: readonly Happening[], step: Step): Recorded {
    const at = this.clock.now();
    const { stepId, stories, isFresh = false } = step;
    const identified = identify(happenings, step);
    const known = isFresh ? new Set<OperationId>() : this.recordedOf(identified);
    const events: RecordedEvent[] = [];
    const changed = new Map<CaseId, Changed>();
    for (const { happening, operationId } of identified) {
      if (!isFresh && known.has(operationId)) continue;
      known.add(operationId);
      const isNew = isFresh && happening.body.type === 'CaseOpened';
      events.push(this.append({ ...happening, operationId, stepId, at }, changed, { isNew, stories }));
    }
    const cases = this.indexAll(changed);
    this.gathered?.events.push(...events);
    step.alongside?.();
    return { events, cases };
  }

  /** Which of these are recorded already; of many, what appending to their cases needs is at hand after it. */
  private recordedOf(identified: readonly Identified<Happening>[]): Set<OperationId> {
    const { events } = this.log;
    const ids = identified.map(({ operationId }) => operationId);
    if (ids.length < manyFrom) return new Set(ids.filter((id) => events.has(id)));
    events.expectCases([...new Set(identified.map(({ happening }) => happening.caseId))]);
    return new Set(events.positionsOf(ids).keys());
  }

  private append(
    event: CaseEvent,
    changed: Map<CaseId, Changed>,
    { isNew, stories }: { readonly isNew: boolean; readonly stories: Stories | undefined },
  ): RecordedEvent {
    const { caseId } = event;
    const current = changed.get(caseId);
    const before = current?.before ?? (current === undefined && !isNew ? this.read(caseId) : null);
    const state = current === undefined ? before : current.after;
    const customerId = event.body.type === 'CaseOpened' ? event.body.customerId : state?.customerId;
    if (customerId === undefined && !isIncidentEvent(event.body))
      throw new Error(`Event ${event.body.type} belongs to no case`);
    const stored = this.log.events.append(event, customerId ?? null, isNew);
    // What was read knows nothing of what this step has added since.
    const story = current === undefined ? stories?.get(caseId) : undefined;
    const whole = () => (story === undefined ? this.log.events.readCase(caseId) : [...story, stored]);
    const after = needsRefold(event) ? foldCase(whole()) : applyEvent(state, event);
    changed.set(caseId, { before, after, position: stored.position });
    return stored;
  }

  private indexAll(changed: ReadonlyMap<CaseId, Changed>): readonly Case[] {
    const cases: Case[] = [];
    for (const [caseId, { before, after, position }] of changed) {
      if (after === null) {
        if (before !== null) this.bury(before, position);
        this.kept.delete(caseId);
        continue;
      }
      const isRenumbered = before !== null && before.number !== after.number;
      if (isRenumbered) this.log.cases.takeOut(caseId);
      const known = { isWritten: before !== null && !isRenumbered };
      this.log.cases.write(
        after,
        position,
        this.lookAt === undefined ? known : { ...known, lookAt: this.lookAt(after) },
      );
      const waited = before?.pendingReplies ?? [];
      if (waited !== after.pendingReplies) this.log.desk.writeOutbox(after.id, waited, after.pendingReplies);
      this.keep(after);
      this.gathered?.cases.set(after.id, after);
      cases.push(after);
    }
    return cases;
  }

  private bury(state: Case, position: number): void {
    this.log.cases.bury(state.id, position);
    this.log.desk.writeOutbox(state.id, state.pendingReplies, []);
  }

  private keep(state: Case): void {
    this.kept.delete(state.id);
    this.kept.set(state.id, state);
    const oldest = this.kept.size > casesKept ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}
