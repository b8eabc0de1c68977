// What the engine and its search thread say to each other.
import type { CaseId } from '../../shared/domain/ids';

export interface SearchThreadStart {
  readonly logFile: string;
  readonly indexFile: string;
  readonly dataKey: Uint8Array;
}

export type ToSearchThread =
  | { readonly type: 'poke' }
  | { readonly type: 'find'; readonly id: number; readonly text: string; readonly limit: number };

export interface FromSearchThread {
  readonly id: number;
  readonly hits: readonly { readonly caseId: CaseId; readonly excerpt: string }[];
  readonly indexedTo: number;
}
