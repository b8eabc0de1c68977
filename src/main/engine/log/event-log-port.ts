// What can be asked of the durable log of events, and what is told to it.
import type { CaseEvent, RecordedEvent } from '../../../shared/domain/case-event';
import type { CaseId, CustomerId, OperationId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { SealingKey } from './key-ring';

/** What each event of a case is checked against, beside being in its turn. */
export type CaseProof = 'links and seals' | 'seals';

export interface EventLog {
  /** Position of the newest event; 0 when empty. */
  position(): number;
  /** Whether this operation is already recorded. */
  has(operationId: OperationId): boolean;
  /** Where it is recorded; null when it is not. */
  positionOf(operationId: OperationId): number | null;
  /** The same of many, at a tenth of the price; those that are not recorded are left out. */
  positionsOf(operationIds: readonly OperationId[]): ReadonlyMap<OperationId, number>;
  /** Has at hand what appending to these cases needs; gives those that have no event yet. */
  expectCases(caseIds: readonly CaseId[]): ReadonlySet<CaseId>;
  /** How many events a case has; of expected cases it is known without a look. */
  lengthOf(caseId: CaseId): number;
  /**
   * Appends inside the caller's transaction. The customer decides the sealing key; null for what belongs to a brand and
   * to none of its customers. `isFirst` says that the case is
   * known to have no event yet, which spares a look.
   */
  append(event: CaseEvent, customerId: CustomerId | null, isFirst?: boolean): RecordedEvent;
  /** The same under a key known by its number, for events that come from an older log. */
  appendUnder(event: CaseEvent, key: SealingKey): RecordedEvent;
  /**
   * All events of a case in the order they were recorded here, each checked against its seal and its link; without
   * those that the hub refused. Throws LogUnreadable.
   */
  readCase(caseId: CaseId): readonly RecordedEvent[];
  /**
   * The same of many cases, at half the price; each is in the answer. By their seals alone a sixth is spared: those
   * prove each event's words and place, and links are looked at only where a key was destroyed. Throws LogUnreadable.
   */
  readCases(caseIds: readonly CaseId[], proof?: CaseProof): ReadonlyMap<CaseId, readonly RecordedEvent[]>;
  /**
   * Events after a position, at most `limit`, without erased ones and those that the hub refused; `to` says how far it
   * read. Throws LogUnreadable.
   */
  readAfter(
    position: number,
    limit: number,
  ): { readonly events: readonly RecordedEvent[]; readonly to: number };
  /** Cases whose events in some positions are of later than an instant: a log hears of some things late. */
  casesBetween(after: number, to: number, since: Instant): ReadonlySet<CaseId>;
  /**
   * The events at some positions, each checked against its seal only; null for one that is erased or that the hub
   * refused. Throws LogUnreadable, also when one is missing.
   */
  readAt(positions: readonly number[]): readonly (RecordedEvent | null)[];
  /** Call when a transaction around `append` was rolled back. */
  forget(): void;
}
