// Remembers what the page was given and looks at, so that only changes of that are opened for it.
import type { ViewId } from '../../shared/domain/case-row';
import type { ViewWindow } from '../../shared/ipc/store-port';

/** More than the page keeps at a time. */
const mostRows = 20_000;
/** The page shows one view; a read of another may be under way. */
const mostViews = 2;

/**
 * - whole: the page shows the case, or may have to put it into its list
 * - named: it only counts the case among what came
 */
type Concern = 'whole' | 'named';

interface Looked {
  readonly view: ViewId;
  /** Reads that are not answered yet: until then it may get to any place. */
  reading: number;
  /** Rank of the last row the page has read; null: nothing follows. */
  end: string | null;
}

export class ShownRows {
  private readonly ids = new Set<string>();
  private readonly named = new Set<string>();
  private looked: readonly Looked[] = [];

  add(ids: readonly string[]): void {
    keepNewest(this.ids, ids);
  }

  /** The page was told these and has no rows of them. */
  name(ids: readonly string[]): void {
    keepNewest(this.named, ids);
  }

  /** The page reads a view; call what this returns just before it is answered. Null: it could not be read. */
  look(view: ViewId): (after: string | null, window: ViewWindow | null) => void {
    const known = this.looked.find((one) => one.view === view);
    const looked = known ?? { view, reading: 0, end: null };
    looked.reading += 1;
    this.looked = [looked, ...this.looked.filter((one) => one !== looked)].slice(0, mostViews);
    return (after, window) => {
      looked.reading -= 1;
      if (window === null) return;
      const end = window.complete ? null : window.lastKey;
      // Of two that read on, the page may have kept the one that got further.
      const isBehind = after !== null && end !== null && (looked.end === null || looked.end > end);
      if (!isBehind) looked.end = end;
    };
  }

  /** Null: the page has nothing to do with it. `rank`: its place in every view. */
  concerns(id: string, views: readonly ViewId[], rank: string): Concern | null {
    const looked = this.looked.filter(({ view }) => views.includes(view));
    if (this.ids.has(id) || looked.some((one) => isWithin(one, rank))) return 'whole';
    return looked.length > 0 || this.named.has(id) ? 'named' : null;
  }
}

function isWithin({ reading, end }: Looked, rank: string): boolean {
  return reading > 0 || end === null || rank <= end;
}

function keepNewest(kept: Set<string>, ids: readonly string[]): void {
  for (const id of ids) {
    kept.delete(id);
    kept.add(id);
  }
  for (const id of kept) {
    if (kept.size <= mostRows) return;
    kept.delete(id);
  }
}
