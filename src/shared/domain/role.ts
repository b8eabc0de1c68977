// What each role may do: the product's own roles, and those a workspace adds (R58-R63).
import type { BrandId } from './ids';
import type { ChannelKind } from './message';
import type { CaseTier, Tier } from './tier';

export const roles = [
  'agent',
  'senior',
  'specialist',
  'reputation',
  'contact-centre',
  'supervisor',
  'administrator',
  'analyst',
  'trainee',
] as const;
export type Role = (typeof roles)[number];

/**
 * - see: read the case
 * - answer: speak for the brand in it, also by liking, hiding or deleting a post
 * - decide: what ends or eases its promise: lower, resolve, no reply needed, snooze, mute, merge, hand over
 * - raise: make it hotter, flag it as a safety case, escalate it
 * - note: notes, tags, contact type, links
 * - claim: take it; assign: give it to somebody else
 * - approve: let a colleague's reply go out
 */
export const caseActions = [
  'see',
  'answer',
  'decide',
  'raise',
  'note',
  'claim',
  'assign',
  'approve',
] as const;
export type CaseAction = (typeof caseActions)[number];

/**
 * What concerns no single case, beside the case actions.
 * - supervise: answers and decides whatever team owns the case, and counts where policy asks for a supervisor
 * - ingest: their desktop may bring messages in; manage: the workspace and its people; erase: customers
 */
export const roleActions = [...caseActions, 'supervise', 'ingest', 'manage', 'erase'] as const;
export type RoleAction = (typeof roleActions)[number];

/** How rules name a tier: a case that nothing has matched yet is untriaged. */
export const ruleTiers = ['green', 'yellow', 'red', 'untriaged'] as const satisfies readonly (
  | Tier
  | 'untriaged'
)[];
export type RuleTier = (typeof ruleTiers)[number];

/** One line of what a role may do; what it leaves out is not limited. */
export interface RoleRule {
  readonly actions: readonly RoleAction[];
  readonly brands?: readonly BrandId[] | undefined;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly tiers?: readonly RuleTier[] | undefined;
}

/** A role of the workspace. It counts as the one it follows wherever policy names roles, and may what that one may. */
export interface CustomRole {
  readonly id: string;
  readonly follows: Role;
  /** In place of what the followed role may do. */
  readonly may?: readonly RoleRule[] | undefined;
}

const working = ['see', 'answer', 'decide', 'raise', 'note', 'claim', 'assign', 'ingest'] as const;
const agent: readonly RoleRule[] = [{ actions: [...working, 'approve'] }];

const ruleOfRole: Readonly<Record<Role, readonly RoleRule[]>> = {
  agent,
  senior: agent,
  specialist: agent,
  reputation: agent,
  'contact-centre': agent,
  supervisor: [{ actions: [...working, 'approve', 'supervise', 'erase'] }],
  administrator: [{ actions: [...working, 'approve', 'manage', 'erase'] }],
  analyst: [{ actions: ['see'] }],
  trainee: [{ actions: working }],
};

/** The lines of a role; none for a role that nobody knows, who so may nothing. */
export function rulesOf(role: string, custom: readonly CustomRole[]): readonly RoleRule[] {
  const own = custom.find(({ id }) => id === role);
  if (own?.may !== undefined) return own.may;
  const builtIn = builtInRole(role, custom);
  return builtIn === null ? [] : ruleOfRole[builtIn];
}

/** The product's role that a role is or follows; null for one that nobody knows. */
export function builtInRole(role: string, custom: readonly CustomRole[]): Role | null {
  return custom.find(({ id }) => id === role)?.follows ?? roles.find((known) => known === role) ?? null;
}

export function ruleTier(tier: CaseTier): RuleTier {
  return tier ?? 'untriaged';
}
