// One account's part of a scenario in the order in which its channel shows it.
import type { AccountId } from '../domain/ids';
import type { FaultEvent, MessageEvent, Scenario, ScenarioEvent } from './scenario';

export type TimelineEntry = Exclude<ScenarioEvent, FaultEvent>;

export interface Timeline {
  /** Oldest arrival first; what arrives together stands in the order in which it was written. */
  readonly entries: readonly TimelineEntry[];
  readonly messages: ReadonlyMap<string, MessageEvent>;
  /** Faults of this account and of all accounts. */
  readonly faults: readonly FaultEvent[];
}

/** The same scenario and account always give the same timeline, so a place in it can be kept as a number. */
export function timelineOf(scenario: Scenario, account: AccountId): Timeline {
  const entries: TimelineEntry[] = [];
  const faults: FaultEvent[] = [];
  for (const event of scenario.events) {
    if (event.kind !== 'fault') {
      if (event.account === account) entries.push(event);
    } else if (event.account === null || event.account === account) faults.push(event);
  }
  const messages = entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.id, entry] as const] : []));
  return {
    entries: entries.sort((a, b) => a.after - b.after || writtenAt(a) - writtenAt(b)),
    messages: new Map(messages),
    faults,
  };
}

function writtenAt(entry: TimelineEntry): number {
  return 'posted' in entry && entry.posted !== null ? entry.posted : entry.after;
}
