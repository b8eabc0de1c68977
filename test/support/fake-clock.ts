// A clock that stands still until the test moves it, and then runs what is due in order.
import type { Clock } from '../../src/main/engine/clock';
import type { DurationMs, Instant } from '../../src/shared/domain/time';

export interface FakeClock extends Clock {
  /** Moves forward and runs everything due on the way, each at its own instant. */
  advance(byMs: DurationMs): void;
  /** Sets the wall clock: no time passes, as when the machine slept or its clock was corrected. */
  jump(to: Instant): void;
  /** Forgets all timers, as the end of the process that set them does. */
  dropTimers(): void;
}

export function createFakeClock(start: Instant): FakeClock {
  let elapsed = 0;
  let ahead = start;
  let timers: { readonly due: number; readonly work: () => void }[] = [];
  const runDue = (until: number) => {
    for (let guard = 0; guard < 100_000; guard += 1) {
      const next = [...timers].sort((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > until) break;
      timers = timers.filter((timer) => timer !== next);
      elapsed = Math.max(elapsed, next.due);
      next.work();
    }
  };
  return {
    now: () => elapsed + ahead,
    after: (delay, work) => {
      const timer = { due: elapsed + Math.max(0, delay), work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (byMs) => {
      const until = elapsed + byMs;
      runDue(until);
      elapsed = until;
    },
    jump: (to) => {
      ahead = to - elapsed;
    },
    dropTimers: () => {
      timers = [];
    },
  };
}
