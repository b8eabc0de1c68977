// Preferences of this desktop: what a person chose here, not what the team agreed on.
import { z } from 'zod';

const fields = {
  language: z.enum(['system', 'en', 'es']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['comfortable', 'compact']),
  /** WCAG 2.1.4: single letters can be switched off. */
  singleLetterKeys: z.boolean(),
  /** Command id to key, where it differs from the default. */
  keys: z.record(z.string(), z.string()),
  /** The agent of the workspace who sits here; null until chosen: the first member. */
  agentId: z.string().nullable(),
  listWidth: z.number().min(240).max(720),
  hintsShown: z.boolean(),
  /** Nothing is shown until somebody sits down. */
  locked: z.boolean(),
  /** Without a hand on it for so long the desk locks itself; null: it does not. */
  lockAfterMinutes: z.number().int().min(1).max(240).nullable(),
} as const;

export const settingsSchema = z.object({
  language: fields.language.default('system'),
  theme: fields.theme.default('system'),
  density: fields.density.default('comfortable'),
  singleLetterKeys: fields.singleLetterKeys.default(true),
  keys: fields.keys.default({}),
  agentId: fields.agentId.default(null),
  listWidth: fields.listWidth.default(380),
  hintsShown: fields.hintsShown.default(true),
  locked: fields.locked.default(false),
  lockAfterMinutes: fields.lockAfterMinutes.default(null),
});
export type Settings = z.output<typeof settingsSchema>;

/** Of the plain fields: an optional field with a default would put every default back. */
export const settingsPatchSchema = z.object(fields).partial();
