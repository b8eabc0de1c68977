// What taking in a message needs, put together from the parts of the engine.
import type { CommandContext } from './command-context';
import type { IngestPorts } from './message-ports';
import { type ReceiptPorts, Receipts } from './receipt/receipts';
import type { TeamHub } from './team-hub';

interface Around {
  readonly context: CommandContext;
  readonly team: Pick<TeamHub, 'idsOf' | 'takesReceipts'>;
  readonly capabilities: ReceiptPorts['capabilities'];
}

export function ingestPorts({ context, team, capabilities }: Around): IngestPorts & { receipts: Receipts } {
  const { log, store, clock, chance, nextNumber, workspace, incidents } = context;
  const idsOf: IngestPorts['idsOf'] = (account) => team.idsOf(account);
  const mayTell = () => team.takesReceipts;
  const receipts = new Receipts({ log, store, clock, workspace, incidents, idsOf, capabilities, mayTell });
  const policyOf: IngestPorts['policyOf'] = (account) => workspace.policyOf(account);
  return { log, store, clock, chance, nextNumber, policyOf, idsOf, receipts };
}
