// Time and chance for the channels process, handed in so that tests own both.
import type { DurationMs, Instant } from '../../shared/domain/time';

export interface Clock {
  now(): Instant;
  /** Runs once after the delay; returns what cancels it. */
  after(delay: DurationMs, run: () => void): () => void;
  /** At least 0, less than 1. */
  chance(): number;
}

// Longer delays overflow Node's timer and would fire at once.
const longestTimer: DurationMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, Math.min(longestTimer, Math.max(0, delay)));
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};
