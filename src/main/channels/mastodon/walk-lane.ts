// Reads one newest-first list so that it comes out oldest first, a page at a time, over any absence.
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { type Lane, withKnown } from './cursor';
import { withIdSchema } from './shapes';

export interface ListPage {
  /** Newest first, as the server sent them. */
  readonly items: readonly unknown[];
  /** Where the next older page starts, by the server's word; null where it says there is none. */
  readonly next: string | null;
}

export interface Walked {
  /** Not known before, oldest first. */
  readonly items: readonly unknown[];
  readonly lane: Lane;
  readonly more: boolean;
}

/** A list longer than this is not walked to its end: its newest part is read, which is what customers wait for. */
const maxPages = 200;
const pagesAtFirst = 2;

/**
 * The newest page tells whether anything was missed: when none of its ids is known, the walk goes back until one is,
 * remembers where each page starts, and then delivers from the oldest on. Only starts are kept, never a page.
 */
export async function walkLane(
  lane: Lane,
  page: (maxId: string | null) => Promise<ListPage>,
): Promise<Walked> {
  const backTo = lane.back.at(-1);
  if (backTo !== undefined) {
    const { items } = await page(backTo);
    return delivered(items, { ...lane, back: lane.back.slice(0, -1) }, true);
  }
  const newest = await page(null);
  const starts = await startsOfMissedPages(newest, lane, page);
  const oldest = starts.at(-1);
  if (oldest === undefined) return delivered(newest.items, lane, false);
  const { items } = await page(oldest);
  // The newest page is read again at the end, as any later poll would.
  return delivered(items, { ...lane, back: starts.slice(0, -1) }, true);
}

async function startsOfMissedPages(
  newest: ListPage,
  { known, begun }: Lane,
  page: (maxId: string | null) => Promise<ListPage>,
): Promise<readonly string[]> {
  const isKnown = new Set(known);
  const pages = begun ? maxPages : pagesAtFirst;
  const starts: string[] = [];
  let current = newest;
  while (starts.length + 1 < pages && !idsOf(current.items).some((id) => isKnown.has(id))) {
    const { next } = current;
    // A server that leads in circles is left where it began to.
    if (next === null || current.items.length === 0 || starts.includes(next)) break;
    current = await page(next);
    // Nothing new on it: the walk has arrived, and what was missed starts one page later.
    if (idsOf(current.items).every((id) => isKnown.has(id))) break;
    starts.push(next);
  }
  return starts;
}

function delivered(newestFirst: readonly unknown[], { known, back }: Lane, more: boolean): Walked {
  const isKnown = new Set(known);
  const items = newestFirst.filter((item) => !isKnown.has(identityOf(item)));
  const lane = { known: withKnown(idsOf(newestFirst), known), back, begun: true };
  return { items: items.reverse(), lane, more };
}

function idsOf(items: readonly unknown[]): string[] {
  return items.map(identityOf);
}

/** The item's id; for one that has none, a mark of its content, so that it is not met as new at every poll. */
export function identityOf(item: unknown): string {
  const parsed = withIdSchema.safeParse(item);
  if (parsed.success) return parsed.data.id;
  // Not JSON.stringify: it gives up over an item nested thousands deep.
  const content = inspect(item, { depth: 8, maxStringLength: 2_000, maxArrayLength: 50 });
  return `without-id-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}
