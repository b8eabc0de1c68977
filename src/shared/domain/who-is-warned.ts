// Whom a warning of a deadline is for: who holds the case first, and nobody who is not there.
import type { DutyState } from './duty-state';
import type { AgentId, TeamId } from './ids';

export interface Warnable {
  readonly id: AgentId;
  readonly duty: DutyState;
  readonly teams: readonly TeamId[];
  readonly supervises: boolean;
}

export interface Watched {
  readonly assignee: AgentId | null;
  readonly team: TeamId | null;
}

/**
 * The people a warning is for: who holds the case while they are there; else those of the owner team who are; else
 * whoever supervises and is there, or whoever is; and where nobody is there at all, everybody, since a deadline must not
 * pass in an empty room. The last warning is always for the supervisors as well.
 */
export function whoIsWarned(
  watched: Watched,
  people: readonly Warnable[],
  isLast: boolean,
): ReadonlySet<AgentId> {
  const here = people.filter(({ duty }) => duty === 'here');
  const supervisors = here.filter(({ supervises }) => supervises);
  const first = [
    here.filter(({ id }) => id === watched.assignee),
    here.filter(({ teams }) => watched.team === null || teams.includes(watched.team)),
    supervisors,
    here,
    people,
  ].find((group) => group.length > 0);
  return new Set([...(first ?? []), ...(isLast ? supervisors : [])].map(({ id }) => id));
}

/** The last warning is that of the smallest threshold there is. */
export function isLastWarning(minutesBefore: number, thresholds: readonly number[]): boolean {
  return thresholds.every((one) => minutesBefore <= one);
}
