// Who may do what, as one flat table: what a team hub needs to judge by when no desktop is asked.
import type { AgentId, BrandId, TeamId } from './ids';
import type { ChannelKind } from './message';
import type { CaseInBrand, Permitted } from './permissions';
import { notOfReserve, type OnReserve } from './reserve';
import {
  type CustomRole,
  caseActions,
  type RoleAction,
  type RoleRule,
  type RuleTier,
  rulesOf,
  ruleTiers,
} from './role';
import { heat, tiers } from './tier';

/**
 * One line of the table: an agent may do something in a brand. What is null is not limited: any tier, any channel,
 * any team that owns the case, safety case or not. The team 'nobody' stands for a case that no team owns.
 * What the escalation map says of kinds of contact is not in it: for those the table allows the map's teams.
 */
export interface Grant {
  readonly agent: AgentId;
  readonly brand: BrandId;
  readonly action: RoleAction;
  readonly tier: RuleTier | null;
  readonly channel: ChannelKind | null;
  readonly team: TeamId | 'nobody' | null;
  readonly safety: boolean | null;
}

type GrantedBrand = CaseInBrand['brand'] & { readonly id: BrandId };

/** The part of a workspace that decides who may do what. */
export interface GrantingWorkspace {
  readonly members: readonly (OnReserve & { readonly id: AgentId })[];
  readonly brands: readonly GrantedBrand[];
  readonly roles?: readonly CustomRole[] | undefined;
}

type Place = Pick<Grant, 'tier' | 'team' | 'safety'>;
const anywhere: Place = { tier: null, team: null, safety: null };

/**
 * The flat table of a workspace. It allows what `can` allows, and nothing else but kinds of contact that the
 * escalation map takes away. Where nobody may manage, supervisors may: somebody has to let people in.
 */
export function grantsOf(workspace: GrantingWorkspace): readonly Grant[] {
  const grants = linesOf(workspace, ({ reserve }) => reserve !== true);
  if (grants.some(({ action }) => action === 'manage')) return grants;
  return [...grants, ...unique(grants.filter(({ action }) => action === 'supervise').map(asManager))];
}

/**
 * What the reserve may while a crisis of the brand lasts, and never else. Their desktops bring nothing in: who polls a
 * channel has to be there afterwards, too.
 */
export function reserveGrantsOf(workspace: GrantingWorkspace): readonly Grant[] {
  return linesOf(workspace, ({ reserve }) => reserve === true).filter(
    ({ action }) => action !== 'ingest' && !notOfReserve.includes(action),
  );
}

function linesOf(
  { members, brands, roles = [] }: GrantingWorkspace,
  isMeant: (member: OnReserve) => boolean,
): readonly Grant[] {
  return members
    .filter(isMeant)
    .flatMap((member) =>
      brands
        .filter(({ id }) => member.brands === undefined || member.brands.includes(id))
        .flatMap((brand) => grantsIn(member, brand, roles)),
    );
}

function grantsIn(
  member: GrantingWorkspace['members'][number],
  brand: GrantedBrand,
  roles: readonly CustomRole[],
): readonly Grant[] {
  const rules = rulesOf(member.role, roles).filter(
    (rule) => rule.brands === undefined || rule.brands.includes(brand.id),
  );
  const supervised = rules.filter((rule) => rule.actions.includes('supervise'));
  const grants = rules.flatMap((rule) =>
    rule.actions.flatMap((action) => {
      const scope = { agent: member.id, brand: brand.id, action };
      const own = placesOf(member, brand, action).flatMap((place) =>
        spread(member, rule, { ...scope, ...place }),
      );
      const over = supervised.flatMap((line) =>
        isOfCase(action) ? spread(member, both(rule, line), { ...scope, ...anywhere }) : [],
      );
      return [...own, ...over];
    }),
  );
  return unique(grants);
}

/** One line for each tier and channel that the rule and the member have in common. */
function spread(member: Permitted, rule: RoleRule, grant: Omit<Grant, 'channel'>): readonly Grant[] {
  const ofTiers = rule.tiers === undefined ? [grant.tier] : meet(rule.tiers, grant.tier);
  const ofMember = member.channels ?? null;
  const channels =
    rule.channels === undefined
      ? (ofMember ?? [null])
      : rule.channels.filter((channel) => ofMember === null || ofMember.includes(channel));
  return ofTiers.flatMap((tier) => channels.map((channel) => ({ ...grant, tier, channel })));
}

function meet(ofRule: readonly RuleTier[], tier: RuleTier | null): readonly RuleTier[] {
  return tier === null ? ofRule : ofRule.filter((one) => one === tier);
}

function both(rule: RoleRule, line: RoleRule): RoleRule {
  return {
    actions: rule.actions,
    channels: intersection(rule.channels, line.channels),
    tiers: intersection(rule.tiers, line.tiers),
  };
}

function intersection<Item>(
  one: readonly Item[] | undefined,
  other: readonly Item[] | undefined,
): readonly Item[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((item) => other.includes(item));
}

/** Where in a brand a member may do something because of their teams, as `can` says it. */
function placesOf(member: Permitted, brand: GrantedBrand, action: RoleAction): readonly Place[] {
  if (!isOfCase(action)) return [anywhere];
  const owned = member.teams.map((team): Place => ({ tier: null, team, safety: null }));
  const isAnswer = action === 'answer' || action === 'approve';
  const ofMap = (brand.escalation ?? []).some(({ answer = [] }) =>
    answer.some((team) => member.teams.includes(team)),
  );
  if (isAnswer && ofMap) return [...owned, { tier: null, team: null, safety: false }];
  if (!namesAnyTeamOf(member, brand)) return owned;
  const unowned: Place = { tier: null, team: 'nobody', safety: false };
  const cooler = ruleTiers
    .filter((tier) => (!isAnswer && tier !== 'red') || isCoolerThanTheirs(member, brand, tier))
    .map((tier): Place => ({ tier, team: null, safety: false }));
  return [...owned, unowned, ...cooler];
}

function isOfCase(action: RoleAction): boolean {
  const limited: readonly RoleAction[] = caseActions.filter(
    (one) => one !== 'see' && one !== 'note' && one !== 'raise',
  );
  return limited.includes(action);
}

function isCoolerThanTheirs(member: Permitted, brand: GrantedBrand, tier: RuleTier): boolean {
  const own = tier === 'untriaged' ? null : tier;
  return tiers.some(
    (hotter) => heat(hotter) > heat(own) && member.teams.includes(brand.promises[hotter].team),
  );
}

function namesAnyTeamOf(member: Permitted, brand: GrantedBrand): boolean {
  const { promises, safetyTeam, contactTypes, escalation = [] } = brand;
  const named: readonly (TeamId | undefined)[] = [
    ...tiers.map((tier) => promises[tier].team),
    safetyTeam,
    ...contactTypes.map(({ team }) => team),
    ...escalation.flatMap(({ answer = [], owner }) => [...answer, owner]),
  ];
  return member.teams.some((team) => named.includes(team));
}

function asManager(grant: Grant): Grant {
  return { ...grant, ...anywhere, action: 'manage', channel: null };
}

function unique(grants: readonly Grant[]): readonly Grant[] {
  return [...new Map(grants.map((grant) => [JSON.stringify(Object.values(grant)), grant])).values()];
}
