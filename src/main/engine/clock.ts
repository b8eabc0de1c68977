// The outside the engine's core depends on, handed in so that a test or a simulation can be the outside.
import type { DurationMs, Instant } from '../../shared/domain/time';

export interface Clock {
  now(): Instant;
  /**
   * Calls once after so long, whatever the wall clock is set to meanwhile; the returned function takes it back. Who waits
   * for an instant looks again every minute.
   */
  after(delay: DurationMs, work: () => void): () => void;
}

export interface Chance {
  /** 32 lower-case hex digits that nobody has used before. */
  id(): string;
}

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delay, work) => {
      const timer = setTimeout(work, Math.max(0, delay));
      return () => clearTimeout(timer);
    },
  };
}
