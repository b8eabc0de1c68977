// What a thread that only reads may ask of the index of cases.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { CaseIndex } from './case-index-port';
import { type Database, fromHex, hexOf, numberOf } from './database';
import type { LastPositions } from './last-positions';
import { looks, placesOfLook } from './looks';

export interface ReaderCases
  extends Pick<CaseIndex, 'changedAfter' | 'countChangedAfter' | 'dueBefore' | 'ofCustomer'> {
  /** When something last happened in each of some cases: cheaper than reading one that is too old to be asked for. */
  newestAt(caseIds: readonly CaseId[]): ReadonlyMap<CaseId, Instant>;
}

/** Who reads changed cases reads their events next: where these end is noted in `lastPositions`. */
export function readerCases(
  database: Database,
  cases: CaseIndex,
  lastPositions: Pick<LastPositions, 'note'>,
): ReaderCases {
  const newest = database.prepare(
    `select cast(case_id as blob) as case_id, max(cast(at as integer)) as newest from events where case_id in (${placesOfLook}) group by case_id`,
  );
  return {
    dueBefore: (at, limit) => cases.dueBefore(at, limit),
    ofCustomer: (customerId, limit, before) => cases.ofCustomer(customerId, limit, before),
    countChangedAfter: (position) => cases.countChangedAfter(position),
    changedAfter: (position, limit) => lastPositions.note(cases.changedAfter(position, limit)),
    newestAt: (caseIds) => {
      const rows = looks(caseIds.map(fromHex)).flatMap((asked) => newest.all(...asked));
      return new Map(rows.map((row) => [asId<CaseId>(hexOf(row, 'case_id')), numberOf(row, 'newest')]));
    },
  };
}
