// What a member is called.
import type { Workspace } from './schema';

/** The name of a member; the id where the workspace has no such member (any more), or is not known yet. */
export function memberName(workspace: Pick<Workspace, 'members'> | null | undefined, id: string): string {
  return workspace?.members.find((member) => member.id === id)?.name ?? id;
}
