// Where the newest event of a case stands, as the index of cases has it; for many, in one look for fifty of them.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { CaseIndex } from './case-index-port';
import { type Database, fromHex, hexOf, numberOf } from './database';
import { looks, placesOfLook } from './looks';
import type { ChangedCase } from './recent-changes';

export class LastPositions {
  private readonly ofCases;
  /** Of one snapshot: who reads changed cases reads their events next. */
  private readonly noted = new Map<CaseId, number>();

  /** `settle` writes gathered rows of cases. */
  constructor(
    database: Database,
    private readonly cases: Pick<CaseIndex, 'lastPositionOf'>,
    private readonly settle: () => void = () => undefined,
  ) {
    this.ofCases = database.prepare(
      `select cast(case_id as blob) as case_id, cast(last_position as integer) as last_position from cases where case_id in (${placesOfLook})`,
    );
  }

  /** 0 when the index does not know the case. */
  of(caseId: CaseId): number {
    return this.noted.get(caseId) ?? this.cases.lastPositionOf(caseId);
  }

  /** Those that the index does not know are left out. */
  ofAll(caseIds: readonly CaseId[]): ReadonlyMap<CaseId, number> {
    const unknown = caseIds.filter((caseId) => !this.noted.has(caseId));
    if (unknown.length === 0) return this.noted;
    this.settle();
    const rows = looks(unknown.map(fromHex)).flatMap((asked) => this.ofCases.all(...asked));
    const found = new Map(this.noted);
    for (const row of rows) found.set(asId<CaseId>(hexOf(row, 'case_id')), numberOf(row, 'last_position'));
    return found;
  }

  /** Remembers them until `forget`; gives back the same. */
  note(changed: readonly ChangedCase[]): readonly ChangedCase[] {
    for (const { caseId, position } of changed) this.noted.set(caseId, position);
    return changed;
  }

  forget(): void {
    this.noted.clear();
  }
}
