// What crosses between the page and its store worker: windows of a view, rows, counters and what changed.
import type { CaseRow, ViewId } from '../domain/case-row';
import type { CaseId } from '../domain/ids';
import type { RebuildReason } from './feed';

/** Cases in each view; a view that is absent holds none. */
export type Counters = Readonly<Partial<Record<ViewId, number>>>;

/** Page to worker. The feed port travels with `feed`, as the only transferred port. */
export type StoreRequest =
  | { readonly type: 'feed' }
  | {
      readonly type: 'read-window';
      readonly id: number;
      readonly view: ViewId;
      /** `lastKey` of the stretch to read on after; null starts at the top. */
      readonly after: string | null;
      readonly limit: number;
      /** Read for something else than the list: it says nothing of what the page looks at. */
      readonly isAside?: boolean;
    }
  | { readonly type: 'read-rows'; readonly id: number; readonly ids: readonly CaseId[] }
  /** Only the ids of a view's cases: what a step on all of them needs. */
  | { readonly type: 'read-ids'; readonly id: number; readonly view: ViewId; readonly limit: number }
  /** What is told with each change, for who does not want to wait for one. */
  | { readonly type: 'read-counters'; readonly id: number };

/** A stretch of a view in its order. */
export interface ViewWindow {
  readonly rows: readonly CaseRow[];
  /** Rank of the last row, for reading on. */
  readonly lastKey: string | null;
  /** True when nothing follows. */
  readonly complete: boolean;
}

/** Whether what the page sees is the present, and if not, why. */
export type StoreState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'rebuilding';
      readonly reason: RebuildReason;
      readonly done: number;
      readonly expected: number;
    }
  /** Whole up to where it was left; `expected` cases have changed since. */
  | { readonly kind: 'catching-up'; readonly done: number; readonly expected: number }
  /** `rebuilt` tells why it had to be built anew since the page was loaded. */
  | { readonly kind: 'live'; readonly rebuilt?: RebuildReason }
  | { readonly kind: 'failed'; readonly message: string }
  /** What is stored can neither be opened nor thrown away from here. */
  | { readonly kind: 'unopenable' };

/** Told of cases the page was given, and of those in the part it has read of a view; of others only the counters tell. */
export interface RowChange {
  readonly row: CaseRow;
  readonly views: readonly ViewId[];
  /** Views the case was not in before this change. */
  readonly entered: readonly ViewId[];
}

/**
 * Told of a case that changed beyond what the page has read of the view it looks at: it is counted among what came, and
 * nobody has to open it for that.
 */
export type NamedChange = Omit<RowChange, 'row'> & { readonly id: CaseId };

/** Worker to page. */
export type StoreMessage =
  | { readonly type: 'window'; readonly id: number; readonly window: ViewWindow }
  | { readonly type: 'rows'; readonly id: number; readonly rows: readonly CaseRow[] }
  | { readonly type: 'ids'; readonly id: number; readonly ids: readonly CaseId[] }
  | { readonly type: 'counters'; readonly id: number; readonly counters: Counters }
  | { readonly type: 'unreadable'; readonly id: number; readonly message: string }
  | { readonly type: 'state'; readonly state: StoreState }
  /** Everything before may be stale: read again. */
  | { readonly type: 'reset'; readonly counters: Counters }
  | {
      readonly type: 'delta';
      readonly changed: readonly RowChange[];
      /** Absent: none. */
      readonly named?: readonly NamedChange[];
      readonly removed: readonly CaseId[];
      readonly counters: Counters;
    };
