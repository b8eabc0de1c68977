// What customers and threads are called in the log: names that say nothing, made once for what comes again and again.
import {
  type AccountId,
  asId,
  type BrandId,
  type CustomerId,
  type ExternalId,
} from '../../../shared/domain/ids';
import type { KeyRing } from './key-ring';

/** Customers whose ids are kept in memory; a burst comes back to few of them. */
const customersKept = 20_000;

export class BlindNames {
  private readonly customers = new Map<string, CustomerId>();
  private lastThread: { readonly plain: string; readonly name: Buffer } | null = null;

  constructor(private readonly keys: Pick<KeyRing, 'indexOf'>) {}

  customerIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId {
    const plain = `${brandId}|${channel}|${author}`;
    const known = this.customers.get(plain);
    if (known !== undefined) return known;
    const made = asId<CustomerId>(this.keys.indexOf('customer', brandId, channel, author).toString('hex'));
    if (this.customers.size >= customersKept) this.customers.clear();
    this.customers.set(plain, made);
    return made;
  }

  /** A thread is looked for and then noted: the last one is remembered. */
  thread(accountId: AccountId, threadKey: string, customerId: CustomerId): Buffer {
    const plain = plainThread(accountId, threadKey, customerId);
    if (this.lastThread?.plain !== plain)
      this.lastThread = { plain, name: this.keys.indexOf('thread', accountId, threadKey, customerId) };
    return this.lastThread.name;
  }
}

/** The same for the same thread only; in memory. */
export function plainThread(accountId: AccountId, threadKey: string, customerId: CustomerId): string {
  return `${accountId}|${customerId}|${threadKey}`;
}
