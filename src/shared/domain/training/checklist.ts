// A reply against the checklist of qualities (R75): only what its words show, never what a person is like.
import { findPhrases } from '../guard/find-words';
import type { ChecklistLine, Quality } from './training-path';

export interface QualityMark {
  readonly quality: Quality;
  readonly isMet: boolean;
  /** The words that show it; null: none do. */
  readonly shownBy: string | null;
  /** Words of the reply that speak against it. */
  readonly spoiltBy: string | null;
}

/**
 * One mark for each wanted quality that the checklist has a line for, in the order of the checklist: where nothing is
 * written down to look for, nothing is claimed to be missing. A line without phrases asks only for what is avoided.
 */
export function readForQualities(
  text: string,
  wanted: readonly Quality[],
  checklist: readonly ChecklistLine[],
): readonly QualityMark[] {
  return checklist
    .filter(({ quality }) => wanted.includes(quality))
    .map(({ quality, phrases, avoid }) => {
      const shownBy = firstIn(text, phrases);
      const spoiltBy = firstIn(text, avoid);
      const isShown = shownBy !== null || phrases.length === 0;
      return { quality, isMet: text.trim() !== '' && isShown && spoiltBy === null, shownBy, spoiltBy };
    });
}

/** As it stands in the text, not as it stands in the list. */
function firstIn(text: string, phrases: readonly string[]): string | null {
  const [found] = [...findPhrases(text, phrases)].sort((a, b) => a.from - b.from);
  return found === undefined ? null : text.slice(found.from, found.to);
}
