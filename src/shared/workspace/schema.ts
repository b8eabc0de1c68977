// The workspace definition: one declarative document that every settings screen edits and IT can provision.
import { z } from 'zod';
import { severities } from '../domain/tier';
import { hour, minute, second } from '../domain/time';
import { checkReferences } from './references';
import {
  acknowledgement,
  approvalPolicy,
  diversion,
  escalationRow,
  playbookArticle,
  signature,
} from './schema-answering';
import { brandGuard } from './schema-guard';
import { customRole, member, team } from './schema-people';
import { triageRule } from './schema-rules';
import { training } from './schema-training';
import {
  accountId,
  agentId,
  brandColor,
  brandId,
  date,
  duration,
  key,
  label,
  languageTag,
  serviceAddress,
  teamId,
  translations,
  weeklyHours,
} from './schema-values';

const tone = z.string().max(500);
const someTime = duration.refine((length) => length > 0, 'must be longer than no time');
const promise = z.strictObject({ target: someTime, dueInstantInTime: z.boolean(), team: teamId });

/** One row of the brand's tier table: what a kind of contact is called, how severe it is and how it is recognised. */
const contactType = z.strictObject({
  id: key,
  label,
  /** In other languages. */
  labels: translations(label),
  severity: z.enum(severities),
  safety: z.boolean().default(false),
  team: teamId.optional(),
  /** Words and phrases in any language; accents, case and simple word endings do not matter. */
  phrases: z.array(z.string().trim().min(1).max(200)).max(2_000).default([]),
});

const cannedResponse = z.strictObject({
  id: key,
  title: label,
  language: languageTag,
  /** Text with variables in double braces, for example {{customer}}. */
  text: z.string().trim().min(1).max(10_000),
  tags: z.array(label).default([]),
  /** Who looks it over. */
  owner: agentId.optional(),
  /** The day somebody last read it and found it right; after a month it is due again (A5). */
  reviewed: date.optional(),
  /** From that day on it is offered to nobody any more; absent: it stays. */
  expires: date.optional(),
  /** Whether it stands on the public FAQ page, with its title as the question (R54). */
  isPublic: z.boolean().optional(),
});

const brand = z.strictObject({
  id: brandId,
  name: label,
  /** The mark that says which brand speaks. Never a tier's colour: one too near to it is read muted. */
  color: brandColor,
  language: languageTag,
  tone: tone.default(''),
  tones: translations(tone),
  promises: z.strictObject({ green: promise, yellow: promise, red: promise }),
  resolveWithin: someTime.optional(),
  businessHours: weeklyHours.optional(),
  /** Tiers that count business hours instead of calendar time. Red never does. */
  businessHoursTiers: z.array(z.enum(['green', 'yellow'])).default([]),
  acknowledgementAnswers: z.boolean().default(false),
  reopenWithin: duration.default(7 * 24 * hour),
  safetyTeam: teamId,
  /** Customers all of whose cases were closed so long ago are erased by themselves. Absent: never. */
  retention: z.strictObject({ closedAfterDays: z.number().int().min(1).max(36_500) }).optional(),
  warnings: z
    .strictObject({
      red: z.array(z.number().int().min(0)),
      yellow: z.array(z.number().int().min(0)),
      green: z.array(z.number().int().min(0)),
    })
    .default({ red: [30, 15, 5, 0], yellow: [30], green: [] }),
  contactTypes: z.array(contactType).default([]),
  /** Per kind of contact: who may answer, who owns, who is asked first, and where it belongs. The first that fits. */
  escalation: z.array(escalationRow).max(500).default([]),
  /** What to say and what not, per kind of contact, beside the composer (R43, R45). The first that fits. */
  playbook: z.array(playbookArticle).max(500).default([]),
  /** Words that take a conversation to another channel, and those that close it where it began (R7, R27). */
  diversions: z.array(diversion).max(200).default([]),
  /** First contacts that are acknowledged by themselves. The first that fits the channel; none: nobody is. */
  acknowledgements: z.array(acknowledgement).max(20).default([]),
  /** Who stands behind an answer, seen by the customer (R64). The first that fits; none: nobody signs. */
  signatures: z.array(signature).max(100).default([]),
  cannedResponses: z.array(cannedResponse).default([]),
  /** Terms of service, or the way to them, as {{terms}} of canned responses (R18). */
  terms: z.string().trim().max(2_000).default(''),
  guard: brandGuard.prefault({}),
});

/** A service with the interface of LibreTranslate; its key is a secret of each desktop. */
const translation = z.strictObject({ server: serviceAddress });

const accountBase = { id: accountId, brand: brandId, name: label, pollEvery: someTime.default(minute) };

const account = z.discriminatedUnion('channel', [
  z.strictObject({
    ...accountBase,
    channel: z.literal('bluesky'),
    service: z.url().default('https://bsky.social'),
    handle: z.string().min(3),
  }),
  z.strictObject({ ...accountBase, channel: z.literal('mastodon'), server: z.url() }),
  z.strictObject({
    ...accountBase,
    channel: z.literal('email'),
    address: z.email(),
    imap: z.strictObject({
      host: z.string().min(1),
      port: z.number().int().min(1).max(65_535),
      security: z.enum(['tls', 'starttls']),
    }),
    smtp: z.strictObject({
      host: z.string().min(1),
      port: z.number().int().min(1).max(65_535),
      security: z.enum(['tls', 'starttls']),
    }),
    user: z.string().min(1),
    mailbox: z.string().min(1).default('INBOX'),
    /** PEM of a private authority, for a mail server inside the company. */
    certificateAuthority: z.string().optional(),
  }),
  /** Plays a recorded scenario; accepted only in the sandbox's own profile. */
  z.strictObject({
    ...accountBase,
    channel: z.literal('sandbox'),
    scenario: z.string().min(1),
    /** A network with posts and private messages, or a mailbox. */
    look: z.enum(['social', 'mail']).default('social'),
    /** How fast arrivals follow each other; absent: as the scenario says. */
    speed: z.number().min(0.1).max(1_000).optional(),
  }),
]);

export const workspaceSchema = z
  .strictObject({
    version: z.literal(1),
    name: label,
    teams: z.array(team).min(1),
    members: z.array(member).min(1),
    /** Roles of this workspace beside those of the product. */
    roles: z.array(customRole).max(100).default([]),
    brands: z.array(brand).min(1),
    accounts: z.array(account).default([]),
    tags: z.array(label).default([]),
    /** What is done with a new message by itself; the first that says a thing decides it. */
    rules: z.array(triageRule).max(500).default([]),
    /** Seconds in which a sent public reply can be taken back. Direct messages have none. */
    undoSendDelay: duration.default(5 * second),
    approval: approvalPolicy.prefault({}),
    /** Of shared desks: whether whoever sits down, or unlocks, types a PIN of their own. */
    seats: z.strictObject({ pin: z.boolean().default(false) }).optional(),
    /** Where messages and replies may be translated by a machine (R48). Absent: nowhere. */
    translation: translation.optional(),
    /** How people learn to work here. Absent: elsewhere. */
    training: training.optional(),
  })
  .superRefine(checkReferences);

export type Workspace = z.output<typeof workspaceSchema>;
export type Brand = Workspace['brands'][number];
export type Account = Workspace['accounts'][number];
export type Member = Workspace['members'][number];
export type Training = NonNullable<Workspace['training']>;
export type PlaybookArticle = Brand['playbook'][number];
export type CannedResponse = Brand['cannedResponses'][number];
