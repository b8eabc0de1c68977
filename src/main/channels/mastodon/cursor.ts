// How far two lists have been read: the mentions, and what the brand's own account wrote elsewhere.
import { z } from 'zod';

const lane = z.object({
  /** Ids read last, newest first: whatever list is met again, one of them says "known from here on". */
  known: z.array(z.string()),
  /** After a long absence: starts of the pages still to be read, oldest last. */
  back: z.array(z.string()),
  /** Read before, however little was there: from then on nothing may be missed. */
  begun: z.boolean().default(true),
});

const cursorSchema = z.object({ v: z.literal(1), mentions: lane, own: lane });

export type Lane = z.output<typeof lane>;
export type Cursor = z.output<typeof cursorSchema>;

/** Of both lanes together, well under what the engine stores for an account. */
const maxKnownLength = 12_000;

/** A cursor of another version or a damaged one reads as none: doubles are dropped, losses could not be mended. */
export function readCursor(text: string | null): Cursor {
  const unread: Lane = { known: [], back: [], begun: false };
  const fresh: Cursor = { v: 1, mentions: unread, own: unread };
  if (text === null) return fresh;
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    return fresh;
  }
}

/** `ids` newest first, before what was known; the oldest fall off. */
export function withKnown(ids: readonly string[], known: readonly string[]): string[] {
  const all = [...new Set([...ids, ...known])];
  const kept: string[] = [];
  let length = 0;
  for (const id of all) {
    length += id.length + 3;
    if (length > maxKnownLength || kept.length >= 240) break;
    kept.push(id);
  }
  return kept;
}
