// Where in a long story somebody is, and what of it is in the page: pure.
import type { Case } from '../../../shared/domain/case';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { stretchLength } from '../../data/story-queries';

/** What of a case its entries need; stays the same while the case is worked on. */
export type EntryPlace = Pick<Case, 'id' | 'channel' | 'brandId' | 'accountId'>;

/** At the end a few entries are enough until somebody looks further up; elsewhere it is the stretch before a place. */
export type StoryPlace =
  | { readonly kind: 'end'; readonly count: number }
  | { readonly kind: 'stretch'; readonly before: number };

const shownAtFirst = 12;
const shownMore = 24;
/** How far a stretch moves; the other half of it stays where it is on screen. */
const halfStretch = stretchLength / 2;

export const atEnd: StoryPlace = { kind: 'end', count: shownAtFirst };

export function shownIn(
  place: StoryPlace,
  { entries, oldestPosition }: Pick<OpenCase, 'entries' | 'oldestPosition'>,
): { readonly entries: readonly ConversationEntry[]; readonly from: number } {
  if (place.kind === 'stretch') return { entries, from: oldestPosition };
  const shown = entries.slice(-place.count);
  return { entries: shown, from: oldestPosition + entries.length - shown.length };
}

interface Shown {
  /** Position of the first entry shown. */
  readonly from: number;
  /** Entries of the whole story. */
  readonly length: number;
  /** Newest entries that are in the page already. */
  readonly atHand: number;
}

/** Further back. */
export function up(place: StoryPlace, { from, length, atHand }: Shown): StoryPlace {
  if (from === 0) return place;
  if (place.kind === 'end' && place.count < atHand) {
    return { kind: 'end', count: place.count + shownMore };
  }
  return { kind: 'stretch', before: Math.min(length, from + halfStretch) };
}

/** Further on; the end is where new messages come in by themselves. */
export function down({ to, length }: { readonly to: number; readonly length: number }): StoryPlace {
  const before = to + halfStretch;
  return before >= length ? { kind: 'end', count: halfStretch } : { kind: 'stretch', before };
}
