// Commands of who answers for the record: erase a customer, forget a brand, set and lift a legal hold, let a round erase.
import type { Case } from '../../shared/domain/case';
import { spokenCaseNumber } from '../../shared/domain/case-number';
import type { StepId } from '../../shared/domain/ids';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import { actorOf, type CommandContext, Refusal, seenCase } from './command-context';
import type { Erasure } from './erasure';
import { keptBrands } from './kept-brands';
import { changeHold, holdOver, refuseUnlessKeeper, refuseUnlessWholeDesk } from './legal-hold';
import type { RetentionSweep } from './retention-sweep';

const names = [
  'customer.erase',
  'customer.hold',
  'customer.liftHold',
  'brand.forget',
  'retention.confirm',
] as const;
export type ErasureCommand = Extract<Command, { name: (typeof names)[number] }>;

export function isErasureCommand(command: Command): command is ErasureCommand {
  return (names as readonly string[]).includes(command.name);
}

export interface ErasureHands {
  readonly context: CommandContext;
  readonly erasure: Erasure;
  readonly sweep: RetentionSweep;
}

/** Rejects with Refusal, also when the person may not. There is no undo for any of these. */
export async function runErasureCommand(
  { context, erasure, sweep }: ErasureHands,
  command: ErasureCommand,
  stepId: StepId,
): Promise<CommandOutputs[ErasureCommand['name']]> {
  refuseUnlessKeeper(context);
  switch (command.name) {
    case 'customer.erase': {
      const { customerId, typedName } = command.input;
      const state = newestOf(context, customerId);
      if (!isSameName(typedName, nameToType(state))) throw new Refusal('erasure-other-name');
      if (holdOver(context, customerId) !== null) {
        const cases = changeHold(context, customerId, { body: { type: 'ErasureDeferred' }, stepId });
        return { outcome: 'deferred', cases };
      }
      const { brandId } = state;
      const record = await erasure.erase({ brandId, customerId, reason: 'request', by: actorOf(context) });
      return { outcome: 'erased', cases: record?.caseIds.length ?? 0 };
    }
    case 'customer.hold': {
      const { customerId, reason } = command.input;
      newestOf(context, customerId);
      return { cases: changeHold(context, customerId, { body: { type: 'LegalHoldSet', reason }, stepId }) };
    }
    case 'customer.liftHold': {
      const { customerId, reason } = command.input;
      newestOf(context, customerId);
      if (holdOver(context, customerId) === null) throw new Refusal('hold-not-there');
      const cases = changeHold(context, customerId, { body: { type: 'LegalHoldLifted', reason }, stepId });
      sweep.soon();
      return { cases };
    }
    case 'brand.forget': {
      const { brandId, typedName } = command.input;
      const brand = (await keptBrands(context)).find((one) => one.brandId === brandId);
      if (brand === undefined) throw new Refusal('brand-not-found');
      if (!isSameName(typedName, brand.name)) throw new Refusal('forget-other-name');
      const { name: brandName } = brand;
      const { cases } = await erasure.forgetBrand({ brandId, brandName, by: actorOf(context) });
      return { cases };
    }
    case 'retention.confirm':
      refuseUnlessWholeDesk(context);
      sweep.confirm();
      return null;
  }
}

/** What has to be typed to erase: the name, or what stands in its place. */
function nameToType(state: Pick<Case, 'customer' | 'number'>): string {
  return state.customer?.name || state.customer?.handle || spokenCaseNumber(state.number);
}

function newestOf(
  context: CommandContext,
  customerId: Parameters<CommandContext['log']['cases']['ofCustomer']>[0],
): Case {
  const newest = context.log.cases.ofCustomer(customerId, 1)[0];
  const state = newest === undefined ? null : seenCase(context, newest);
  if (state === null) throw new Refusal('customer-not-found');
  return state;
}

function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return plain(typed) === plain(name) && plain(name) !== '';
}
