// What is asked of a reply in the moment before it leaves: whether it still fits the conversation and the channel.
import type { Case } from '../../shared/domain/case';
import type { PendingReply } from '../../shared/domain/reply';
import { staleReply } from '../../shared/domain/stale-reply';
import type { Accounts } from './accounts';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import { windowClosesAt } from './messaging-window';

interface SendGuardPorts {
  readonly accounts: Accounts;
  readonly store: CaseStore;
  readonly clock: Clock;
}

/** Gives the reason to hold the reply; null lets it go. */
export function sendGuard({ accounts, store, clock }: SendGuardPorts) {
  return (state: Case, reply: PendingReply) => {
    const { audience, accountId } = reply.content;
    const capabilities = audience === 'private' ? accounts.capabilities(accountId) : null;
    const closesAt = capabilities && windowClosesAt(store.events(state.id), capabilities);
    return staleReply(reply, { closesAt, now: clock.now() });
  };
}
