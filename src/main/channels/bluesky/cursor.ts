// Where reading a Bluesky account has got to, as one text that the log keeps.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Instant, minute } from '../../../shared/domain/time';

/** How far back each poll reads again: entries can appear with a time a little before ones already read. */
export const overlap = 2 * minute;
const maxRecent = 400;

const laneSchema = z.object({
  /** Time of the newest entry on disk, as the server counts it. */
  heardTo: z.number().int(),
  /** Short hashes of the entries on disk that lie within the overlap. */
  recent: z.array(z.string().max(16)).max(maxRecent),
});
export type LaneCursor = z.output<typeof laneSchema>;

const cursorSchema = z.object({
  version: z.literal(1),
  mentions: laneSchema,
  own: laneSchema,
  /** Revision of the direct messages' log; null until it could be read. */
  chat: z.string().max(64).nullable(),
});
export type BlueskyCursor = z.output<typeof cursorSchema>;

/** Null when there is none, or none that can be read: then reading starts as on the first day. */
export function readCursor(text: string | null): BlueskyCursor | null {
  try {
    return cursorSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

export function writeCursor(cursor: BlueskyCursor): string {
  return JSON.stringify(cursor);
}

export function startingAt(instant: Instant): LaneCursor {
  return { heardTo: instant, recent: [] };
}

/** Names an entry in few characters; an address can have two thousand. */
export function entryMark(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 12);
}

export interface Heard {
  readonly at: Instant;
  readonly mark: string;
}

/**
 * The lane after these entries, oldest first, are on disk. `now` bounds the high water: one entry dated in the future
 * must not hide everything that follows it.
 */
export function advanced(lane: LaneCursor, heard: readonly Heard[], now: Instant): LaneCursor {
  const newest = heard.reduce((latest, entry) => Math.max(latest, entry.at), lane.heardTo);
  const heardTo = Math.max(lane.heardTo, Math.min(newest, now));
  return { heardTo, recent: [...lane.recent, ...heard.map((entry) => entry.mark)].slice(-maxRecent) };
}
