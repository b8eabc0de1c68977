// Who may change the workspace: its people, roles, accounts and policies (R63).
import { may, type Permitted } from './permissions';
import type { CustomRole } from './role';

/** The part of a workspace that decides who changes it. */
export interface ManagedWorkspace {
  readonly members: readonly Permitted[];
  readonly roles?: readonly CustomRole[] | undefined;
}

/**
 * Whether a member may change the definition, which is one for all brands. Where nobody may manage, whoever supervises
 * may: somebody has to let people in.
 */
export function managesWorkspace(member: Permitted, { members, roles = [] }: ManagedWorkspace): boolean {
  if (may(member, 'manage', roles)) return true;
  return may(member, 'supervise', roles) && !members.some((one) => may(one, 'manage', roles));
}
