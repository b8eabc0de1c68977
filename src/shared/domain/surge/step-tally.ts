// Counts in steps of ten minutes that are only ever added to: most steps of a brand have none.
import type { Instant } from '../time';
import { stepLength } from './hour-of-week';
import type { StepCounts } from './surge-baseline';

/** The step that an instant lies in, counted from 1970. */
export function stepOf(at: Instant): number {
  return Math.floor(at / stepLength);
}

export class StepTally {
  private readonly counts: Map<number, number>;

  /** `since` is the first step that is counted: of what was before nothing is known. */
  constructor(
    readonly since: number,
    counts: Iterable<readonly [step: number, count: number]> = [],
  ) {
    this.counts = new Map(counts);
  }

  /** The last step that counted anything; the first one where none did. */
  get newest(): number {
    return [...this.counts.keys()].reduce((newest, step) => Math.max(newest, step), this.since);
  }

  /** False for what lies before the first step. */
  add(at: Instant): boolean {
    const step = stepOf(at);
    if (step < this.since) return false;
    this.counts.set(step, (this.counts.get(step) ?? 0) + 1);
    return true;
  }

  /** The steps from one on, without the last; those before the first one that is counted are left out. */
  between(from: number, to: number): StepCounts {
    const first = Math.max(from, this.since);
    const steps = Array.from({ length: Math.max(0, to - first) }, (_, index) => first + index);
    return { from: first * stepLength, counts: steps.map((step) => this.counts.get(step) ?? 0) };
  }

  /** The same without what is older than a step. */
  after(step: number): StepTally {
    const kept = [...this.counts].filter(([one]) => one >= step);
    return new StepTally(Math.max(this.since, step), kept);
  }

  /** Only those that counted anything. */
  entries(): readonly (readonly [step: number, count: number])[] {
    return [...this.counts];
  }
}
