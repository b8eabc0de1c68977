// Does something once for all that asked for it within a moment.
import type { DurationMs } from '../../shared/domain/time';
import type { Clock } from './clock';

export class OnceWithin {
  private readonly planned = new Set<string>();

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly usualMs: DurationMs,
  ) {}

  plan(name: string, work: () => void, withinMs = this.usualMs): void {
    if (this.planned.has(name)) return;
    this.planned.add(name);
    this.clock.after(withinMs, () => {
      this.planned.delete(name);
      work();
    });
  }
}
