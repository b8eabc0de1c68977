// What the page asks of early warning.
import { z } from 'zod';

export const surgeCommands = {
  /** What was raised is no surge; why is kept with it. */
  'surge.dismiss': z.object({
    surgeId: z.string().max(64),
    reason: z.string().trim().min(1).max(1_000),
  }),
} as const;

export const surgeQueries = {
  /** For who supervises. */
  'surges.read': z.object({}),
} as const;
