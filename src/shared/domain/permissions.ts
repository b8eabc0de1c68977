// Who may do what to a case: the owner team answers, everybody sees, nobody lowers what is not theirs (R10, R65, A3).
import type { Case } from './case';
import { type EscalatingBrand, escalationFor, isRaisedAbove } from './escalation-map';
import type { BrandId, TeamId } from './ids';
import type { ChannelKind } from './message';
import { type CaseAction, type CustomRole, type RoleAction, type RoleRule, rulesOf, ruleTier } from './role';
import type { ServicePolicy } from './service-policy';
import { heat, tiers } from './tier';

/** The part of a member that decides what they may do; a member of the workspace is one. */
export interface Permitted {
  /** A role of the product or of the workspace. */
  readonly role: string;
  readonly teams: readonly TeamId[];
  /** Brands they work for; absent: all. */
  readonly brands?: readonly BrandId[] | undefined;
  /** Channels they work on; absent: all. */
  readonly channels?: readonly ChannelKind[] | undefined;
}

export type RefusalCode =
  | 'case-merged'
  | 'team-unknown'
  | 'owned-by-other-team'
  | 'safety-case-of-other-team'
  | 'contact-type-of-other-team'
  | 'client-data-of-other-team'
  | 'brand-of-others'
  | 'channel-of-others'
  | 'role-may-not'
  | 'role-may-not-here';

export type Permission = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };

export interface CaseInBrand {
  readonly state: Pick<Case, 'tier' | 'safety' | 'team' | 'status' | 'brandId' | 'channel' | 'contactType'>;
  readonly brand: Pick<ServicePolicy, 'promises' | 'safetyTeam'> &
    Pick<EscalatingBrand, 'escalation'> & {
      readonly contactTypes: readonly (EscalatingBrand['contactTypes'][number] & {
        readonly team?: TeamId | undefined;
      })[];
    };
  /** Roles of the workspace; without them a member of such a role may nothing. */
  readonly roles?: readonly CustomRole[] | undefined;
}

const allowed: Permission = { ok: true };

/**
 * Whether a member may do something to a case, and the reason when not. First their role, brands and channels have to
 * allow it. Who supervises may then do it. Everybody may note and raise, so that nobody who sees a crisis has to look
 * on. Answering is for the owner team and the teams of hotter tiers, unless the escalation map names who answers this
 * kind of contact; a safety case is for its owner team only. Who approves a reply could have given it. Red and safety
 * cases are read-only for everyone else, the other ones can be decided on by any team of the brand. A case that names
 * no team is owned by nobody and may be answered by any team of its brand; a team the brand does not know is refused.
 */
export function can(member: Permitted, action: CaseAction, target: CaseInBrand): Permission {
  const { state } = target;
  if (action !== 'see' && state.status === 'merged') return refused('case-merged');
  const rules = rulesOf(member.role, target.roles ?? []);
  const outside = outsideScope(member, rules, { action, state });
  if (outside !== null) return refused(outside);
  if (action === 'see' || action === 'note' || action === 'raise') return allowed;
  if (supervises(member, target)) return allowed;
  return action === 'answer' || action === 'approve' ? mayAnswer(member, target) : mayDecide(member, target);
}

/** Whether a member's role lets them do what concerns no single case, for at least one brand. */
export function may(member: Permitted, action: RoleAction, roles: readonly CustomRole[]): boolean {
  return rulesOf(member.role, roles).some((rule) => rule.actions.includes(action));
}

/** Whether a member counts as a supervisor for a case: where policy asks for one, and over the teams' lines. */
export function supervises(member: Permitted, { state, roles = [] }: CaseInBrand): boolean {
  return outsideScope(member, rulesOf(member.role, roles), { action: 'supervise', state }) === null;
}

/**
 * Whether a member may erase a customer, set or lift a legal hold, or forget a brand: who answers for the record, not
 * who works with it.
 */
export function mayKeepOrErase(member: Pick<Permitted, 'role'>, roles: readonly CustomRole[] = []): boolean {
  return may({ ...member, teams: [] }, 'erase', roles);
}

/**
 * Whether a member may make or restore a backup. One holds everything of every brand, and takes its place: so who
 * answers for the record of all of them, and nobody who works for some brands or channels only.
 */
export function mayBackUp(member: Omit<Permitted, 'teams'>, roles: readonly CustomRole[] = []): boolean {
  if (member.brands !== undefined || member.channels !== undefined) return false;
  return rulesOf(member.role, roles).some(
    ({ actions, brands, channels, tiers: ofTiers }) =>
      actions.includes('erase') && brands === undefined && channels === undefined && ofTiers === undefined,
  );
}

/** What of a case decides whether it is in somebody's field at all. */
export type Field = Pick<Case, 'brandId' | 'channel' | 'tier'>;

/** Whether a member's role, brands and channels let them do something in a field, whatever the teams say. */
export function mayIn(
  member: Permitted,
  action: RoleAction,
  { field, roles }: { readonly field: Field; readonly roles: readonly CustomRole[] },
): boolean {
  return outsideScope(member, rulesOf(member.role, roles), { action, state: field }) === null;
}

interface Wanted {
  readonly action: RoleAction;
  readonly state: Field;
}

function outsideScope(
  member: Permitted,
  rules: readonly RoleRule[],
  { action, state }: Wanted,
): RefusalCode | null {
  if (!covers(member.brands, state.brandId)) return 'brand-of-others';
  if (!covers(member.channels, state.channel)) return 'channel-of-others';
  const named = rules.filter((rule) => rule.actions.includes(action));
  if (named.length === 0) return 'role-may-not';
  const fits = ({ brands, channels, tiers: ofTiers }: RoleRule) =>
    covers(brands, state.brandId) && covers(channels, state.channel) && covers(ofTiers, ruleTier(state.tier));
  return named.some(fits) ? null : 'role-may-not-here';
}

function covers<Item>(list: readonly Item[] | undefined, item: Item): boolean {
  return list === undefined || list.includes(item);
}

function mayAnswer(member: Permitted, { state, brand }: CaseInBrand): Permission {
  if (state.safety) return ownerOnly(member, state);
  const row = escalationFor(brand, state.contactType);
  if (row?.answer !== undefined) {
    const isNamed = row.answer.some((team) => member.teams.includes(team));
    if (row.clientData === true) return isNamed ? allowed : refused('client-data-of-other-team');
    if (owns(member, state.team)) return allowed;
    if (!isNamed) return refused('contact-type-of-other-team');
    if (!isRaisedAbove(brand, state.contactType, state.tier)) return allowed;
  }
  if (owns(member, state.team)) return allowed;
  if (!isOfBrand(member, brand)) return refused('team-unknown');
  return state.team === null || answersHotter(member, state, brand)
    ? allowed
    : refused('owned-by-other-team');
}

function mayDecide(member: Permitted, { state, brand }: CaseInBrand): Permission {
  if (state.safety) return ownerOnly(member, state);
  if (owns(member, state.team)) return allowed;
  if (!isOfBrand(member, brand)) return refused('team-unknown');
  if (state.team === null || state.tier !== 'red') return allowed;
  return answersHotter(member, state, brand) ? allowed : refused('owned-by-other-team');
}

function ownerOnly(member: Permitted, state: CaseInBrand['state']): Permission {
  return owns(member, state.team) ? allowed : refused('safety-case-of-other-team');
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

function isOfBrand(member: Permitted, brand: CaseInBrand['brand']): boolean {
  const known = teamsOf(brand);
  return member.teams.some((team) => known.has(team));
}

/** Every team the brand names for answering or owning; who is only asked first does not answer. */
function teamsOf(brand: CaseInBrand['brand']): ReadonlySet<TeamId> {
  const ofTypes = brand.contactTypes.flatMap(({ team }) => (team === undefined ? [] : [team]));
  const ofMap = (brand.escalation ?? []).flatMap(({ answer = [], owner }) =>
    owner === undefined ? answer : [...answer, owner],
  );
  return new Set([...tiers.map((tier) => brand.promises[tier].team), brand.safetyTeam, ...ofTypes, ...ofMap]);
}

function refused(code: RefusalCode): Permission {
  return { ok: false, code };
}
