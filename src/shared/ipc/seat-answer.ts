// What comes of somebody sitting down at this desk, where the workspace may ask for a PIN.
import { z } from 'zod';

/** Digits; long enough that a colleague who looks over a shoulder has to look twice. */
export const pinSchema = z.string().regex(/^\d{4,12}$/, 'must be 4 to 12 digits');

export const seatAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seated') }),
  /** Nothing has changed; `isNew`: this person has no PIN yet and chooses one now. */
  z.object({ kind: z.literal('needed'), isNew: z.boolean() }),
  /** So many tries are left before there is a wait. */
  z.object({ kind: z.literal('wrong'), left: z.number().int().min(0) }),
  z.object({ kind: z.literal('wait'), seconds: z.number().int().min(1) }),
]);
export type SeatAnswer = z.output<typeof seatAnswerSchema>;
