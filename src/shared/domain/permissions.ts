// Who may do what to a case: the owner team answers, everybody sees, nobody lowers what is not theirs (R10, R65, A3).
import type { Case } from './case';
import type { TeamId } from './ids';
import type { ServicePolicy } from './service-policy';
import { heat, tiers } from './tier';

export const roles = [
  'agent',
  'specialist',
  'reputation',
  'contact-centre',
  'supervisor',
  'administrator',
  'trainee',
] as const;
export type Role = (typeof roles)[number];

/** The part of a member that decides what they may do; a member of the workspace is one. */
export interface Permitted {
  readonly role: Role;
  readonly teams: readonly TeamId[];
}

/**
 * - answer: speak for the brand in this case, also by liking, hiding or deleting a post
 * - decide: what ends or eases its promise: lower, resolve, no reply needed, snooze, mute, merge, hand over
 * - raise: make it hotter, flag it as a safety case, escalate it
 * - note: notes, tags, contact type, links
 */
export type CaseAction = 'answer' | 'decide' | 'raise' | 'note';

export type RefusalCode =
  | 'case-merged'
  | 'team-unknown'
  | 'owned-by-other-team'
  | 'safety-case-of-other-team';

export type Permission = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };

export interface CaseInBrand {
  readonly state: Pick<Case, 'tier' | 'safety' | 'team' | 'status'>;
  readonly brand: Pick<ServicePolicy, 'promises' | 'safetyTeam'> & {
    readonly contactTypes: readonly { readonly team?: TeamId | undefined }[];
  };
}

const allowed: Permission = { ok: true };

/**
 * Whether a member may do something to a case, and the reason when not. A supervisor may everything. Everybody may
 * note and raise, so that nobody who sees a crisis has to look on. Answering is for the owner team and the teams of
 * hotter tiers; a safety case is for its owner team only. Red and safety cases are read-only for everyone else, the
 * other ones can be decided on by any team of the brand. A case that names no team is owned by nobody and may be
 * answered by any team of its brand; a team the brand does not know is refused.
 */
export function can(member: Permitted, action: CaseAction, { state, brand }: CaseInBrand): Permission {
  if (state.status === 'merged') return refused('case-merged');
  if (member.role === 'supervisor' || action === 'note' || action === 'raise') return allowed;
  if (state.safety) return owns(member, state.team) ? allowed : refused('safety-case-of-other-team');
  if (owns(member, state.team)) return allowed;
  const ofBrand = teamsOf(brand);
  if (!member.teams.some((team) => ofBrand.has(team))) return refused('team-unknown');
  if (state.team === null || (action === 'decide' && state.tier !== 'red')) return allowed;
  return answersHotter(member, state, brand) ? allowed : refused('owned-by-other-team');
}

/**
 * Whether a member may erase a customer, set or lift a legal hold, or forget a brand: who answers for the record, not
 * who works with it.
 */
export function mayKeepOrErase({ role }: Pick<Permitted, 'role'>): boolean {
  return role === 'supervisor' || role === 'administrator';
}

function owns(member: Permitted, team: TeamId | null): boolean {
  return team !== null && member.teams.includes(team);
}

/** Who may answer a crisis may answer a complaint; untriaged is as hot as yellow. */
function answersHotter(member: Permitted, state: CaseInBrand['state'], brand: CaseInBrand['brand']): boolean {
  return tiers.some(
    (tier) => heat(tier) > heat(state.tier) && member.teams.includes(brand.promises[tier].team),
  );
}

function teamsOf(brand: CaseInBrand['brand']): ReadonlySet<TeamId> {
  const ofTypes = brand.contactTypes.flatMap(({ team }) => (team === undefined ? [] : [team]));
  return new Set([...tiers.map((tier) => brand.promises[tier].team), brand.safetyTeam, ...ofTypes]);
}

function refused(code: RefusalCode): Permission {
  return { ok: false, code };
}
