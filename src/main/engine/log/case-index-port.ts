// What can be asked of the index of cases, and what has to be told to it.
import type { Case } from '../../../shared/domain/case';
import type { NumberRange } from '../../../shared/domain/case-number';
import type { AccountId, BrandId, CaseId, CustomerId, ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { CaseWatch, KnownOfCase } from './case-watch';
import type { BlindIndex } from './seal';

export interface CaseIndex {
  /** One beyond every plain number that is known here; desktops' own ones aside. */
  nextNumber(): number;
  /** The highest number of a case in a range; null when none is there. */
  highestIn(range: NumberRange): number | null;
  count(): number;
  write(state: Case, lastPosition: number, known?: KnownOfCase): void;
  /** Position of the newest event of a case; 0 when the case is not known. */
  lastPositionOf(caseId: CaseId): number;
  /** The case of this customer in this thread of this account that was opened last; null when there is none. */
  ofThread(accountId: AccountId, threadKey: string, customerId: CustomerId): CaseId | null;
  ofNumber(number: number): CaseId | null;
  /** Newest first; `before`: those older than the case of this number, null: from the newest on. */
  ofCustomer(customerId: CustomerId, limit: number, before?: number | null): readonly CaseId[];
  /** The customer's first case; null when there is none. */
  firstOfCustomer(customerId: CustomerId): CaseId | null;
  countOfCustomer(customerId: CustomerId): number;
  /** Cases changed after a position of the log, in the order of their last change. */
  changedAfter(
    position: number,
    limit: number,
  ): readonly { readonly caseId: CaseId; readonly position: number }[];
  countChangedAfter(position: number): number;
  /** Open cases whose next deadline lies before an instant, soonest first. */
  dueBefore(at: Instant, limit: number): readonly CaseId[];
  /** Snoozed cases to wake by an instant. */
  toWake(at: Instant, limit: number): readonly CaseId[];
  nextWake(): Instant | null;
  readonly watch: CaseWatch;
  /** Notes where a message belongs and, for one that can still be edited, what its text is now. */
  rememberMessage(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    caseId: CaseId,
  ): void;
  /** Messages about to be looked for; taken back by naming none before anybody else writes. */
  expectMessages(accountId: AccountId, externalIds: readonly ExternalId[]): void;
  /** Looks together for those of whom something is about to be taken in; gives who has no case here. */
  expectCustomers(customerIds: readonly CustomerId[]): readonly CustomerId[];
  findMessage(
    accountId: AccountId,
    externalId: ExternalId,
  ): { readonly caseId: CaseId; readonly hasText: (text: string) => boolean } | null;
  customerIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId;
  /** Has all desktops of a brand make the same ids of its customers, by a key they share. */
  shareNames(brandId: BrandId, names: BlindIndex): void;
  /** Notes under which id another desktop knows an author. */
  meetCustomer(
    brandId: BrandId,
    author: readonly [channel: string, id: ExternalId],
    customerId: CustomerId,
  ): void;
  /** Takes the row of a case out, for one whose number proved to be another; `write` brings it back. */
  takeOut(caseId: CaseId): void;
  /** For a case whose opening counts no more: nothing leads to it, and its last event stands at this position. */
  bury(caseId: CaseId, lastPosition: number): void;
  /** Call when a transaction around a write was rolled back. */
  forget(): void;
}
