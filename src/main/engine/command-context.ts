// What a command may use: the cases, the rules in force, and who asks.
import type { Actor } from '../../shared/domain/actor';
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { CaseId } from '../../shared/domain/ids';
import { can, may } from '../../shared/domain/permissions';
import type { CaseAction, RoleAction } from '../../shared/domain/role';
import { managesWorkspace } from '../../shared/domain/who-manages';
import type { Member } from '../../shared/workspace/schema';
import type { BrandPolicy } from './brand-policy';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import type { Incidents } from './crisis/incidents';
import type { JointIndex } from './joint/joint-index';
import type { Log } from './log/open-log';
import type { Sitting } from './sitting';
import type { SurgeDesk } from './surge/surge-desk';
import type { TeamDesk } from './team-desk';
import type { TodayBoard } from './today-board';
import type { ResultDesk } from './training/result-desk';
import { isSeenHere } from './who-sees';
import type { WorkspaceStore } from './workspace-store';

export interface CommandContext {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  /** For a new case. */
  readonly nextNumber: () => number;
  readonly workspace: WorkspaceStore;
  /** The agent who sits at this desktop. */
  readonly me: () => Member | null;
  readonly sitting: Pick<Sitting, 'sitsSoon' | 'leftJustNow'>;
  readonly incidents: Incidents;
  readonly joints: JointIndex;
  readonly team: TeamDesk;
  readonly today: TodayBoard;
  readonly surges: SurgeDesk;
  readonly results: ResultDesk;
}

/** A rule of the product says no. The code names a text of the catalogue. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;

  constructor(code: string) {
    super(`Refused: ${code}`);
    this.code = code;
  }
}

export function actorOf(context: CommandContext): Actor {
  const me = context.me();
  return me === null ? { kind: 'console' } : { kind: 'agent', id: me.id };
}

/** The member who sits at this desktop. Throws Refusal when nobody does. */
export function memberHere({ me }: Pick<CommandContext, 'me'>): Member {
  const member = me();
  if (member === null) throw new Refusal('nobody-sits-here');
  return member;
}

/** A case as it stands; null when there is none that the person here may see. */
export function seenCase(context: CommandContext, caseId: CaseId): Case | null {
  const state = context.store.read(caseId);
  return state !== null && isSeenHere(context, state) ? state : null;
}

/** A case the person here may see; for them there are no others. Throws Refusal. */
export function caseOf(context: CommandContext, caseId: CaseId): Case {
  const state = seenCase(context, caseId);
  if (state === null) throw new Refusal('case-not-found');
  return state;
}

export function policyOf(context: CommandContext, state: Pick<Case, 'brandId'>): BrandPolicy {
  const policy = context.workspace.policy(state.brandId);
  if (policy === null) throw new Refusal('brand-not-in-workspace');
  return policy;
}

/** Throws when the person at this desktop may not do this to the case. */
export function refuseForbidden(context: CommandContext, state: Case, action: CaseAction): void {
  const permission = can(memberHere(context), action, {
    state,
    brand: policyOf(context, state).brand,
    roles: context.workspace.current()?.roles,
  });
  if (!permission.ok) throw new Refusal(permission.code);
}

/** Throws when the person here may not change the workspace; whoever makes the first one may. */
export function refuseUnlessManager(context: Pick<CommandContext, 'me' | 'workspace'>): void {
  const current = context.workspace.current();
  if (current === null) return;
  if (!managesWorkspace(memberHere(context), current)) throw new Refusal('workspace-needs-manager');
}

/** Throws when the role of the person here lets them do this nowhere at all. */
export function refuseWithoutRole(
  context: Pick<CommandContext, 'me' | 'workspace'>,
  action: RoleAction,
): void {
  if (!may(memberHere(context), action, context.workspace.current()?.roles ?? []))
    throw new Refusal('role-may-not');
}

/** Throws when there is nothing more to do in the case. */
export function refuseClosed(state: Case): void {
  if (state.status === 'merged') throw new Refusal('case-merged');
  if (state.status !== 'open') throw new Refusal('case-closed');
}

/** Decides for one case; throws Refusal. No bodies: there is nothing to change. */
export type Decide = (state: Case) => readonly CaseEventBody[];
