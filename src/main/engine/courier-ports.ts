// What the courier needs, put together from the parts of the engine.
import type { Accounts } from './accounts';
import type { CourierPorts } from './courier';
import type { Incidents } from './crisis/incidents';
import { sendGuard } from './send-guard';
import type { TeamHub } from './team-hub';

interface CourierParts extends Pick<CourierPorts, 'log' | 'store' | 'clock' | 'chance'> {
  readonly accounts: Accounts;
  readonly incidents: Incidents;
  readonly team: TeamHub;
}

export function courierPorts(parts: CourierParts): CourierPorts {
  const { log, store, clock, chance, accounts, incidents, team } = parts;
  return {
    log,
    store,
    clock,
    chance,
    post: (message) => accounts.post(message),
    canSend: (accountId) => accounts.canSend(accountId),
    guard: sendGuard({ log, accounts, store, clock, incidents, team }),
    team,
  };
}
