// A message port between two simulated processes: in order, after a moment, and silent once either end is gone.
import type { Chance } from '../../src/shared/scenario/chance';
import type { SimTime } from './sim-time';
import { unlessKilled } from './sim-time';

const longestWayMs = 12;

export interface SimProcess {
  isAlive: boolean;
}

export interface PortEnds {
  readonly from: SimProcess;
  readonly to: SimProcess;
}

/** Gives the function that posts. What is on its way when the receiver dies is lost; what was posted by one that died later arrives. */
export function simPort<Message>(
  { time, chance }: { readonly time: SimTime; readonly chance: Chance },
  { from, to }: PortEnds,
  deliver: (message: Message) => void,
): (message: Message) => void {
  let lastArrival = 0;
  return (message) => {
    if (!from.isAlive) return;
    const arrival = Math.max(lastArrival, time.since() + Math.floor(chance() * longestWayMs));
    lastArrival = arrival;
    time.after(to, arrival - time.since(), () => {
      if (to.isAlive) unlessKilled(() => deliver(message));
    });
  };
}
