// What the engine and its search thread say to each other.
import type { CaseId } from '../../shared/domain/ids';
import type { FoundCase, SearchQuestion } from './search-find';

export interface SearchThreadStart {
  /** To follow the log and answer questions, or to look through the log once. */
  readonly task: 'search' | 'check';
  readonly logFile: string;
  /** Names the files of the index: there is one for each brand. */
  readonly indexFile: string;
  readonly dataKey: Uint8Array;
  /** Of the log: an index of another one is made anew. */
  readonly generation: string;
}

export interface AskedQuestion extends SearchQuestion {
  /** Who asks: a newer question of theirs overtakes this one. */
  readonly asker: string;
}

export type ToSearchThread =
  | { readonly type: 'poke' }
  /** The thread ends by itself: ended from outside in the middle of a query it takes the whole process along. */
  | { readonly type: 'close' }
  | { readonly type: 'forget'; readonly id: number; readonly cases: readonly CaseId[] }
  | { readonly type: 'find'; readonly id: number; readonly question: AskedQuestion };

export type FromSearchThread =
  | {
      readonly type: 'found';
      readonly id: number;
      /** Null: overtaken by a newer question of the same asker. */
      readonly hits: readonly FoundCase[] | null;
      readonly indexedTo: number;
    }
  /** Will be among the hits, unless their words prove erased; told before those are read. */
  | { readonly type: 'foreseen'; readonly id: number; readonly cases: readonly CaseId[] }
  | { readonly type: 'forgotten'; readonly id: number }
  /** How far the index is; said after each step. */
  | { readonly type: 'read'; readonly indexedTo: number }
  /** The log itself is damaged; the thread goes on answering from what it has. */
  | { readonly type: 'log-damaged'; readonly message: string };
