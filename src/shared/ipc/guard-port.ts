// What of the guard a person saw, and why they send it all the same, as it crosses a port; null: nothing.
import { z } from 'zod';
import { findingKinds } from '../domain/guard/finding';

export const seenWarnings = z
  .object({
    kinds: z.array(z.enum(findingKinds)).min(1).readonly(),
    reason: z.string().trim().min(1).max(1_000),
  })
  .nullable()
  .default(null);
