// Where reading a mail account has got to, as one text that the log keeps.
import { z } from 'zod';
import { day, type Instant } from '../../../shared/domain/time';

/** How much of the past a newly connected mailbox brings along: a long weekend. */
export const firstLookBack = 3 * day;
/** How far back a mailbox whose numbering began anew is read again. */
export const rescanBack = 2 * day;
const maxRecent = 300;

const laneSchema = z.object({
  /** The mailbox's numbering: another value means that every number means another mail. */
  uidValidity: z.string().regex(/^\d{1,20}$/),
  /** The last mail on disk. */
  uid: z.number().int().min(0),
  /** Message-ID and content marks of the mails on disk last, to tell doubles from mails that share an id. */
  recent: z.array(z.string().max(48)).max(maxRecent),
});
export type MailLane = z.output<typeof laneSchema>;

const cursorSchema = z.object({
  version: z.literal(1),
  inbox: laneSchema.nullable(),
  sent: laneSchema.nullable(),
  known: z.array(z.tuple([z.string().max(24), z.string().max(24)])).max(500),
  heardTo: z.number().int(),
});
export type MailCursor = z.output<typeof cursorSchema>;

/** Without one, or with one that cannot be read, reading starts as on the first day. */
export function readCursor(text: string | null, now: Instant): MailCursor {
  const first = {
    version: 1 as const,
    inbox: null,
    sent: null,
    known: [],
    heardTo: now - firstLookBack + rescanBack,
  };
  try {
    return cursorSchema.safeParse(JSON.parse(text ?? 'null')).data ?? first;
  } catch {
    return first;
  }
}

export function writeCursor(cursor: MailCursor): string {
  return JSON.stringify(cursor);
}

export function withRecent(lane: MailLane, uid: number, marks: readonly string[]): MailLane {
  return { ...lane, uid: Math.max(lane.uid, uid), recent: [...lane.recent, ...marks].slice(-maxRecent) };
}
