// Early warning as one part of the engine: counts along, judges every ten minutes, and keeps what it raised (R78, R79).
import type { Case } from '../../../shared/domain/case';
import type { RecordedEvent } from '../../../shared/domain/case-event';
import { foldCase } from '../../../shared/domain/fold';
import type { AgentId, BrandId } from '../../../shared/domain/ids';
import { alarmOf } from '../../../shared/domain/surge/alarm';
import { stepLength } from '../../../shared/domain/surge/hour-of-week';
import { StepTally, stepOf } from '../../../shared/domain/surge/step-tally';
import { surgeEvidence } from '../../../shared/domain/surge/surge-evidence';
import { recordOf, type SurgeRecord } from '../../../shared/domain/surge/surge-record';
import { minute, second } from '../../../shared/domain/time';
import type { CaseStore, Recorded } from '../case-store';
import type { Chance, Clock } from '../clock';
import { DiskFull, LogUnreadable } from '../log/database';
import type { Log } from '../log/open-log';
import type { WorkspaceStore } from '../workspace-store';
import { SurgeMessageSearch } from './surge-messages';
import { SurgeStore } from './surge-store';
import { type Judged, WatchedBrand } from './watched-brand';

export interface SurgePorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly workspace: Pick<WorkspaceStore, 'current'>;
  /** Something was raised or dismissed. */
  readonly changed: () => void;
  readonly damaged: () => void;
}

/** A step is judged so long after its end: its last messages are polled by then. */
const settleMs = 1.5 * minute;
/** What a crash left uncounted is read when the start, and what a person does first, are over; a little at a time. */
const catchUpAfterMs = 20 * second;
const catchUpEveryMs = 20;
const eventsAtOnce = 50;

export class SurgeDesk {
  private readonly kept: SurgeStore;
  private readonly brands = new Map<BrandId, WatchedBrand>();
  /** The first step that was counted of each brand. */
  private readonly since = new Map<BrandId, number>();
  /** Of which counts or records are not written yet. */
  private readonly unwritten = new Set<BrandId>();
  /** Brands that were judged and of which the messages are still being read. */
  private readonly raising = new Map<BrandId, SurgeMessageSearch>();
  private raised: (surge: SurgeRecord) => void = () => undefined;
  private isBegun = false;
  private isCatchingUp = false;
  /** How far the written counts reach; null: something else than counts is to be written too. */
  private writtenTo: number | null = null;

  constructor(private readonly ports: SurgePorts) {
    this.kept = new SurgeStore(ports.log);
    ports.store.onRecorded((recorded) => this.recorded(recorded));
  }

  /**
   * Counts from here on, after what the last session counted and could not write any more. `raised` is called once for
   * each surge.
   */
  begin(raised: (surge: SurgeRecord) => void): void {
    this.raised = raised;
    this.guarded(() => {
      const to = this.ports.log.events.position();
      const counted = this.readKept(() => this.kept.counted());
      for (const [brandId, step] of counted?.since ?? []) this.since.set(brandId, step);
      this.isBegun = true;
      // What came before there was early warning is not counted: that would read the whole log.
      if (counted !== null) this.catchUpLater(counted.to, to);
      this.ports.clock.after(0, () => this.guarded(() => this.readBrands(counted === null)));
    });
    this.plan();
  }

  /** Newest first. */
  records(): readonly SurgeRecord[] {
    return [...this.brands.values()]
      .flatMap(({ records }) => records)
      .sort((a, b) => b.candidate.seenAt - a.candidate.seenAt);
  }

  /** False when there is none of this id. Throws DiskFull: then it still stands. */
  dismiss(id: string, { by, reason }: { readonly by: AgentId; readonly reason: string }): boolean {
    const at = this.ports.clock.now();
    for (const [brandId, brand] of this.brands) {
      const dismissing = brand.dismissing(id, { at, by, reason });
      if (dismissing === null) continue;
      // By itself: counts are not written before all are there, and a person's word does not wait for that.
      this.ports.log.transact(() => this.kept.writeRecords(brandId, dismissing));
      brand.adopt(dismissing);
      this.ports.changed();
      return true;
    }
    return false;
  }

  /** Call before the process ends, too: what is not written is counted again from the log at the next start. */
  write(): void {
    // Until everything is counted, it could not be said up to where; and what was judged would not be judged again.
    const isWhole = !this.isCatchingUp && this.raising.size === 0;
    if (this.isBegun && isWhole) this.guarded(() => this.writeAll());
  }

  /** Call when everything of a brand went from this desktop: what is kept of it opens no more. */
  forgetBrand(brandId: BrandId): void {
    this.brands.delete(brandId);
    this.unwritten.delete(brandId);
    this.raising.delete(brandId);
    this.since.delete(brandId);
    this.writtenTo = null;
  }

  private writeAll(): void {
    const to = this.ports.log.events.position();
    if (this.writtenTo === to) return;
    const isWritten = this.written(() => {
      for (const brandId of this.unwritten) {
        const kept = this.brand(brandId).kept();
        this.kept.writeCounts(brandId, kept);
        this.kept.writeRecords(brandId, kept);
      }
      this.kept.writeCounted({ to, since: this.since });
    });
    if (!isWritten) return;
    this.unwritten.clear();
    this.writtenTo = to;
  }

  private recorded({ events, cases }: Recorded): void {
    if (!this.isBegun) return;
    const states = new Map(cases.map((state) => [state.id, state]));
    this.take(events, ({ caseId }) => states.get(caseId) ?? null);
  }

  private take(events: readonly RecordedEvent[], stateOf: (event: RecordedEvent) => Case | null): void {
    for (const event of events) {
      const state = event.body.type === 'MessageReceived' ? stateOf(event) : null;
      const alarm = alarmOf(event, state);
      if (alarm === null || !this.brand(alarm.brandId).count(alarm.at)) continue;
      this.unwritten.add(alarm.brandId);
    }
  }

  /** Weeks of counts take a moment to read, which the start does not wait for. */
  private readBrands(isFirstTime: boolean): void {
    for (const { id } of this.ports.workspace.current()?.brands ?? []) this.brand(id);
    if (isFirstTime) this.write();
    if (this.records().length > 0) this.ports.changed();
  }

  private catchUpLater(from: number, to: number): void {
    this.isCatchingUp = from < to;
    if (!this.isCatchingUp) return;
    this.ports.clock.after(catchUpAfterMs, () => this.guarded(() => this.catchUp(from, to)));
  }

  private catchUp(from: number, to: number): void {
    const { log, clock } = this.ports;
    const read = log.events.readAfter(from, Math.min(eventsAtOnce, to - from));
    this.take(read.events, (event) => this.stateThen(event));
    this.isCatchingUp = read.to > from && read.to < to;
    if (this.isCatchingUp) clock.after(catchUpEveryMs, () => this.guarded(() => this.catchUp(read.to, to)));
  }

  /** Its case before any person did anything more there: what they made red later counts by itself. */
  private stateThen({ caseId, position }: RecordedEvent): Case | null {
    const story = this.ports.store.events(caseId);
    const next = story.findIndex((one) => one.position > position && one.actor.kind === 'agent');
    return foldCase(next < 0 ? story : story.slice(0, next));
  }

  private plan(): void {
    const { clock } = this.ports;
    const now = clock.now();
    const next = (stepOf(now - settleMs) + 1) * stepLength + settleMs;
    clock.after(next - now, () => {
      const brands = this.ports.workspace.current()?.brands ?? [];
      this.judge(brands.map(({ id, businessHours }) => [id, businessHours?.timeZone ?? deskZone()] as const));
    });
  }

  /** A brand a turn: what is usual for it is learnt anew once a day, which takes a moment. */
  private judge([first, ...others]: readonly (readonly [BrandId, string])[]): void {
    if (first === undefined || this.isCatchingUp) {
      this.write();
      this.plan();
      return;
    }
    const [brandId, timeZone] = first;
    const { clock } = this.ports;
    this.guarded(() => {
      const judged = this.brand(brandId).judge(clock.now() - settleMs, timeZone);
      if (judged === null) return;
      const search = new SurgeMessageSearch(this.ports, { brandId, candidate: judged.candidate });
      this.raising.set(brandId, search);
      this.raise(brandId, judged, search);
    });
    clock.after(0, () => this.judge(others));
  }

  /** Reads its messages first, slice by slice: a candidate comes with its evidence. */
  private raise(brandId: BrandId, judged: Judged, search: SurgeMessageSearch): void {
    // The brand was given up meanwhile.
    if (this.raising.get(brandId) !== search) return;
    if (!search.isDone) {
      search.next();
      this.ports.clock.after(0, () => this.guarded(() => this.raise(brandId, judged, search)));
      return;
    }
    const { candidate, counted } = judged;
    const evidence = surgeEvidence(candidate, counted, search.found());
    const record = recordOf(this.ports.chance.id(), brandId, { candidate, evidence });
    this.raising.delete(brandId);
    this.brand(brandId).note(record);
    this.unwritten.add(brandId);
    this.writtenTo = null;
    this.write();
    this.ports.changed();
    this.raised(record);
  }

  private brand(brandId: BrandId): WatchedBrand {
    const known = this.brands.get(brandId);
    if (known !== undefined) return known;
    const now = stepOf(this.ports.clock.now());
    const since = this.since.get(brandId) ?? now;
    const fresh = { tally: new StepTally(since), nextStep: now, usualFor: null, records: [] };
    const made = new WatchedBrand(this.readKept(() => this.kept.read(brandId)) ?? fresh);
    this.brands.set(brandId, made);
    if (!this.since.has(brandId)) {
      this.since.set(brandId, since);
      this.writtenTo = null;
    }
    return made;
  }

  /** Counts are no truth of the log: where they are damaged, counting begins anew. */
  private readKept<Kept>(read: () => Kept | null): Kept | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof LogUnreadable)) throw error;
      return null;
    }
  }

  /** False when the disk is full: it is tried again with the next step. */
  private written(work: () => void): boolean {
    try {
      this.ports.log.transact(work);
      return true;
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return false;
    }
  }

  /** For what a timer starts: nobody else would hear of a log that cannot be read. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof LogUnreadable)) throw error;
      this.ports.damaged();
    }
  }
}

function deskZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
