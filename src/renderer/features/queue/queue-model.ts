// From a list and a hand to what is shown: pure.
/** Indexes from `from` up to but not including `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

interface View {
  readonly scrollTop: number;
  readonly viewHeight: number;
  readonly height: number;
  readonly count: number;
}

/** Rows that exist beyond both edges of the screen. */
const rowsBeyond = 6;
/** The window moves by so many rows at a time. */
const rowsAtOnce = 4;

/** The rows near the screen; `before` itself when that serves as well. */
export function rowsInWindow({ scrollTop, viewHeight, height, count }: View, before: RowWindow): RowWindow {
  const first = Math.floor(scrollTop / height) - rowsBeyond;
  const last = Math.ceil((scrollTop + viewHeight) / height) + rowsBeyond;
  const from = Math.max(0, Math.min(count, Math.floor(first / rowsAtOnce) * rowsAtOnce));
  const to = Math.max(from, Math.min(count, Math.ceil(last / rowsAtOnce) * rowsAtOnce));
  return from === before.from && to === before.to ? before : { from, to };
}

/** Indexes that exist in the page: what is near the screen and, wherever it is, the selected row. */
export function rowsToRender({ from, to }: RowWindow, selectedIndex: number): readonly number[] {
  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (selectedIndex >= 0 && selectedIndex < from) return [selectedIndex, ...indexes];
  return selectedIndex >= to ? [...indexes, selectedIndex] : indexes;
}

/** How far to scroll for a row to be seen whole; null when it is. */
export function scrollTo({ index, height, scrollTop, viewHeight }: Place): number | null {
  const top = index * height;
  if (top < scrollTop) return top;
  return top + height > scrollTop + viewHeight ? top + height - viewHeight : null;
}

/**
 * How far to scroll so that a row keeps its place on screen after the list around it changed; null when it was not
 * on screen or is in neither list.
 */
export function scrollToKeep(before: Place, after: Place): number | null {
  if (before.index < 0 || after.index < 0) return null;
  const top = before.index * before.height - before.scrollTop;
  if (top < -before.height || top > before.viewHeight) return null;
  return Math.max(0, after.index * after.height - top);
}

export interface Place {
  readonly index: number;
  readonly height: number;
  readonly scrollTop: number;
  readonly viewHeight: number;
}
