// What the engine and its search thread say to each other.
import type { CaseId } from '../../shared/domain/ids';

export interface SearchThreadStart {
  readonly logFile: string;
  readonly indexFile: string;
  readonly dataKey: Uint8Array;
  /** Of the log: an index of another one is made anew. */
  readonly generation: string;
}

export type ToSearchThread =
  | { readonly type: 'poke' }
  /** The thread ends by itself: ended from outside in the middle of a query it takes the whole process along. */
  | { readonly type: 'close' }
  | { readonly type: 'find'; readonly id: number; readonly text: string; readonly limit: number };

export type FromSearchThread =
  | {
      readonly type: 'found';
      readonly id: number;
      readonly hits: readonly { readonly caseId: CaseId; readonly excerpt: string }[];
      readonly indexedTo: number;
    }
  /** The log itself is damaged; the thread goes on answering from what it has. */
  | { readonly type: 'log-damaged'; readonly message: string };
