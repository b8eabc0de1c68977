// A trainee's path, the checklist of replies, drills, and whose signatures are known (R72-R75, R83).
import { z } from 'zod';
import { channelKinds } from '../domain/message';
import { tiers } from '../domain/tier';
import { minute, second } from '../domain/time';
import { caseAspects, qualities, stepKinds } from '../domain/training/training-path';
import {
  audience,
  brandId,
  duration,
  key,
  label,
  languageTag,
  phrase,
  teamId,
  translations,
} from './schema-values';

const words = z.string().trim().min(1, 'must not be empty').max(4_000, 'must have at most 4000 characters');
const someTime = duration.refine((length) => length >= second, 'must be one second or longer');
const explained = { why: words.optional(), whys: translations(words) };

const choice = z.strictObject({
  text: words,
  texts: translations(words),
  isRight: z.boolean().default(false),
});

const question = z.strictObject({
  kind: z.literal('question'),
  id: key,
  question: words,
  questions: translations(words),
  choices: z.array(choice).min(2, 'must offer at least two').max(8, 'must offer at most eight'),
  ...explained,
});

/** Asks for the key of a command, by the command's name in the list of keys. */
const keyPress = z.strictObject({
  kind: z.literal('key'),
  id: key,
  command: key,
  question: words,
  questions: translations(words),
  ...explained,
});

export const practiceCase = z.strictObject({
  kind: z.literal('case'),
  id: key,
  brand: brandId,
  channel: z.enum(channelKinds).default('sandbox'),
  /** Where the customer wrote. */
  audience: audience.default('public'),
  from: label,
  /** In the customer's own language. */
  says: words,
  language: languageTag.optional(),
  contactType: key,
  asks: z
    .array(z.enum(caseAspects))
    .min(1, 'must ask for something')
    .default([...caseAspects]),
  qualities: z.array(z.enum(qualities)).default([...qualities]),
  /** Where the brand's own tables do not say what is right here. */
  right: z
    .strictObject({ tier: z.enum(tiers).optional(), owner: teamId.optional(), place: audience.optional() })
    .optional(),
  /** An answer worth reading, shown after one's own. */
  model: words.optional(),
  ...explained,
});

const step = z.strictObject({
  id: key,
  kind: z.enum(stepKinds),
  name: label,
  names: translations(label),
  lead: words.optional(),
  leads: translations(words),
  /** Of a hundred points so many, to pass. */
  passMark: z.number().int().min(0).max(100, 'must be at most 100').default(80),
  /** For the whole step; absent: as long as it takes. */
  within: someTime.optional(),
  exercises: z
    .array(z.discriminatedUnion('kind', [question, keyPress, practiceCase]))
    .max(200)
    .default([]),
});

const checklistLine = z.strictObject({
  quality: z.enum(qualities),
  /** One of them shows it, in any language; none: only what is avoided counts. */
  phrases: z.array(phrase).max(500).default([]),
  avoid: z.array(phrase).max(500).default([]),
  tip: words.optional(),
  tips: translations(words),
});

const drill = z.strictObject({
  id: key,
  name: label,
  names: translations(label),
  scenario: label,
  holdingWithin: someTime.default(15 * minute),
  escalationWithin: someTime.default(10 * minute),
  /** Canned responses that count as the holding message; none: the first reply does. */
  holding: z.array(key).max(50).default([]),
});

/** A desktop whose signature is known, by the key that it shows under Training. */
const signer = z.strictObject({
  name: label,
  key: z
    .string()
    .regex(/^[0-9a-f]{4}(-[0-9a-f]{4}){7}$/, 'must be a key as Training shows it, such as "3f9a-01bc-…"'),
});

export const training = z.strictObject({
  steps: z.array(step).max(50).default([]),
  checklist: z.array(checklistLine).max(20).default([]),
  drills: z.array(drill).max(50).default([]),
  signers: z.array(signer).max(200).default([]),
});
