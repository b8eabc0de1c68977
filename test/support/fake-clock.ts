// A clock that stands still until the test moves it, and then runs what is due in order.
import type { Instant } from '../../src/shared/domain/time';

export interface FakeClock {
  now(): Instant;
  at(instant: Instant, work: () => void): () => void;
  /** Moves forward and runs everything due on the way, each at its own instant. */
  advance(byMs: number): void;
  /** Sets the wall clock without running timers on the way, as a sleep or a correction does. */
  jump(to: Instant): void;
  /** Forgets all timers, as the end of the process that set them does. */
  dropTimers(): void;
}

export function createFakeClock(start: Instant): FakeClock {
  let now = start;
  let timers: { readonly at: Instant; readonly work: () => void }[] = [];
  const runDue = (until: Instant) => {
    for (let guard = 0; guard < 100_000; guard += 1) {
      const next = [...timers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.work();
    }
  };
  return {
    now: () => now,
    at: (instant, work) => {
      const timer = { at: instant, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (byMs) => {
      const until = now + byMs;
      runDue(until);
      now = until;
    },
    jump: (to) => {
      now = to;
      runDue(to);
    },
    dropTimers: () => {
      timers = [];
    },
  };
}
