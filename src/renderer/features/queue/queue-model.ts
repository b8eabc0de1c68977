// From a list and a hand to what is shown: pure.
import type { CaseId } from '../../../shared/domain/ids';

interface Range {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly overscan: number;
  readonly count: number;
}

/** Indexes that exist in the page: what is near the screen and, wherever it is, the selected row. */
export function rowsToRender(range: Range, selectedIndex: number): number[] {
  const from = Math.max(0, range.startIndex - range.overscan);
  const to = Math.min(range.count - 1, range.endIndex + range.overscan);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
  if (selectedIndex >= 0 && selectedIndex < range.count && (selectedIndex < from || selectedIndex > to)) {
    indexes.push(selectedIndex);
    indexes.sort((a, b) => a - b);
  }
  return indexes;
}

/** How many new cases wait above the list, and how many of them are red. */
export function waitingCounts(waiting: ReadonlyMap<CaseId, boolean>): {
  readonly all: number;
  readonly red: number;
} {
  return { all: waiting.size, red: [...waiting.values()].filter(Boolean).length };
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
