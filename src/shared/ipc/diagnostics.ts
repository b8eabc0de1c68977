// What the app tells of itself when somebody asks what it is doing: nothing in here was written by anybody.
import { z } from 'zod';
import type { Actor } from '../domain/actor';
import type { CaseEventType } from '../domain/case-event';

/** An entry of the log without its content. */
export interface LogTailEntry {
  readonly position: number;
  readonly at: number;
  readonly type: CaseEventType;
  readonly by: Actor['kind'];
  /** Entries of one case have one number, which counts the cases of this answer and leads nowhere. */
  readonly case: number;
}

export const deskParts = ['shell', 'page', 'engine', 'channels', 'keychain', 'graphics', 'other'] as const;
export type DeskPart = (typeof deskParts)[number];

export const shellFactsSchema = z.object({
  version: z.string().max(64),
  electron: z.string().max(64),
  platform: z.string().max(64),
  /** Of the operating system. */
  systemVersion: z.string().max(200),
  upMs: z.number().min(0),
  /** One for each part that runs; memory in bytes. */
  parts: z.array(z.object({ part: z.enum(deskParts), bytes: z.number(), cpuPercent: z.number() })).max(64),
  /** What this profile's own files take; null: they could not be counted. */
  dataBytes: z.number().nullable(),
  /** The newest lines of the app's own log, oldest first, without messages of errors and names of folders. */
  lines: z.array(z.string().max(4_096)).max(200),
});
export type ShellFacts = z.output<typeof shellFactsSchema>;

/** In characters; far above what one holds. */
export const largestDiagnosticFile = 500_000;
