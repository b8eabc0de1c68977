// The kinds of values a workspace definition is written with, each of which can be read and written back.
import { z } from 'zod';
import { unlikeTiers } from '../domain/brand-accent';
import { type AccountId, type AgentId, asId, type BrandId, type TeamId } from '../domain/ids';
import { type DurationMs, day, hour, minute, second } from '../domain/time';

export const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,63}$/,
    'must be 1 to 64 lower-case letters, digits or hyphens, and start with a letter or digit',
  );

type KeyOf<Id> = z.ZodCodec<typeof key, z.ZodCustom<Id, Id>>;
const idKey = <Id extends string>(mark: (text: string) => Id): KeyOf<Id> =>
  z.codec(key, z.custom<Id>(), { decode: mark, encode: String });

export const brandId = idKey((text) => asId<BrandId>(text));
export const accountId = idKey((text) => asId<AccountId>(text));
export const teamId = idKey((text) => asId<TeamId>(text));
export const agentId = idKey((text) => asId<AgentId>(text));

export const label = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must have at most 120 characters');

export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "es" or "en-GB"');

/** The same words in other languages, by language tag; absent: as they stand. */
export const translations = (words: z.ZodString) => z.record(languageTag, words).optional();

/** Six hex digits, read so that nobody can take them for a tier. */
export const brandColor = z.codec(
  z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#2f7f86"'),
  z.string(),
  { decode: unlikeTiers, encode: (color) => color },
);

const units: readonly (readonly [string, DurationMs])[] = [
  ['d', day],
  ['h', hour],
  ['min', minute],
  ['s', second],
];
const longest: DurationMs = 3_660 * day;

/** "25 min", "2 h", "90 s", "7 d" as whole milliseconds. */
export const duration = z.codec(
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})?\s*(s|min|h|d)$/, 'must be a duration such as "25 min", "2 h" or "7 d"'),
  z.number().int().min(0).max(longest, 'must be at most ten years'),
  { decode: readDuration, encode: writeDuration },
);

function readDuration(text: string): DurationMs {
  const unit = text.replace(/[\d.\s]/g, '');
  const length = units.find(([name]) => name === unit)?.[1] ?? 0;
  return Math.round(Number.parseFloat(text) * length);
}

/** In the largest unit that goes in at least twice ("24 h", not "1 d"), as people speak of promises. */
function writeDuration(length: DurationMs): string {
  const fits = ([, unit]: (typeof units)[number]) => length % unit === 0 && length >= 2 * unit;
  const [name, unit] = units.find(fits) ?? (['s', second] as const);
  return `${length / unit} ${name}`;
}

export const audience = z.enum(['public', 'private']);

/** Words to look for. */
export const phrase = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters');

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as "09:00"');

export const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as "Europe/Madrid"');

export const date = z.iso.date('must be a date such as "2026-12-25"');

const openingHours = z
  .array(
    z
      .strictObject({ from: clockTime, to: clockTime })
      .refine((span) => span.from < span.to, 'must end after it starts'),
  )
  .max(24);

/** When a brand, a team or a person works: a weekly calendar in its own time zone, with holidays. */
export const weeklyHours = z.strictObject({
  timeZone,
  weekly: z.strictObject({
    mon: openingHours.default([]),
    tue: openingHours.default([]),
    wed: openingHours.default([]),
    thu: openingHours.default([]),
    fri: openingHours.default([]),
    sat: openingHours.default([]),
    sun: openingHours.default([]),
  }),
  holidays: z.array(date).max(1_000).default([]),
});

/** "2026-12-24T18:00:00+01:00" as an instant. */
export const moment = z.codec(
  z.iso.datetime({ offset: true, error: 'must be a moment such as "2026-12-24T18:00:00+01:00"' }),
  z.number().int(),
  { decode: (text) => Date.parse(text), encode: (instant) => new Date(instant).toISOString() },
);

/** Over TLS, or on this computer itself. */
export const serviceAddress = z
  .url()
  .max(2_000)
  .refine(
    (address) =>
      /^https:\/\/[^@]+$|^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/][^@]*)?$/.test(address),
    'must be an https address, or http on this computer',
  );
