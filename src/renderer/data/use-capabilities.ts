// What an account's channel can do, as its connector says.
import type { AccountId } from '../../shared/domain/ids';
import type { Capabilities } from '../../shared/ipc/channels-port';
import { useStatusPart } from './desk-queries';

export function useCapabilities(accountId: AccountId): Capabilities | null {
  return (
    useStatusPart((status) => status.accounts.find((one) => one.accountId === accountId)?.capabilities) ??
    null
  );
}
