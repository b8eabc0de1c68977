// Preferences of this desktop: what a person chose here, not what the team agreed on.
import { z } from 'zod';

export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'es']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** WCAG 2.1.4: single letters can be switched off. */
  singleLetterKeys: z.boolean().default(true),
  /** Command id to key, where it differs from the default. */
  keys: z.record(z.string(), z.string()).default({}),
  /** The agent of the workspace who sits here; null until chosen: the first member. */
  agentId: z.string().nullable().default(null),
  listWidth: z.number().min(240).max(720).default(380),
  hintsShown: z.boolean().default(true),
});

export type Settings = z.output<typeof settingsSchema>;
export const settingsPatchSchema = settingsSchema.partial();
