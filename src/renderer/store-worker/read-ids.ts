// Which cases stand in a view: their ids alone, without opening a single row.
import type { ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import { placeBounds, placesOfView } from '../../shared/domain/list-key';
import type { ProjectionDatabase } from './database';
import { answered, headIn, reading } from './idb';
import { caseIdOf } from './stored-id';

/** At most `limit` of them; within each brand or tier the most urgent first. */
export async function readIds(
  database: ProjectionDatabase,
  { view, limit }: { readonly view: ViewId; readonly limit: number },
): Promise<readonly CaseId[]> {
  return reading(database, async (tables) => {
    const views = Object.keys((await headIn(tables))?.counters ?? {}) as ViewId[];
    const brands = views.filter((one) => one.startsWith('brand:'));
    const index = tables.rows.index('viewKeys');
    const ids: CaseId[] = [];
    for (const place of placesOfView(view, brands)) {
      const { above, below } = placeBounds(place, null);
      const range = IDBKeyRange.bound(above, below, true, true);
      const keys = await answered(index.getAllKeys(range, limit - ids.length));
      for (const key of keys) ids.push(caseIdOf(String(key)));
      if (ids.length >= limit) break;
    }
    return ids;
  });
}
