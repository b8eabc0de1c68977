// What a thread that only reads may ask of the index of cases.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { CaseIndex } from './case-index-port';
import { type Database, fromHex, hexOf } from './database';
import type { LastPositions } from './last-positions';
import { looks, placesOfLook } from './looks';

export interface ReaderCases
  extends Pick<CaseIndex, 'changedAfter' | 'countChangedAfter' | 'dueBefore' | 'ofCustomer'> {
  /** Those of some cases in which nothing happened since: cheaper than reading one that is too old to be asked for. */
  quietSince(caseIds: readonly CaseId[], since: Instant): ReadonlySet<CaseId>;
}

/** Who reads changed cases reads their events next: where these end is noted in `lastPositions`. */
export function readerCases(
  database: Database,
  cases: CaseIndex,
  lastPositions: Pick<LastPositions, 'note'>,
): ReaderCases {
  // Most cases are not: a row that is not given back, and an event that is not looked at, cost nothing.
  const quiet = database.prepare(
    `select cast(case_id as blob) as case_id from cases where case_id in (${placesOfLook}) and not exists (select 1 from events where events.case_id = cases.case_id and cast(at as integer) >= ?)`,
  );
  return {
    dueBefore: (at, limit) => cases.dueBefore(at, limit),
    ofCustomer: (customerId, limit, before) => cases.ofCustomer(customerId, limit, before),
    countChangedAfter: (position) => cases.countChangedAfter(position),
    changedAfter: (position, limit) => lastPositions.note(cases.changedAfter(position, limit)),
    quietSince: (caseIds, since) => {
      const rows = looks(caseIds.map(fromHex)).flatMap((asked) => quiet.all(...asked, since));
      return new Set(rows.map((row) => asId<CaseId>(hexOf(row, 'case_id'))));
    },
  };
}
