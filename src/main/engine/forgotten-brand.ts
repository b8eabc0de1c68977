// What goes of the workspace when a brand is forgotten: its definition, its accounts and how far those had been read.
import type { AccountId, BrandId } from '../../shared/domain/ids';
import { withoutBrand } from '../../shared/workspace/change-accounts';
import type { Workspace } from '../../shared/workspace/schema';
import type { CommandContext } from './command-context';

export function accountsOf(workspace: Workspace | null, brandId: BrandId): readonly AccountId[] {
  return (workspace?.accounts ?? []).flatMap(({ id, brand }) => (brand === brandId ? [id] : []));
}

/** Inside the caller's transaction; the workspace has to be read again once that is flushed. */
export function dropBrand(
  { log, workspace }: Pick<CommandContext, 'log' | 'workspace'>,
  brandId: BrandId,
  accounts: readonly AccountId[],
): void {
  const current = workspace.current();
  if (current?.brands.some(({ id }) => id === brandId)) workspace.store(withoutBrand(current, brandId));
  for (const accountId of accounts) log.desk.forgetAccount(accountId);
}
