// What of the channels the person at this desktop is told: how the accounts of their brands do, and what was set aside.

import type { AccountId } from '../../shared/domain/ids';
import { seesPlace } from '../../shared/domain/sight';
import type { SetAsideItem } from '../../shared/ipc/engine-answers';
import type { CommandContext } from './command-context';
import { sightHere } from './who-sees';

/** Whether an account is of the brands and channels that somebody sees; one that left the workspace is of all. */
export function isAccountSeen(
  context: Pick<CommandContext, 'me' | 'workspace'>,
): (accountId: AccountId) => boolean {
  const sight = sightHere(context);
  const accounts = context.workspace.current()?.accounts ?? [];
  return (accountId) => {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) return sight === null;
    return seesPlace(sight, { brandId: account.brand, channel: account.channel });
  };
}

export function setAsideInSight(context: CommandContext): readonly SetAsideItem[] {
  const isSeen = isAccountSeen(context);
  return context.log.desk.listSetAside().filter(({ accountId }) => isSeen(accountId));
}
