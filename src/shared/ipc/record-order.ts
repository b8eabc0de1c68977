// What is asked and answered when the record of a crisis is kept as a file, between shell and engine.
import { z } from 'zod';
import { asId, type IncidentId } from '../domain/ids';
import { agentId } from './port-values';

export const recordOrderSchema = z.object({
  type: z.literal('record'),
  requestId: z.number().int(),
  incidentId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => asId<IncidentId>(text)),
  /** Absolute; null: only its readable part is wanted, for who prints it. */
  file: z.string().min(1).max(4_096).nullable(),
  /** BCP 47. */
  locale: z.string().min(2).max(35),
  /** What the readable part says, in that language, by the keys of the catalogue. */
  words: z.record(z.string(), z.string()),
});
export type RecordOrder = z.output<typeof recordOrderSchema>;

/** What stands for a record that somebody asked for, to be written down once its file is there. */
const recordNote = {
  incidentId: recordOrderSchema.shape.incidentId,
  /** The last hash of its lines. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  by: agentId.nullable(),
};

/** The shell has written a printed record where a person wanted it. */
export const recordKeptSchema = z.object({ type: z.literal('recordKept'), ...recordNote });
export type RecordKept = z.output<typeof recordKeptSchema>;

export const recordResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written') }),
  z.object({ kind: z.literal('report'), report: z.string(), note: z.object(recordNote) }),
  /** `code` names a text of the catalogue. */
  z.object({ kind: z.literal('failed'), code: z.string().max(64) }),
]);
export type RecordResult = z.output<typeof recordResultSchema>;

/** - html: the whole record, which can be checked; pdf: what people read of it */
export const recordFormats = ['html', 'pdf'] as const;
export type RecordFormat = (typeof recordFormats)[number];
