// The figures of a day, made from its tallies: in total and by tier, person and brand, each with its formula (R88).
import type { AgentId, BrandId } from './ids';
import type { CaseTier } from './tier';
import type { DurationMs } from './time';
import { addTally, emptyTally, type Tally, type TodayFact } from './today';

export interface TodayGroup<Key> {
  readonly key: Key;
  readonly tally: Tally;
}

export interface TodayFigures {
  readonly total: Tally;
  /** The hottest first; untriaged last. */
  readonly byTier: readonly TodayGroup<CaseTier>[];
  /** Who has something, in no order. */
  readonly byAgent: readonly TodayGroup<AgentId | null>[];
  readonly byBrand: readonly TodayGroup<BrandId>[];
}

const tiersShown: readonly CaseTier[] = ['red', 'yellow', 'green', null];

/** Sums of the facts; the sums of each grouping are the total. */
export function figuresOf(facts: Iterable<TodayFact>): TodayFigures {
  let total = emptyTally;
  const byTier = new Map<CaseTier, Tally>(tiersShown.map((tier) => [tier, emptyTally]));
  const byAgent = new Map<AgentId | null, Tally>();
  const byBrand = new Map<BrandId, Tally>();
  for (const { place, tally } of facts) {
    total = addTally(total, tally);
    addTo(byTier, place.tier, tally);
    addTo(byAgent, place.agent, tally);
    addTo(byBrand, place.brandId, tally);
  }
  return { total, byTier: groups(byTier), byAgent: groups(byAgent), byBrand: groups(byBrand) };
}

/**
 * Answers of today within their deadline, as a share of those that were due: all answers of today, and the customers
 * who wait past their deadline now. Who leaves the late ones lying gains nothing. Null: nothing was due.
 */
export function shareInTime({ inTime, answered, breached }: Tally): number | null {
  return answered + breached === 0 ? null : inTime / (answered + breached);
}

/** Average response time (R88): the waits of all answers of today by their number. Null: there was none. */
export function averageResponse({ waitedMs, answered }: Tally): DurationMs | null {
  return answered === 0 ? null : waitedMs / answered;
}

/** First response time (R88): the same of first answers only. */
export function averageFirstResponse({ firstWaitedMs, first }: Tally): DurationMs | null {
  return first === 0 ? null : firstWaitedMs / first;
}

function addTo<Key>(sums: Map<Key, Tally>, key: Key, tally: Tally): void {
  sums.set(key, addTally(sums.get(key) ?? emptyTally, tally));
}

function groups<Key>(sums: ReadonlyMap<Key, Tally>): readonly TodayGroup<Key>[] {
  return [...sums].map(([key, tally]) => ({ key, tally }));
}
