// Rows of cases by their ids: from the projection, or folded anew where they left it long ago.
import type { CaseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { EngineClient } from './engine-client';
import type { StoreClient } from './store-client';

export interface RowSources {
  readonly engine: Pick<EngineClient, 'query'>;
  readonly store: Pick<StoreClient, 'rows'>;
}

/** In no order; without those that nobody here may see. Throws DeskError. */
export async function caseRows(
  { engine, store }: RowSources,
  ids: readonly CaseId[],
): Promise<readonly CaseRow[]> {
  if (ids.length === 0) return [];
  const projected = await store.rows(ids);
  const known = new Set(projected.map(({ id }) => id));
  const others = ids.filter((id) => !known.has(id));
  if (others.length === 0) return projected;
  return [...projected, ...(await engine.query('search.rows', { caseIds: others })).rows];
}
