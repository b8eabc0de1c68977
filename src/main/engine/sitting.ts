// Who sits at this desktop. The shell tells of a change a moment after the page has begun to speak for who sits down.
import type { AgentId } from '../../shared/domain/ids';
import { second } from '../../shared/domain/time';
import type { Member } from '../../shared/workspace/schema';
import type { Clock } from './clock';

/** What was typed last is saved while the next person sits down, and their page may be faster than the shell. */
const changeTakesMs = 3 * second;

export class Sitting {
  private chosen: string | null = null;
  private left: { readonly agentId: string; readonly at: number } | null = null;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly members: () => readonly Member[],
  ) {}

  /** Until somebody is chosen the first member. Whoever was chosen and is a member no more sits nowhere. */
  me(): Member | null {
    const members = this.members();
    if (this.chosen === null) return members[0] ?? null;
    return members.find(({ id }) => id === this.chosen) ?? null;
  }

  sitDown(agentId: string | null): void {
    const before = this.me()?.id;
    this.chosen = agentId;
    if (before !== undefined && before !== this.me()?.id)
      this.left = { agentId: before, at: this.clock.now() };
    for (const look of this.waiting.splice(0)) look();
  }

  /** Whether somebody sits here now, or does within the time that a change of seats takes. */
  async sitsSoon(agentId: AgentId): Promise<boolean> {
    if (this.me()?.id !== agentId)
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        this.clock.after(changeTakesMs, resolve);
      });
    return this.me()?.id === agentId;
  }

  /** Whether somebody got up so lately that what they typed may still be on its way. */
  leftJustNow(agentId: AgentId): boolean {
    return this.left?.agentId === agentId && this.clock.now() - this.left.at <= changeTakesMs;
  }
}
