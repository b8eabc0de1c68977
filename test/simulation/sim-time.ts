// One time for everything in a simulated world: timers run in order, and whoever owns them can die with them.
import type { Clock as ChannelsClock } from '../../src/main/channels/clock';
import type { Clock as EngineClock } from '../../src/main/engine/clock';
import type { DurationMs, Instant } from '../../src/shared/domain/time';
import type { Chance } from '../../src/shared/scenario/chance';
import { Killed } from './killed';

interface Timer {
  readonly due: number;
  readonly owner: object;
  readonly run: () => void;
}

const promisesSettleIn = 40;

export class SimTime {
  /** Time that only goes forward. */
  private elapsed = 0;
  /** What the wall clock shows more than that. */
  private ahead: number;
  private readonly timers: Timer[] = [];

  constructor(start: Instant) {
    this.ahead = start;
  }

  now(): Instant {
    return this.elapsed + this.ahead;
  }

  since(): number {
    return this.elapsed;
  }

  /** Sets the wall clock; nothing that waits for a length of time waits longer or shorter for it. */
  setWallClock(byMs: DurationMs): void {
    this.ahead += byMs;
  }

  after(owner: object, delay: DurationMs, run: () => void): () => void {
    const timer = { due: this.elapsed + Math.max(0, Math.ceil(delay)), owner, run };
    let place = this.timers.length;
    while (place > 0 && (this.timers[place - 1]?.due ?? 0) > timer.due) place -= 1;
    this.timers.splice(place, 0, timer);
    return () => {
      const at = this.timers.indexOf(timer);
      if (at >= 0) this.timers.splice(at, 1);
    };
  }

  /** The end of a process: nothing it waited for happens. */
  drop(owner: object): void {
    for (let at = this.timers.length - 1; at >= 0; at -= 1)
      if (this.timers[at]?.owner === owner) this.timers.splice(at, 1);
  }

  async pass(duration: DurationMs): Promise<void> {
    const until = this.elapsed + duration;
    await settled();
    for (;;) {
      const next = this.timers[0];
      if (next === undefined || next.due > until) break;
      this.timers.shift();
      this.elapsed = Math.max(this.elapsed, next.due);
      unlessKilled(next.run);
      await settled();
    }
    this.elapsed = until;
  }

  engineClock(owner: object): EngineClock {
    return { now: () => this.now(), after: (delay, work) => this.after(owner, delay, work) };
  }

  channelsClock(owner: object, chance: Chance): ChannelsClock {
    return { now: () => this.now(), chance, after: (delay, run) => this.after(owner, delay, run) };
  }
}

/** Runs what a process does in one turn; a kill in the midst of it ends the turn and nothing else. */
export function unlessKilled(turn: () => void): void {
  try {
    turn();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

async function settled(): Promise<void> {
  for (let round = 0; round < promisesSettleIn; round += 1) await Promise.resolve();
}
