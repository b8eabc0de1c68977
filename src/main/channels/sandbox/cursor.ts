// How far an account has played its scenario: when it began, how many entries came, which reactions were told.
import { z } from 'zod';
import type { Instant } from '../../../shared/domain/time';

const cursorSchema = z.object({
  startedAt: z.number(),
  /** Number of entries of the timeline that were handed over. */
  position: z.number().int().min(0),
  /** Reactions come when answers did, in no order known before: each is remembered by its id. */
  reactions: z.array(z.string()),
});

export interface SandboxCursor {
  readonly startedAt: Instant;
  readonly position: number;
  readonly reactions: readonly string[];
}

/** Null when it is not a cursor of ours: the scenario is then read from its first entry, and doubles are dropped. */
export function readCursor(text: string | null): SandboxCursor | null {
  if (text === null) return null;
  try {
    return cursorSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function writeCursor(cursor: SandboxCursor): string {
  return JSON.stringify(cursor);
}
