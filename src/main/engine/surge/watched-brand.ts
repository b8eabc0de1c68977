// One brand under early warning: what was counted, how far it was judged, and what was raised.
import { stepLength, stepsOfHour } from '../../../shared/domain/surge/hour-of-week';
import { longestWindow } from '../../../shared/domain/surge/scan-windows';
import { StepTally, stepOf } from '../../../shared/domain/surge/step-tally';
import {
  learnBaseline,
  type StepCounts,
  type SurgeBaseline,
} from '../../../shared/domain/surge/surge-baseline';
import { type SurgeRecord, withDismissal, withRecord } from '../../../shared/domain/surge/surge-record';
import type { SurgeCandidate, SurgeWatch } from '../../../shared/domain/surge/surge-watch';
import { watchStretch } from '../../../shared/domain/surge/watch-stretch';
import { day, type Instant } from '../../../shared/domain/time';
import type { KeptSurges } from './surge-store';

const stepsOfDay = 24 * stepsOfHour;
/** A shape of the week is best learnt from so much; older counts are forgotten. */
const historySteps = 56 * stepsOfDay;
/** After a desktop was closed: a surge of before yesterday is no early warning any more. */
const judgedBackSteps = stepsOfDay;
/** The curve of a candidate is that of the day before it was seen. */
const shownSteps = judgedBackSteps + stepsOfDay + longestWindow;

interface Learnt {
  readonly day: number;
  readonly timeZone: string;
  readonly baseline: SurgeBaseline | null;
}

export interface Judged {
  readonly candidate: SurgeCandidate;
  readonly counted: { readonly counts: StepCounts; readonly baseline: SurgeBaseline };
}

export class WatchedBrand {
  private tally: StepTally;
  private nextStep: number;
  private usualFor: SurgeWatch['usualFor'];
  private recorded: readonly SurgeRecord[];
  private learnt: Learnt | null = null;

  constructor(kept: KeptSurges) {
    this.tally = kept.tally;
    this.nextStep = kept.nextStep;
    this.usualFor = kept.usualFor;
    this.recorded = kept.records;
  }

  /** Newest first. */
  get records(): readonly SurgeRecord[] {
    return this.recorded;
  }

  /** False for what lies before counting began. */
  count(at: Instant): boolean {
    return this.tally.add(at);
  }

  /** Judges every step that has passed since; null: nothing begins to stand out. */
  judge(now: Instant, timeZone: string): Judged | null {
    const end = stepOf(now);
    if (end < Math.max(this.nextStep, this.tally.since) - 1) this.goBackTo(end);
    if (end <= this.nextStep) return null;
    const from = Math.max(this.nextStep, end - judgedBackSteps);
    this.nextStep = end;
    const baseline = this.baselineAt(end, timeZone);
    if (baseline === null) return null;
    const counts = this.tally.between(end - shownSteps, end);
    const begun = { at: from * stepLength, usualFor: this.usualFor };
    const { usualFor, candidates } = watchStretch(baseline, counts, begun);
    this.usualFor = usualFor;
    const candidate = candidates.at(-1);
    return candidate === undefined ? null : { candidate, counted: { counts, baseline } };
  }

  note(record: SurgeRecord): void {
    this.recorded = withRecord(this.recorded, record);
  }

  /** The records with one of them dismissed, for `adopt` once they are kept; null when there is none of this id. */
  dismissing(
    id: string,
    dismissed: NonNullable<SurgeRecord['dismissed']>,
  ): Pick<KeptSurges, 'records'> | null {
    if (!this.recorded.some((one) => one.id === id)) return null;
    return { records: withDismissal(this.recorded, id, dismissed) };
  }

  adopt({ records }: Pick<KeptSurges, 'records'>): void {
    this.recorded = records;
  }

  kept(): KeptSurges {
    const { tally, nextStep, usualFor, recorded: records } = this;
    return { tally, nextStep, usualFor, records };
  }

  /** The clock was ahead and was set right: nothing waits until it gets there again. */
  private goBackTo(step: number): void {
    this.nextStep = step;
    if (this.tally.since > step) this.tally = new StepTally(step, this.tally.entries());
  }

  /** Learnt once a day, and not from the last hours: a surge that is going on would hide itself. */
  private baselineAt(end: number, timeZone: string): SurgeBaseline | null {
    const today = Math.floor((end * stepLength) / day);
    const known = this.learnt;
    if (known?.baseline && known.day === today && known.timeZone === timeZone) return known.baseline;
    // By what was counted: a clock that runs ahead for a while does not make all of it old.
    this.tally = this.tally.after(Math.min(end, this.tally.newest) - historySteps);
    const history = this.tally.between(end - historySteps, end - longestWindow);
    const baseline = learnBaseline(history, timeZone);
    this.learnt = { day: today, timeZone, baseline };
    return baseline;
  }
}
