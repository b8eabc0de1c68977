// How many events each case has, kept in memory for the cases that are written to.
import { asId, type CaseId } from '../../../shared/domain/ids';
import { type Database, fromHex, hexOf, numberOf } from './database';
import { looks, placesOfLook } from './looks';

/** Cases kept in memory. */
const tailsKept = 10_000;

/** Whoever asks sees to it that gathered events are written before; `settle` does that. */
export class CaseTails {
  private readonly newestOfCase;
  private readonly newestOfCases;
  private readonly known = new Map<CaseId, number>();

  constructor(
    database: Database,
    private readonly settle: () => void,
  ) {
    this.newestOfCase = database.prepare(
      'select cast(ordinal as integer) as ordinal from events where case_id = ? order by position desc limit 1',
    );
    this.newestOfCases = database.prepare(
      // The newest ones by the index alone: of a case of thousands only one event is looked at.
      `select cast(case_id as blob) as case_id, cast(ordinal as integer) as ordinal from events where position in (
        select max(position) from events where case_id in (${placesOfLook}) group by case_id)`,
    );
  }

  /** Ordinal of the newest event; 0 when there is none. */
  of(caseId: CaseId): number {
    const known = this.known.get(caseId);
    if (known !== undefined) return known;
    this.settle();
    const row = this.newestOfCase.get(fromHex(caseId));
    return row === null ? 0 : numberOf(row, 'ordinal');
  }

  set(caseId: CaseId, ordinal: number): void {
    if (this.known.size >= tailsKept) this.known.clear();
    this.known.set(caseId, ordinal);
  }

  /** Has those of many cases at hand, at a fraction of the price; gives the cases that have no event yet. */
  expect(caseIds: readonly CaseId[]): ReadonlySet<CaseId> {
    this.settle();
    if (this.known.size + caseIds.length > tailsKept) this.known.clear();
    const wanted = caseIds.filter((caseId) => !this.known.has(caseId));
    for (const asked of looks(wanted.map(fromHex)))
      for (const row of this.newestOfCases.all(...asked))
        this.known.set(asId<CaseId>(hexOf(row, 'case_id')), numberOf(row, 'ordinal'));
    const empty = caseIds.filter((caseId) => (this.known.get(caseId) ?? 0) === 0);
    for (const caseId of empty) this.known.set(caseId, 0);
    return new Set(empty);
  }

  forget(): void {
    this.known.clear();
  }
}
