// Sortable keys of a case in its views, so that one index gives every view in deadline order.
import { type CaseRow, queueOrder, type ViewId, viewsOf } from '../../shared/domain/case-row';
import { type AgentId, asId } from '../../shared/domain/ids';
import { heat } from '../../shared/domain/tier';

const instantDigits = 16;
const numberDigits = 10;
/** Higher than any character of a key, and so the end of a view's range. */
const afterEverything = '\uffff';

/** One key per view: view, order instant, hotter tier first, older number first; the id parts what is equal. */
export function viewKeys(row: CaseRow, me: string): readonly string[] {
  const order = String(Math.max(0, queueOrder(row))).padStart(instantDigits, '0');
  const coolness = heat('red') - heat(row.tier);
  const number = String(row.number).padStart(numberDigits, '0');
  return viewsOf(row, asId<AgentId>(me)).map(
    (view) => `${view}|${order}|${coolness}|${number}|${row.id.slice(0, 8)}`,
  );
}

/** The view a key belongs to. */
export function viewOfKey(key: string): ViewId {
  return key.slice(0, key.indexOf('|')) as ViewId;
}

/** Bounds of a view's keys; `after` is left out itself. */
export function viewRange(
  view: ViewId,
  after: string | null,
): { readonly from: string; readonly to: string } {
  return { from: after ?? `${view}|`, to: `${view}|${afterEverything}` };
}
