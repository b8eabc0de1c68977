// Whether somebody is there to be given work, and why not.
import { isOnDuty, type OnDuty, type WorkingTeam } from './duty';
import type { Instant } from './time';

export type DutyState = 'here' | 'away' | 'off-duty';

interface Moment {
  readonly now: Instant;
  /** Whether they have said that they are away. */
  readonly saysAway: boolean;
}

/** What they say of themselves comes first, then their planned time away, then their hours and those of their teams. */
export function dutyStateOf(
  member: OnDuty,
  teams: readonly WorkingTeam[],
  { now, saysAway }: Moment,
): DutyState {
  if (saysAway || member.away?.some(({ from, to }) => from <= now && now < to) === true) return 'away';
  return isOnDuty(member, teams, now) ? 'here' : 'off-duty';
}
