// Asks the engine for words and has each hit with its row.
import type { CaseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { SearchOrder } from '../../shared/ipc/engine-answers';
import { caseRows, type RowSources } from './case-rows';

export interface SearchQuestion {
  readonly text: string;
  readonly limit: number;
  readonly order: SearchOrder;
  /** A newer question of the same asker overtakes an older one. */
  readonly asker: string;
}

export interface FoundRow {
  readonly row: CaseRow;
  readonly excerpt: string;
}

export interface SearchAnswer {
  readonly hits: readonly FoundRow[];
  /** How many events the index has not read yet. */
  readonly behindBy: number;
}

/** Throws DeskError, also when it was overtaken. */
export async function findCases(
  { engine, store }: RowSources,
  question: SearchQuestion,
): Promise<SearchAnswer> {
  const { hits, behindBy } = await engine.query('search.cases', question);
  const rows = new Map<CaseId, CaseRow>();
  const keep = (found: readonly CaseRow[]) => {
    for (const row of found) rows.set(row.id, row);
  };
  keep(hits.flatMap(({ row }) => (row === null ? [] : [row])));
  const missing = hits.map(({ caseId }) => caseId).filter((id) => !rows.has(id));
  keep(await caseRows({ engine, store }, missing));
  return {
    hits: hits.flatMap(({ caseId, excerpt }) => {
      const row = rows.get(caseId);
      return row === undefined ? [] : [{ row, excerpt }];
    }),
    behindBy,
  };
}
