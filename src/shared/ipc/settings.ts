// Preferences of this desktop: what a person chose here, not what the team agreed on.
import { z } from 'zod';

const paneWidth = z.number().int().min(120).max(1_200);

const fields = {
  language: z.enum(['system', 'en', 'es']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['comfortable', 'compact']),
  /** WCAG 2.1.4: single letters can be switched off. */
  singleLetterKeys: z.boolean(),
  /** Command id to key, where it differs from the default. */
  keys: z.record(z.string(), z.string()),
  /** Command id to how much it is picked from the palette. */
  paletteUses: z.record(z.string(), z.number().min(0)),
  /** The agent of the workspace who sits here; null until chosen: the first member. */
  agentId: z.string().nullable(),
  /** In px, by how many panes stand beside each other; a pane without one is as wide as it was drawn. */
  paneWidths: z
    .object({
      two: z.object({ list: paneWidth }).partial(),
      all: z.object({ views: paneWidth, list: paneWidth, customer: paneWidth }).partial(),
    })
    .partial(),
  hintsShown: z.boolean(),
  /** Hints that this person needs no longer. */
  hintsLearnt: z.array(z.string().max(32)).max(32),
  /** The tour of the desk: whether somebody is on it, and where. */
  tour: z.object({
    state: z.enum(['new', 'running', 'left', 'over']),
    step: z.string().max(32).nullable(),
  }),
  /** Spelling is checked where a dictionary is at hand. */
  checksSpelling: z.boolean(),
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
  paletteUses: fields.paletteUses.default({}),
  agentId: fields.agentId.default(null),
  paneWidths: fields.paneWidths.default({}),
  hintsShown: fields.hintsShown.default(true),
  hintsLearnt: fields.hintsLearnt.default([]),
  tour: fields.tour.default({ state: 'new', step: null }),
  checksSpelling: fields.checksSpelling.default(true),
  locked: fields.locked.default(false),
  lockAfterMinutes: fields.lockAfterMinutes.default(null),
});
export type Settings = z.output<typeof settingsSchema>;

/** Of the plain fields: an optional field with a default would put every default back. */
export const settingsPatchSchema = z.object(fields).partial();
