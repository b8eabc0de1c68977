// The slower lane: asks channels to read open cases again, so that edits and withdrawals are noticed.
import type { AccountId, ExternalId } from '../../shared/domain/ids';
import { minute } from '../../shared/domain/time';
import type { Accounts } from './accounts';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import type { Log } from './log/open-log';

/** Edits and deletions do not appear among new items (channels' common rule): waiting cases are read again so often. */
const recheckEvery = 5 * minute;
const casesPerRound = 200;
const messagesPerAccount = 100;

export interface RecheckPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly accounts: Accounts;
}

export class Recheck {
  constructor(private readonly ports: RecheckPorts) {}

  begin(): void {
    const { clock } = this.ports;
    clock.after(recheckEvery, () => {
      this.round();
      this.begin();
    });
  }

  private round(): void {
    const { log, store, accounts } = this.ports;
    const wanted = new Map<AccountId, ExternalId[]>();
    for (const caseId of log.cases.dueBefore(Number.MAX_SAFE_INTEGER, casesPerRound)) {
      const state = store.read(caseId);
      if (state === null || state.lastCustomerMessage === null || state.lastCustomerMessage.withdrawn)
        continue;
      const list = wanted.get(state.accountId) ?? [];
      if (list.length < messagesPerAccount) list.push(state.lastCustomerMessage.externalId);
      wanted.set(state.accountId, list);
    }
    for (const [accountId, externalIds] of wanted) accounts.recheck(accountId, externalIds);
  }
}
