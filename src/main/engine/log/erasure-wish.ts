// What somebody decided to erase for good, a customer or everything of a brand, and how far that is.
import type { CustodyOf } from '../../../shared/domain/custody';
import type { AccountId, BlobId, CaseId, StepId } from '../../../shared/domain/ids';

/** What another copy of the log must erase too. Names of customers are blind, under the log's own index key. */
export type ErasedName = Pick<CustodyOf<'erased'>, 'brandId' | 'customerId' | 'reason' | 'by' | 'at'>;
export type ForgottenName = Pick<CustodyOf<'forgotten'>, 'brandId' | 'brandName' | 'by' | 'at'>;
export type ErasureWish = ErasedName & { readonly stepId: StepId };
export type BrandWish = ForgottenName & {
  readonly stepId: StepId;
  /** Of the brand's channels, whose secrets go too. */
  readonly accounts: readonly AccountId[];
};

/** What can be looked up only as long as the key is there, case by case. */
export interface Gathered {
  readonly cases: readonly CaseId[];
  /** Attached to replies: they are sealed for the desktop, so that no key erases them. */
  readonly files: readonly BlobId[];
  /** Where the log ended when the looking began. */
  readonly position: number;
}

/** The key is destroyed; what it sealed is cleared away bit by bit. */
export interface UnderWay {
  readonly kind: 'customer' | 'brand';
  readonly wish: ErasureWish | (BrandWish & { readonly reason: 'membership' });
  /** Of the customer or the brand. */
  readonly keyId: number;
  /** The row of the last case when it began. */
  readonly lastNumber: number;
  /** Where the log ended then: a case that was opened later is of somebody who came back. */
  readonly lastPosition?: number;
  readonly cases: number;
  readonly stage: 'cases' | 'blobs' | 'keys';
  /** How far the stage is, as it counts. */
  readonly reached: number;
  readonly cleared: number;
}
