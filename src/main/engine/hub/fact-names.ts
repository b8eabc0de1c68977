// The blind names of messages and texts, the same on every desktop of a brand.
import type { FactNames } from '../../../shared/domain/hub-facts';
import { digestOf } from '../approvals';
import { type BlindIndex, blindIndexUnder } from '../log/seal';
import { receiptDigest } from '../receipt/receipt-digest';
import type { HubMemory } from './hub-memory';

/** Of a brand that the hub knows; throws for another. */
export function factNames(memory: HubMemory): (brand: string) => FactNames {
  const made = new Map<string, { readonly nameKey: string; readonly names: BlindIndex }>();
  return (brand) => {
    const nameKey = memory.record?.brands[brand]?.nameKey;
    if (nameKey === undefined) throw new Error(`The hub gave no name key for ${brand}`);
    let known = made.get(brand);
    if (known?.nameKey !== nameKey) {
      known = { nameKey, names: blindIndexUnder(Buffer.from(nameKey, 'base64')) };
      made.set(brand, known);
    }
    const { names } = known;
    return {
      message: (accountId, externalId) => names(['message', accountId, externalId], 32).toString('hex'),
      reply: digestOf,
      words: (text) => names(['words', text], 32).toString('hex'),
      receipt: receiptDigest,
    };
  };
}
