// The workspace definition: one declarative document that every settings screen edits and IT can provision.
import { z } from 'zod';
import { asId, type AccountId, type AgentId, type BrandId, type TeamId } from '../domain/ids';
import { severities, tiers } from '../domain/tier';
import { hour, minute, second, type DurationMs } from '../domain/time';

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits or hyphens, and start with a letter or digit');
const brandId = key.transform((text) => asId<BrandId>(text));
const accountId = key.transform((text) => asId<AccountId>(text));
const teamId = key.transform((text) => asId<TeamId>(text));
const agentId = key.transform((text) => asId<AgentId>(text));
const label = z.string().trim().min(1, 'must not be empty').max(120);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "es" or "en-GB"');

const durationUnits: Readonly<Record<string, DurationMs>> = { s: second, min: minute, h: hour, d: 24 * hour };

/** "25 min", "2 h", "90 s", "7 d" as milliseconds. */
const duration = z
  .string()
  .regex(/^\d+(\.\d+)?\s*(s|min|h|d)$/, 'must be a duration such as "25 min", "2 h" or "7 d"')
  .transform((text): DurationMs => {
    const amount = Number.parseFloat(text);
    const unit = text.replace(/[\d.\s]/g, '');
    return amount * (durationUnits[unit] ?? 0);
  });

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as "09:00"');
const openingHours = z.array(z.object({ from: clockTime, to: clockTime }).refine((span) => span.from < span.to, 'must end after it starts'));
const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as "Europe/Madrid"');

/** When a brand works: a weekly calendar in its own time zone, with holidays (requirements, section 0). */
const businessHours = z.object({
  timeZone,
  weekly: z.object({
    mon: openingHours.default([]),
    tue: openingHours.default([]),
    wed: openingHours.default([]),
    thu: openingHours.default([]),
    fri: openingHours.default([]),
    sat: openingHours.default([]),
    sun: openingHours.default([]),
  }),
  holidays: z.array(z.iso.date('must be a date such as "2026-12-25"')).default([]),
});

const promise = z.object({ target: duration, dueInstantInTime: z.boolean(), team: teamId });

/** One row of the brand's tier table: what a kind of contact is called, how severe it is and how it is recognised. */
const contactType = z.object({
  id: key,
  label,
  severity: z.enum(severities),
  safety: z.boolean().default(false),
  team: teamId.optional(),
  /** Words and phrases in any language; accents, case and simple word endings do not matter. */
  phrases: z.array(z.string().trim().min(2)).default([]),
});

const cannedResponse = z.object({
  id: key,
  title: label,
  language,
  /** Text with variables in double braces, for example {{customer}}. */
  text: z.string().trim().min(1).max(10_000),
  tags: z.array(label).default([]),
});

const brand = z.object({
  id: brandId,
  name: label,
  /** Six hex digits; the mark that says which brand speaks. Never a tier's colour. */
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#2f7f86"'),
  language,
  tone: z.string().max(500).default(''),
  promises: z.object({ green: promise, yellow: promise, red: promise }),
  resolveWithin: duration.optional(),
  businessHours: businessHours.optional(),
  /** Tiers that count business hours instead of calendar time. Red never does. */
  businessHoursTiers: z.array(z.enum(['green', 'yellow'])).default([]),
  acknowledgementAnswers: z.boolean().default(false),
  reopenWithin: duration.default(7 * 24 * hour),
  safetyTeam: teamId,
  warnings: z
    .object({
      red: z.array(z.number().int().min(0)),
      yellow: z.array(z.number().int().min(0)),
      green: z.array(z.number().int().min(0)),
    })
    .default({ red: [30, 15, 5, 0], yellow: [30], green: [] }),
  contactTypes: z.array(contactType).default([]),
  cannedResponses: z.array(cannedResponse).default([]),
});

const accountBase = { id: accountId, brand: brandId, name: label, pollEvery: duration.default(minute) };

const account = z.discriminatedUnion('channel', [
  z.object({ ...accountBase, channel: z.literal('bluesky'), service: z.url().default('https://bsky.social'), handle: z.string().min(3) }),
  z.object({ ...accountBase, channel: z.literal('mastodon'), server: z.url() }),
  z.object({
    ...accountBase,
    channel: z.literal('email'),
    address: z.email(),
    imap: z.object({ host: z.string().min(1), port: z.number().int().min(1).max(65_535), security: z.enum(['tls', 'starttls']) }),
    smtp: z.object({ host: z.string().min(1), port: z.number().int().min(1).max(65_535), security: z.enum(['tls', 'starttls']) }),
    user: z.string().min(1),
    mailbox: z.string().min(1).default('INBOX'),
    /** PEM of a private authority, for a mail server inside the company. */
    certificateAuthority: z.string().optional(),
  }),
  /** Plays a recorded scenario; accepted only in the sandbox's own profile. */
  z.object({
    ...accountBase,
    channel: z.literal('sandbox'),
    scenario: z.string().min(1),
    /** A network with posts and private messages, or a mailbox. */
    look: z.enum(['social', 'mail']).default('social'),
    /** How fast arrivals follow each other; absent: as the scenario says. */
    speed: z.number().min(0.1).max(1_000).optional(),
  }),
]);

const team = z.object({ id: teamId, name: label });
const member = z.object({
  id: agentId,
  name: label,
  initials: z.string().trim().min(1).max(4),
  role: z.enum(['agent', 'specialist', 'reputation', 'contact-centre', 'supervisor', 'administrator', 'trainee']),
  teams: z.array(teamId).default([]),
});

export const workspaceSchema = z
  .object({
    version: z.literal(1),
    name: label,
    teams: z.array(team).min(1),
    members: z.array(member).min(1),
    brands: z.array(brand).min(1),
    accounts: z.array(account).default([]),
    tags: z.array(label).default([]),
    /** Seconds in which a sent public reply can be taken back. Direct messages have none. */
    undoSendDelay: duration.default(5 * second),
  })
  .superRefine((workspace, context) => {
    const teamIds = new Set(workspace.teams.map((entry) => entry.id));
    const brandIds = new Set(workspace.brands.map((entry) => entry.id));
    const unknownTeam = (id: TeamId | undefined, path: (string | number)[]) => {
      if (id !== undefined && !teamIds.has(id)) context.addIssue({ code: 'custom', path, message: `names the team "${id}", which the workspace does not have` });
    };
    const unique = (ids: readonly string[], path: (string | number)[]) => {
      ids.forEach((id, index) => {
        if (ids.indexOf(id) !== index) context.addIssue({ code: 'custom', path: [...path, index, 'id'], message: `"${id}" is used twice` });
      });
    };
    for (const list of ['teams', 'members', 'brands', 'accounts'] as const) unique(workspace[list].map((entry) => entry.id), [list]);
    workspace.brands.forEach((entry, index) => {
      for (const tier of tiers) unknownTeam(entry.promises[tier].team, ['brands', index, 'promises', tier, 'team']);
      unknownTeam(entry.safetyTeam, ['brands', index, 'safetyTeam']);
      unique(entry.contactTypes.map((type) => type.id), ['brands', index, 'contactTypes']);
      unique(entry.cannedResponses.map((canned) => canned.id), ['brands', index, 'cannedResponses']);
      entry.contactTypes.forEach((type, row) => unknownTeam(type.team, ['brands', index, 'contactTypes', row, 'team']));
      if (entry.businessHoursTiers.length > 0 && entry.businessHours === undefined) {
        context.addIssue({ code: 'custom', path: ['brands', index, 'businessHoursTiers'], message: 'needs businessHours' });
      }
    });
    workspace.members.forEach((entry, index) => entry.teams.forEach((id, row) => unknownTeam(id, ['members', index, 'teams', row])));
    workspace.accounts.forEach((entry, index) => {
      if (!brandIds.has(entry.brand)) {
        context.addIssue({ code: 'custom', path: ['accounts', index, 'brand'], message: `names the brand "${entry.brand}", which the workspace does not have` });
      }
    });
  });

export type Workspace = z.output<typeof workspaceSchema>;
export type WorkspaceInput = z.input<typeof workspaceSchema>;
export type Brand = Workspace['brands'][number];
export type Account = Workspace['accounts'][number];
export type Member = Workspace['members'][number];
export type Team = Workspace['teams'][number];
export type CannedResponse = Brand['cannedResponses'][number];
export type ContactType = Brand['contactTypes'][number];
export type BusinessHours = z.output<typeof businessHours>;
