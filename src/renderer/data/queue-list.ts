// The list a person works in: a snapshot of a view's order that changes under no hand. Pure; the rows lie elsewhere.
import { type CaseRow, compareRows, type ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { RowChange, ViewWindow } from '../../shared/ipc/store-port';

export interface QueueList {
  readonly view: ViewId;
  /** False until the first stretch has been read. */
  readonly ready: boolean;
  readonly order: readonly CaseId[];
  /** The same ids, for looking one up. */
  readonly listed: ReadonlySet<CaseId>;
  readonly lastKey: string | null;
  readonly complete: boolean;
  /** Cases that left the view and stay only because a hand is on them. */
  readonly left: ReadonlySet<CaseId>;
}

/**
 * So many cases a list goes on for. Who looks for something beyond searches or takes a narrower view; the page must not
 * grow with the store.
 */
export const longestList = 10_000;

const none: ReadonlySet<CaseId> = new Set();

export function emptyList(view: ViewId): QueueList {
  return {
    view,
    ready: false,
    order: [],
    listed: none,
    lastKey: null,
    complete: false,
    left: none,
  };
}

/** A fresh snapshot. */
export function snapshot(view: ViewId, window: ViewWindow): QueueList {
  const order = window.rows.map((row) => row.id);
  return {
    ...emptyList(view),
    ready: true,
    order,
    listed: new Set(order),
    lastKey: window.lastKey,
    complete: window.complete,
  };
}

/** Adds the next stretch below; a case that is already in the list keeps its place. */
export function append(list: QueueList, window: ViewWindow): QueueList {
  const added = window.rows.flatMap((row) => (list.listed.has(row.id) ? [] : [row.id]));
  const order = [...list.order, ...added];
  return { ...list, order, listed: new Set(order), lastKey: window.lastKey, complete: window.complete };
}

export interface Change {
  readonly changed: readonly RowChange[];
  readonly removed: readonly CaseId[];
  readonly selected: CaseId | null;
}

/** Leavers go, but for the one a hand is on; what is no more goes from under a hand too. The same list when nobody left or came back. */
export function applyChange(list: QueueList, change: Change): QueueList {
  const gone = new Set<CaseId>();
  const left = new Set(list.left);
  const leave = (id: CaseId) => {
    if (!list.listed.has(id)) return;
    if (id === change.selected) left.add(id);
    else gone.add(id);
  };
  for (const { row, views } of change.changed) {
    if (views.includes(list.view)) left.delete(row.id);
    else leave(row.id);
  }
  for (const id of change.removed) if (list.listed.has(id)) gone.add(id);
  const sameLeft = left.size === list.left.size && [...left].every((id) => list.left.has(id));
  if (gone.size === 0) return sameLeft ? list : { ...list, left };
  for (const id of gone) left.delete(id);
  return without({ ...list, left }, gone);
}

/** The hand moved on: cases that had left the view go now. */
export function letGo(list: QueueList, selected: CaseId | null): QueueList {
  const gone = new Set([...list.left].filter((id) => id !== selected));
  if (gone.size === 0) return list;
  return without({ ...list, left: new Set([...list.left].filter((id) => !gone.has(id))) }, gone);
}

/**
 * Arrivals in their place, for a list no hand is on; the same list when all of them belong below what has been read.
 * Rows the page has let go of are passed over when the place is sought.
 */
export function insert(
  list: QueueList,
  arrivals: readonly CaseRow[],
  rowOf: (id: CaseId) => CaseRow | undefined,
): QueueList {
  const order = [...list.order];
  const arriving = new Map(arrivals.map((row) => [row.id, row]));
  for (const row of arrivals) {
    if (list.listed.has(row.id)) continue;
    const at = placeOf(row, order, (id) => arriving.get(id) ?? rowOf(id));
    if (at < order.length || list.complete) order.splice(at, 0, row.id);
  }
  return order.length === list.order.length ? list : { ...list, order, listed: new Set(order) };
}

/** Index of the first row that comes after this one. */
function placeOf(row: CaseRow, order: readonly CaseId[], rowOf: (id: CaseId) => CaseRow | undefined): number {
  let from = 0;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const id = order[middle];
    const other = id === undefined || id === row.id ? undefined : rowOf(id);
    if (other === undefined || compareRows(other, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether a case still stands between its neighbours. */
export function isInPlace(
  list: QueueList,
  row: CaseRow,
  rowOf: (id: CaseId) => CaseRow | undefined,
): boolean {
  const at = list.order.indexOf(row.id);
  const neighbour = (place: number) => {
    const id = list.order[place];
    return id === undefined ? undefined : rowOf(id);
  };
  const [before, after] = [neighbour(at - 1), neighbour(at + 1)];
  return (
    (before === undefined || compareRows(before, row) < 0) &&
    (after === undefined || compareRows(row, after) < 0)
  );
}

/** Without some of its cases, for those that go to another place. */
export function takeOut(list: QueueList, moved: readonly CaseRow[]): QueueList {
  return moved.length === 0 ? list : without(list, new Set(moved.map((row) => row.id)));
}

/** How many the view holds, as far as this list may say: what waits above is not among them. */
export function listSize(list: QueueList, counted: number, waiting: number): number {
  if (list.complete) return list.order.length;
  return Math.max(list.order.length, counted - waiting + list.left.size);
}

const rowsKept = 3_000;
const rowsAround = 1_000;

/** Ids whose rows are worth keeping while this place is on screen; null: all of them. */
export function rowsNear(list: QueueList, index: number, held: number): readonly CaseId[] | null {
  return held <= rowsKept ? null : list.order.slice(Math.max(0, index - rowsAround), index + rowsAround);
}

function without(list: QueueList, gone: ReadonlySet<CaseId>): QueueList {
  const order = list.order.filter((id) => !gone.has(id));
  return { ...list, order, listed: new Set(order) };
}
