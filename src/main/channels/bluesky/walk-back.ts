// Walks a newest-first list back to what is known, page by page, and gives what is new, oldest first.
import type { Instant } from '../../../shared/domain/time';
import { type LaneCursor, overlap } from './cursor';

export interface ListEntry {
  readonly at: Instant;
  readonly mark: string;
  /** Null for an entry that cannot be read. */
  readonly uri: string | null;
}

export interface ListPage {
  readonly entries: readonly ListEntry[];
  /** Time of the last entry of the page, wanted or not; null for an empty page. */
  readonly reachesBackTo: Instant | null;
  readonly next: string | undefined;
}

/** A list that leads in circles or grows without end is left after so many pages. */
const maxPages = 1_000;

/** How far a walk has got, so that one that ran out of time goes on where it stopped. */
export interface Walk {
  readonly from: Instant;
  readonly known: Set<string>;
  readonly found: ListEntry[];
  cursor: string | undefined;
}

export function startWalk({ heardTo, recent }: LaneCursor): Walk {
  return { from: heardTo, known: new Set(recent), found: [], cursor: undefined };
}

/**
 * Reads until an entry lies before the overlap. Entries keep only their address and time here, so that a week's
 * backlog fits in memory; what they say is read when they are delivered.
 */
export async function walkBack(
  walk: Walk,
  page: (cursor: string | undefined) => Promise<ListPage>,
): Promise<readonly ListEntry[]> {
  const floor = walk.from - overlap;
  for (let count = 0; count < maxPages; count += 1) {
    const { entries, reachesBackTo, next } = await page(walk.cursor);
    for (const entry of entries) {
      if (entry.at < floor || walk.known.has(entry.mark)) continue;
      walk.known.add(entry.mark);
      walk.found.push(entry);
    }
    if (reachesBackTo === null || reachesBackTo < floor || next === undefined || next === walk.cursor) break;
    walk.cursor = next;
  }
  return walk.found.sort((a, b) => a.at - b.at);
}
