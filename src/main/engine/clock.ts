// The outside the engine's core depends on, handed in so that a test or a simulation can be the outside.
import type { Instant } from '../../shared/domain/time';

export interface Clock {
  now(): Instant;
  /** Calls once at or after an instant; the returned function takes it back. */
  at(instant: Instant, work: () => void): () => void;
}

export interface Chance {
  /** 32 lower-case hex digits that nobody has used before. */
  id(): string;
}

/** Longest wait a timer takes; longer ones are asked for again, which also survives a clock that jumps. */
const longestTimer = 60_000;

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at: (instant, work) => {
      let timer: ReturnType<typeof setTimeout>;
      const wait = () => {
        const remaining = instant - Date.now();
        timer = remaining <= 0 ? setTimeout(work, 0) : setTimeout(wait, Math.min(remaining, longestTimer));
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
