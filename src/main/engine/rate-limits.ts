// Which accounts send nothing for a while because their channel said that it was too much: what waits there is not tried in vain.
import type { AccountId } from '../../shared/domain/ids';
import { type Instant, second } from '../../shared/domain/time';
import type { SendOutcome } from '../../shared/ipc/channels-port';
import { endOfWait, type Wait } from './wait';

/** Where the channel does not say how long. */
const unsaid = 15 * second;

export class RateLimits {
  private readonly waits = new Map<AccountId, Wait>();

  heard(accountId: AccountId | undefined, outcome: SendOutcome, now: Instant): void {
    if (accountId === undefined || outcome.kind !== 'not-yet' || outcome.cause !== 'rate-limited') return;
    this.waits.set(accountId, { since: now, until: outcome.retryAt ?? now + unsaid });
  }

  /** When the account may send again; null: now. */
  endOf(accountId: AccountId, now: Instant): Instant | null {
    return endOfWait(this.waits.get(accountId), now);
  }
}
