// Which question of a colleague the note answers, where a person chose one.
import type { CaseId, OperationId } from '../../shared/domain/ids';
import { createSignal } from '../data/signal';

export interface NoteTarget {
  readonly caseId: CaseId;
  /** The note with the question. */
  readonly note: OperationId;
  /** First words of it, to show beside the editor. */
  readonly words: string;
}

export const noteTarget = createSignal<NoteTarget | null>(null);
