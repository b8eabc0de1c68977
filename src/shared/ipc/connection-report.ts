// What a connection test found, cause by cause, so that the page can say what to do next.
import { z } from 'zod';

export const connectionCauses = [
  'name-not-found',
  'refused',
  'timed-out',
  'untrusted-certificate',
  'not-this-service',
  'wrong-credentials',
  'expired-token',
  'missing-scope',
  'rate-limited',
  'server-error',
  'offline',
  'malformed-answer',
] as const;
export type ConnectionCause = (typeof connectionCauses)[number];

export const connectionReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connected'), identity: z.string(), detail: z.string() }),
  z.object({
    kind: z.literal('failed'),
    cause: z.enum(connectionCauses),
    /** Which part was being tried: "imap", "smtp", "session"; shown beside the sentence. */
    step: z.string(),
    detail: z.string(),
    retryAt: z.number().nullable(),
  }),
]);
export type ConnectionReport = z.output<typeof connectionReportSchema>;
