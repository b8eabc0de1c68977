// The form of a scenario file, before names in it are looked up. Unknown fields are refused, so that typos show.
import { z } from 'zod';
import { tiers } from '../domain/tier';
import { minute, second } from '../domain/time';
import { faultKinds } from './scenario';
import { parseTimeText } from './time-text';

const time = z.string().transform((text, context) => {
  const parsed = parseTimeText(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a time such as "2 min", "1 h 40 min" or "90 s"' });
  return z.NEVER;
});
const afterStart = time.refine((ms) => ms >= 0, 'must not be negative: it counts from the start');
const beforeStart = time.refine(
  (ms) => ms <= 0,
  'must be negative, such as "-1 h 40 min": it lies before the start',
);
const length = time.refine((ms) => ms >= second, 'must be one second or longer');

const words = z.string().trim().min(1, 'must not be empty').max(20_000);
const name = z.string().trim().min(1, 'must not be empty').max(120);
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits, dots or hyphens');
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "es" or "en-GB"');

/** "yellow packaging": the tier, and the contact type where it matters. */
const expectation = z
  .string()
  .regex(
    new RegExp(`^(${[...tiers, 'untriaged'].join('|')})( [a-z0-9-]+)?$`),
    'must be green, yellow, red or untriaged, and may name a contact type after it',
  )
  .transform((text) => {
    const [tier, contactType] = text.split(' ');
    return { tier: tiers.find((known) => known === tier) ?? null, contactType: contactType ?? null };
  });

export const customerSchema = z.strictObject({
  name,
  handle: key.optional(),
  mail: z.email('must be an address such as "ana@mail.example"').optional(),
  followers: z.number().int().min(0, 'must not be negative').optional(),
  language: language.optional(),
  bot: z.boolean().optional(),
});

export const brandPostSchema = z.strictObject({
  says: words,
  paid: z.boolean().optional(),
});

const reactionSchema = z
  .strictObject({
    after: length.default(minute),
    says: words.optional(),
    withdraws: z.literal(true).optional(),
  })
  .refine(
    (reaction) => (reaction.says === undefined) !== (reaction.withdraws === undefined),
    'needs either "says" or "withdraws: true"',
  );

export const messageSchema = z.strictObject({
  id: key.optional(),
  from: name,
  to: key,
  says: words,
  after: afterStart.optional(),
  posted: beforeStart.optional(),
  private: z.boolean().default(false),
  subject: name.optional(),
  thread: key.optional(),
  under: key.optional(),
  /** The message it answers: it continues that conversation. */
  re: key.optional(),
  language: language.optional(),
  photo: z
    .strictObject({
      file: z
        .string()
        .regex(/^[a-z0-9-]+\.(png|jpg)$/, 'must be a picture of the photos folder, such as "pump.png"'),
      alt: words,
    })
    .optional(),
  /** One reaction or a list of them, in the order of the brand's answers. */
  whenAnswered: z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(reactionSchema))
    .optional(),
  expect: expectation.optional(),
});

export const editSchema = z.strictObject({ edits: key, says: words, after: afterStart.optional() });
export const withdrawalSchema = z.strictObject({ withdraws: key, after: afterStart.optional() });
export const elsewhereSchema = z.strictObject({
  answeredElsewhere: key,
  says: words,
  after: afterStart.optional(),
  posted: beforeStart.optional(),
});

export const maxBurst = 5_000;
export const burstSchema = z.strictObject({
  burst: z
    .number()
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(maxBurst, `must be ${maxBurst} or fewer`),
  over: length,
  seed: z.number().int('must be a whole number').default(1),
  to: key,
  after: afterStart.optional(),
  posted: beforeStart.optional(),
  private: z.boolean().default(false),
  under: key.optional(),
  language: language.optional(),
  says: z.array(words).min(1, 'must hold at least one text'),
  expect: expectation.optional(),
});

export const faultSchema = z.strictObject({
  fault: z.enum(faultKinds),
  to: key.optional(),
  after: afterStart.default(0),
  for: length,
});

/** The head of the file; events are read one by one, each by the schema its first words call for. */
export const headSchema = z.strictObject({
  name,
  language: language.optional(),
  speed: z.number().min(0.1, 'must be 0.1 or more').max(1_000, 'must be 1000 or less').default(1),
  customers: z.record(key, z.unknown()).default({}),
  posts: z.record(key, z.unknown()).default({}),
  events: z.array(z.unknown()).min(1, 'must hold at least one event'),
});
