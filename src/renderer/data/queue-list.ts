// The list a person works in: a snapshot of a view's order that changes under no hand.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { RowChange, ViewWindow } from '../../shared/ipc/store-port';

export interface QueueList {
  readonly view: ViewId;
  /** False until the first stretch has been read. */
  readonly ready: boolean;
  readonly order: readonly CaseId[];
  readonly rows: ReadonlyMap<CaseId, CaseRow>;
  readonly lastKey: string | null;
  readonly complete: boolean;
  /** Cases that came in since the snapshot, with whether they are red; shown as one line above the list. */
  readonly waiting: ReadonlyMap<CaseId, boolean>;
  /** Cases that left the view and stay only because a hand is on them. */
  readonly left: ReadonlySet<CaseId>;
}

export function emptyList(view: ViewId): QueueList {
  return {
    view,
    ready: false,
    order: [],
    rows: new Map(),
    lastKey: null,
    complete: false,
    waiting: new Map(),
    left: new Set(),
  };
}

/** A fresh snapshot: nothing waits any more. */
export function snapshot(view: ViewId, window: ViewWindow): QueueList {
  return {
    ...emptyList(view),
    ready: true,
    order: window.rows.map((row) => row.id),
    rows: new Map(window.rows.map((row) => [row.id, row])),
    lastKey: window.lastKey,
    complete: window.complete,
  };
}

/** Adds the next stretch below; a case that is already in the list keeps its place. */
export function append(list: QueueList, window: ViewWindow): QueueList {
  const known = new Set(list.order);
  const added = window.rows.filter((row) => !known.has(row.id));
  const waiting = new Map(list.waiting);
  for (const row of added) waiting.delete(row.id);
  return {
    ...list,
    order: [...list.order, ...added.map((row) => row.id)],
    rows: new Map([...list.rows, ...added.map((row) => [row.id, row] as const)]),
    lastKey: window.lastKey,
    complete: window.complete,
    waiting,
  };
}

/** Rows that had been let go of and are looked at again. */
export function withRows(list: QueueList, rows: readonly CaseRow[]): QueueList {
  return { ...list, rows: new Map([...list.rows, ...rows.map((row) => [row.id, row] as const)]) };
}

export interface Change {
  readonly changed: readonly RowChange[];
  readonly removed: readonly CaseId[];
  readonly selected: CaseId | null;
}

/** Rows change in place, leavers go (but for the one a hand is on), and newcomers wait. */
export function applyChange(list: QueueList, change: Change): QueueList {
  const rows = new Map(list.rows);
  const waiting = new Map(list.waiting);
  const left = new Set(list.left);
  const gone = new Set<CaseId>();
  const inOrder = new Set(list.order);
  const leave = (id: CaseId) => {
    waiting.delete(id);
    if (!inOrder.has(id)) return;
    if (id === change.selected) left.add(id);
    else gone.add(id);
  };
  for (const { row, views, entered } of change.changed) {
    if (inOrder.has(row.id)) rows.set(row.id, row);
    if (!views.includes(list.view)) leave(row.id);
    else if (inOrder.has(row.id)) left.delete(row.id);
    else if (entered.includes(list.view) || waiting.has(row.id)) waiting.set(row.id, row.tier === 'red');
  }
  for (const id of change.removed) leave(id);
  return {
    ...list,
    rows: without(rows, gone),
    waiting,
    left,
    order: gone.size === 0 ? list.order : list.order.filter((id) => !gone.has(id)),
  };
}

/** The hand moved on: cases that had left the view go now. */
export function letGo(list: QueueList, selected: CaseId | null): QueueList {
  const gone = new Set([...list.left].filter((id) => id !== selected));
  if (gone.size === 0) return list;
  const left = new Set([...list.left].filter((id) => !gone.has(id)));
  return { ...list, left, rows: without(list.rows, gone), order: list.order.filter((id) => !gone.has(id)) };
}

const rowsKept = 3_000;
const rowsAround = 1_000;

/** Forgets rows far from what is on screen, so that a long list does not grow the page. */
export function keepNear(list: QueueList, index: number): QueueList {
  if (list.rows.size <= rowsKept) return list;
  const near = list.order.slice(Math.max(0, index - rowsAround), index + rowsAround);
  return {
    ...list,
    rows: new Map(
      near.flatMap((id) => {
        const row = list.rows.get(id);
        return row === undefined ? [] : [[id, row] as const];
      }),
    ),
  };
}

/** How many the view holds, as far as this list may say: what waits above is not among them. */
export function listSize(list: QueueList, counted: number): number {
  if (list.complete) return list.order.length;
  return Math.max(list.order.length, counted - list.waiting.size + list.left.size);
}

function without(
  rows: ReadonlyMap<CaseId, CaseRow>,
  gone: ReadonlySet<CaseId>,
): ReadonlyMap<CaseId, CaseRow> {
  return gone.size === 0 ? rows : new Map([...rows].filter(([id]) => !gone.has(id)));
}
