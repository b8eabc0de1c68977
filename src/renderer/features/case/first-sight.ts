// How many of a case's newest entries fill the sight when it opens: pure.
import { assertNever } from '../../../shared/domain/assert-never';
import type { ConversationEntry } from '../../../shared/domain/conversation';

/** Fills a usual screen, whatever the entries are; used until it is known how high the sight is. */
const most = 6;

/*
 * No entry is lower than this (entry.module.css): the line with who and when, the gap below it, the edges of the
 * bubble, and its lines of text. An entry that proves higher only fills the sight sooner.
 */
const headAndEdges = 47;
const lineHeight = 21;
const charactersInLine = 110;
const stepHeight = 18;
const gap = 16;

/** `height` of the sight in pixels; null: not known yet. */
export function newestInSight(entries: readonly ConversationEntry[], height: number | null): number {
  if (height === null) return Math.min(most, entries.length);
  let filled = 0;
  let count = 0;
  for (const entry of entries.slice(-most).reverse()) {
    if (count > 0 && filled >= height) break;
    filled += leastHeight(entry) + gap;
    count += 1;
  }
  return count;
}

function leastHeight(entry: ConversationEntry): number {
  if (entry.kind === 'step') return stepHeight;
  return headAndEdges + lineHeight * Math.max(1, Math.ceil(lengthOf(entry) / charactersInLine));
}

function lengthOf(entry: Exclude<ConversationEntry, { kind: 'step' }>): number {
  switch (entry.kind) {
    case 'message':
      return entry.withdrawn ? 0 : entry.message.text.length;
    case 'reply':
      return entry.content.text.length;
    case 'note':
      return entry.text.length;
    default:
      return assertNever(entry);
  }
}
