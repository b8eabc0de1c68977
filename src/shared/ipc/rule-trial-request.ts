// What the page asks about rules before they go live.
import { z } from 'zod';

export const ruleTrialQueries = {
  /** Rules as a screen has them, tried on stored messages of so many days: a long work, one at a time. */
  'rules.try': z.object({
    rules: z.array(z.unknown()).max(500),
    days: z.number().int().min(1).max(3_650),
  }),
} as const;
