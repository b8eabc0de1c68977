// What the engine and its rebuild thread say to each other.
import type { ReadRows, RowRequest } from './rebuild-reader';

export interface RebuildThreadStart {
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  readonly request: RowRequest;
}

export type ToRebuildThread =
  /** One batch more may come. */
  | { readonly type: 'more' }
  /** The thread ends by itself: ended from outside in the middle of a query it takes the whole process along. */
  | { readonly type: 'close' };

export type FromRebuildThread =
  | { readonly type: 'rows'; readonly rows: ReadRows }
  | { readonly type: 'log-damaged'; readonly message: string };
