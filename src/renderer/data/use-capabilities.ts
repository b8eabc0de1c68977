// What an account's channel can do, as its connector says.
import type { AccountId } from '../../shared/domain/ids';
import type { Capabilities } from '../../shared/ipc/channels-port';
import { useStatus } from './desk-queries';

export function useCapabilities(accountId: AccountId): Capabilities | null {
  return useStatus()?.accounts.find((account) => account.accountId === accountId)?.capabilities ?? null;
}
