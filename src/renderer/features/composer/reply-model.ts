// What a draft knows about the conversation it answers: pure.
import type { Case } from '../../../shared/domain/case';

type Newest = Case['lastCustomerMessage'];
export type Staleness = 'wrote-again' | 'withdrawn';

/** Whether the conversation moved on since the draft was begun, and how. */
export function staleness(basedOn: Newest, newest: Newest): Staleness | null {
  if (newest === null || basedOn === null) return null;
  if (newest.externalId !== basedOn.externalId) return 'wrote-again';
  return newest.withdrawn && !basedOn.withdrawn ? 'withdrawn' : null;
}

/** Puts words in at a place, parted from their neighbours. */
export function insertAt(text: string, at: number, words: string): string {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const gapBefore = before === '' || /\s$/u.test(before) ? '' : ' ';
  const gapAfter = after === '' || /^\s/u.test(after) ? '' : ' ';
  return `${before}${gapBefore}${words}${gapAfter}${after}`;
}
