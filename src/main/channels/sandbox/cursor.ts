// How far an account has played which scenario: when it began, how many entries came, which reactions were told.
import { z } from 'zod';
import type { Instant } from '../../../shared/domain/time';

const cursorSchema = z.object({
  scenario: z.string(),
  startedAt: z.number(),
  /** Number of entries of the timeline that were handed over. */
  position: z.number().int().min(0),
  /** Reactions come when answers did, in no order known before: each is remembered by its id. */
  reactions: z.array(z.string()),
});

export interface SandboxCursor {
  readonly scenario: string;
  readonly startedAt: Instant;
  readonly position: number;
  readonly reactions: readonly string[];
}

/** Null when it is no cursor of this scenario, which then begins at its first entry: doubles are dropped anyway. */
export function readCursor(text: string | null, scenario: string): SandboxCursor | null {
  if (text === null) return null;
  try {
    const { data } = cursorSchema.safeParse(JSON.parse(text));
    return data?.scenario === scenario ? data : null;
  } catch {
    return null;
  }
}

export function writeCursor(cursor: SandboxCursor): string {
  return JSON.stringify(cursor);
}
