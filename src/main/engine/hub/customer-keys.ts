// The hub's keys of customers, kept in memory while the desktop talks to it.
import { type SealKey, sealKey } from '../log/seal';
import type { HubClient } from './hub-client';

export interface CustomerKey {
  readonly no: number;
  readonly key: SealKey;
}

const keysKept = 50_000;
const askedAtOnce = 1_000;

export class CustomerKeys {
  private readonly byCustomer = new Map<string, CustomerKey>();
  /** Null: the customer was erased. */
  private readonly byNumber = new Map<number, SealKey | null>();

  constructor(
    private readonly brand: string,
    private readonly client: () => Pick<HubClient, 'keys' | 'keyFor'>,
  ) {}

  /** Makes those that are not there yet. */
  async forCustomers(customers: readonly string[]): Promise<ReadonlyMap<string, CustomerKey>> {
    const missing = [...new Set(customers)].filter((customer) => !this.byCustomer.has(customer));
    for (let at = 0; at < missing.length; at += askedAtOnce)
      this.keep(await this.client().keyFor(this.brand, missing.slice(at, at + askedAtOnce)));
    return this.byCustomer;
  }

  async forNumbers(numbers: readonly number[]): Promise<ReadonlyMap<number, SealKey | null>> {
    if (this.byNumber.size > keysKept) this.byNumber.clear();
    const missing = [...new Set(numbers)].filter((number) => !this.byNumber.has(number));
    for (let at = 0; at < missing.length; at += askedAtOnce)
      this.keep(await this.client().keys(this.brand, missing.slice(at, at + askedAtOnce)));
    return this.byNumber;
  }

  /** A customer was erased: nothing of theirs opens any more. */
  forget(customer: string): void {
    const known = this.byCustomer.get(customer);
    this.byCustomer.delete(customer);
    if (known !== undefined) this.byNumber.set(known.no, null);
  }

  private keep(keys: Awaited<ReturnType<HubClient['keys']>>): void {
    if (this.byCustomer.size > keysKept) this.byCustomer.clear();
    for (const { no, customer, key } of keys) {
      const made = key === null ? null : sealKey(Buffer.from(key, 'base64'));
      this.byNumber.set(no, made);
      if (made !== null) this.byCustomer.set(customer, { no, key: made });
    }
  }
}
