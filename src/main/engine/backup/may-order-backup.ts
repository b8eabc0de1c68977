// Who may have a backup made or restored: asked where it is done, whatever a screen showed.
import { mayBackUp } from '../../../shared/domain/permissions';
import type { CommandContext } from '../command-context';

/** A desk without a workspace has nobody to ask yet, and nothing to lose: it may begin from a backup. */
export function mayOrderBackup({ workspace, me }: Pick<CommandContext, 'workspace' | 'me'>): boolean {
  const current = workspace.current();
  const member = me();
  return current === null || (member !== null && mayBackUp(member, current.roles));
}
