// What is asked and answered when the record of a crisis is kept as a file, between shell and engine.
import { z } from 'zod';
import { asId, type IncidentId } from '../domain/ids';

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

export const recordResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written') }),
  z.object({ kind: z.literal('report'), report: z.string() }),
  /** `code` names a text of the catalogue. */
  z.object({ kind: z.literal('failed'), code: z.string().max(64) }),
]);
export type RecordResult = z.output<typeof recordResultSchema>;

/** - html: the whole record, which can be checked; pdf: what people read of it */
export const recordFormats = ['html', 'pdf'] as const;
export type RecordFormat = (typeof recordFormats)[number];
