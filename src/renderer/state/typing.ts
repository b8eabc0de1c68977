// In which case somebody types right now; colleagues of the team see it.
import type { CaseId } from '../../shared/domain/ids';
import { createSignal, type Signal } from '../data/signal';

export interface Typing {
  readonly caseId: CaseId;
  /** Another one for each stroke. */
  readonly stroke: number;
}

const signal = createSignal<Typing | null>(null);
let strokes = 0;

export const typing: Signal<Typing | null> = signal;

/** A stroke in this case; null: the words are gone, or sent. */
export function showTyping(caseId: CaseId | null): void {
  strokes += 1;
  signal.set(caseId === null ? null : { caseId, stroke: strokes });
}
