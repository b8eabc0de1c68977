// Whose results of training somebody may read, bring and hand on: their own, and those of people they train (R71, A7).
import type { AgentId, BrandId } from '../ids';
import { may, type Permitted } from '../permissions';
import { type CustomRole, rulesOf } from '../role';
import { type ManagedWorkspace, managesWorkspace } from '../who-manages';

export interface TrainingTeam extends ManagedWorkspace {
  readonly members: readonly (Permitted & { readonly id: AgentId })[];
  readonly brands: readonly { readonly id: BrandId }[];
  readonly roles: readonly CustomRole[];
}

type Person = TrainingTeam['members'][number];

/** Whoever supervises anybody, and whoever manages the workspace: they lift gates. */
export function trainsOthers(person: Permitted, team: TrainingTeam): boolean {
  return may(person, 'supervise', team.roles) || managesWorkspace(person, team);
}

/**
 * Whether somebody reads the results of `whose`: their own always, anybody's who manages the workspace, and those of
 * people who work for a brand they supervise. Of a drill (null) everybody who works here may know.
 */
export function readsResults(person: Person, whose: AgentId | null, team: TrainingTeam): boolean {
  if (whose === null || whose === person.id || managesWorkspace(person, team)) return true;
  const learner = team.members.find(({ id }) => id === whose);
  if (learner === undefined) return false;
  const supervised = brandsOf(person, team, 'supervise');
  return brandsOf(learner, team, null).some((brand) => supervised.includes(brand));
}

/** Null: where they may anything at all. */
function brandsOf(
  person: Permitted,
  { brands, roles }: TrainingTeam,
  action: 'supervise' | null,
): readonly BrandId[] {
  const rules = rulesOf(person.role, roles).filter(
    ({ actions }) => action === null || actions.includes(action),
  );
  const covers = (known: readonly BrandId[] | undefined, brand: BrandId) => known?.includes(brand) ?? true;
  return brands
    .map(({ id }) => id)
    .filter((id) => covers(person.brands, id) && rules.some((rule) => covers(rule.brands, id)));
}
