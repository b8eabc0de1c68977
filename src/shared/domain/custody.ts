// What the record says about keeping and erasing: readable for good, also when the customer it is about is not.
import type { Actor } from './actor';
import type { BrandId, CaseId, CustomerId } from './ids';
import type { ErasureReason } from './retention';
import type { Instant } from './time';

interface OfCustomer {
  readonly brandId: BrandId;
  /** A blind name: it says that two entries are about one person, and nothing about who that is. */
  readonly customerId: CustomerId;
  readonly caseNumbers: readonly number[];
}

type Happened =
  | (OfCustomer & {
      readonly kind: 'erased';
      readonly reason: ErasureReason;
      readonly caseIds: readonly CaseId[];
    })
  | (OfCustomer & { readonly kind: 'held' | 'lifted'; readonly reason: string })
  /** Erasing was asked for, and waits for the end of a hold. */
  | (OfCustomer & { readonly kind: 'deferred' })
  /** This desktop gave a whole brand up. */
  | {
      readonly kind: 'forgotten';
      readonly brandId: BrandId;
      readonly brandName: string;
      readonly cases: number;
    };

export type CustodyRecord = Happened & { readonly at: Instant; readonly by: Actor };
export type CustodyOf<Kind extends CustodyRecord['kind']> = Extract<CustodyRecord, { readonly kind: Kind }>;

/** How many customers of a brand a legal hold stands over, by the whole record, newest first. */
export function countHeld(records: readonly CustodyRecord[], brandId: BrandId): number {
  const settled = new Set<CustomerId>();
  let held = 0;
  for (const record of records) {
    if (record.brandId !== brandId || record.kind === 'deferred') continue;
    // What came before it is gone.
    if (record.kind === 'forgotten') break;
    if (!settled.has(record.customerId) && record.kind === 'held') held += 1;
    settled.add(record.customerId);
  }
  return held;
}
