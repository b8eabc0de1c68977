// What this pretended channel has taken, kept on disk so that it is still there after a restart, as on a real one.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';

const landedSchema = z.object({
  replyId: z.string().transform((text) => asId<ReplyId>(text)),
  externalId: z.string().transform((text) => asId<ExternalId>(text)),
  acceptedAt: z.number(),
  threadKey: z.string(),
  /** Whom it answered; null for a first message by hand. The text is not kept: nobody reads it here. */
  authorExternalId: z.string().nullable(),
});
export type LandedReply = z.output<typeof landedSchema>;

const lineSchema = z.union([landedSchema, z.object({ startedAt: z.number() })]);

export interface LandedReplies {
  /** When this account's scenario began; null before its first poll. */
  readonly startedAt: number | null;
  readonly all: readonly LandedReply[];
  begin(startedAt: number): void;
  /** On disk when it returns; an already landed reply is not landed again. */
  land(reply: LandedReply): void;
}

/** Opens the file `name` in `dir` (made when missing), or a list in memory when `dir` is null. */
export function openLandedReplies(dir: string | null, name: string): LandedReplies {
  const path = dir === null ? null : join(dir, `${encodeURIComponent(name)}.jsonl`);
  if (dir !== null) mkdirSync(dir, { recursive: true, mode: 0o700 });
  let startedAt: number | null = null;
  const all: LandedReply[] = [];
  for (const line of path === null ? [] : readLines(path)) {
    if ('startedAt' in line) startedAt = line.startedAt;
    else all.push(line);
  }
  const write = (line: z.output<typeof lineSchema>) => {
    if (path !== null) appendDurably(path, `${JSON.stringify(line)}\n`);
  };
  return {
    get startedAt() {
      return startedAt;
    },
    all,
    begin(instant) {
      if (instant === startedAt) return;
      write({ startedAt: instant });
      startedAt = instant;
    },
    land(reply) {
      if (all.some((known) => known.replyId === reply.replyId)) return;
      write(reply);
      all.push(reply);
    },
  };
}

/** A line torn by a crash was never confirmed to anybody, so it counts as not written. */
function readLines(path: string): readonly z.output<typeof lineSchema>[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = lineSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

function appendDurably(path: string, text: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    // The line break in front ends a line that a crash may have torn.
    writeSync(file, `\n${text}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
