// Who is at work: working hours of people and teams, and who is away (R66, R67).
import { isOpenAt, type WeeklyHours } from './business-calendar';
import type { TeamId } from './ids';
import type { Instant } from './time';

/** The part of a member that decides when they work; a member of the workspace is one. */
export interface OnDuty {
  readonly teams: readonly TeamId[];
  /** Their own hours; absent: those of their teams. */
  readonly hours?: WeeklyHours | undefined;
  /** Stretches in which nothing is given to them. */
  readonly away?: readonly { readonly from: Instant; readonly to: Instant }[] | undefined;
}

/** The part of a team that decides when it works. */
export interface WorkingTeam {
  readonly id: TeamId;
  readonly hours?: WeeklyHours | undefined;
}

/**
 * Whether a person is at work at an instant: not away, and within their own hours or, without those, within the hours
 * of one of their teams. Who has no hours anywhere is at work at any time.
 */
export function isOnDuty(member: OnDuty, teams: readonly WorkingTeam[], now: Instant): boolean {
  if (member.away?.some(({ from, to }) => from <= now && now < to) === true) return false;
  if (member.hours !== undefined) return isOpenAt(now, member.hours);
  const theirs = teams.filter(({ id }) => member.teams.includes(id));
  const known = theirs.flatMap(({ hours }) => (hours === undefined ? [] : [hours]));
  return known.length < theirs.length || known.length === 0 || known.some((hours) => isOpenAt(now, hours));
}
