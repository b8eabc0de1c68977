// What customers and threads are called in the log: names that say nothing, made once for what comes again and again.
import {
  type AccountId,
  asId,
  type BrandId,
  type CustomerId,
  type ExternalId,
} from '../../../shared/domain/ids';
import type { KeyRing } from './key-ring';
import type { MetCustomers } from './met-customers';
import type { BlindIndex } from './seal';

/** Customers whose ids are kept in memory; a burst comes back to few of them. */
const customersKept = 20_000;

export class BlindNames {
  private readonly customers = new Map<string, CustomerId>();
  /** Who was met last, and needs no other name for it. */
  private lastMet = '';
  private lastThread: { readonly plain: string; readonly name: Buffer } | null = null;

  /** Of brands whose desktops share a hub: there all of them make the same id. */
  private readonly shared = new Map<BrandId, BlindIndex>();

  constructor(
    private readonly keys: Pick<KeyRing, 'indexOf'>,
    private readonly met: MetCustomers,
    /** Whether a customer has a case here. */
    private readonly isKnown: (customerId: CustomerId) => boolean,
  ) {}

  share(brandId: BrandId, names: BlindIndex): void {
    this.shared.set(brandId, names);
    this.customers.clear();
    this.lastMet = '';
  }

  customerIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId {
    const plain = `${brandId}|${channel}|${author}`;
    const known = this.customers.get(plain);
    if (known !== undefined) return known;
    const own = this.ownIdOf(brandId, channel, author);
    const names = this.shared.get(brandId);
    const made = names === undefined ? own : this.sharedIdOf(names, own, [brandId, channel, author]);
    if (this.customers.size >= customersKept) this.customers.clear();
    this.customers.set(plain, made);
    return made;
  }

  /** Notes how another desktop calls an author, unless this one would call them the same. */
  meet(brandId: BrandId, author: readonly [channel: string, id: ExternalId], customerId: CustomerId): void {
    const names = this.shared.get(brandId);
    if (names === undefined) return;
    const met = [customerId, brandId, ...author].join('|');
    if (met === this.lastMet) return;
    if (sharedCustomer(names, author) === customerId) {
      this.lastMet = met;
      return;
    }
    if (this.ownIdOf(brandId, ...author) === customerId) return;
    this.met.remember(this.metName([brandId, ...author]), customerId);
    this.customers.delete([brandId, ...author].join('|'));
  }

  private ownIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId {
    return asId<CustomerId>(this.keys.indexOf('customer', brandId, channel, author).toString('hex'));
  }

  /** Whoever has a case from before the hub keeps the id of it. */
  private sharedIdOf(
    names: BlindIndex,
    own: CustomerId,
    author: readonly [BrandId, string, ExternalId],
  ): CustomerId {
    const [, channel, id] = author;
    const met = this.met.find(this.metName(author));
    return met ?? (this.isKnown(own) ? own : sharedCustomer(names, [channel, id]));
  }

  private metName(author: readonly string[]): Buffer {
    return this.keys.indexOf('met', ...author);
  }

  /** A thread is looked for and then noted: the last one is remembered. */
  thread(accountId: AccountId, threadKey: string, customerId: CustomerId): Buffer {
    const plain = plainThread(accountId, threadKey, customerId);
    if (this.lastThread?.plain !== plain)
      this.lastThread = { plain, name: this.keys.indexOf('thread', accountId, threadKey, customerId) };
    return this.lastThread.name;
  }
}

function sharedCustomer(names: BlindIndex, author: readonly string[]): CustomerId {
  return asId<CustomerId>(names(['customer', ...author]).toString('hex'));
}

/** The same for the same thread only; in memory. */
export function plainThread(accountId: AccountId, threadKey: string, customerId: CustomerId): string {
  return `${accountId}|${customerId}|${threadKey}`;
}
