// Whose turn it is on a list of people: each has a while, then the next one is asked as well (R67).
import type { AgentId } from './ids';
import type { DurationMs, Instant } from './time';

export interface RosterTurn {
  readonly who: AgentId;
  /** How often the list has begun again. */
  readonly round: number;
}

export interface Asked {
  readonly askedAt: Instant;
  readonly nextAfter: DurationMs;
  readonly now: Instant;
}

/** Whose turn it is; null for a list without people. After the last the first is asked again. */
export function rosterTurn(
  roster: readonly AgentId[],
  { askedAt, nextAfter, now }: Asked,
): RosterTurn | null {
  const turns = nextAfter > 0 ? Math.floor(Math.max(0, now - askedAt) / nextAfter) : 0;
  const who = roster[turns % Math.max(1, roster.length)];
  return who === undefined ? null : { who, round: Math.floor(turns / roster.length) };
}
