// What a workspace says about answering: the escalation map, approvals and signatures (R9-R12, R64, R68-R72).
import { z } from 'zod';
import { approvalLevels } from '../domain/approval-policy';
import { diversionWays } from '../domain/diversion';
import { channelKinds } from '../domain/message';
import { answeringWays } from '../domain/playbook';
import { receiptChannels } from '../domain/receipt/receipt-due';
import { ruleTiers } from '../domain/role';
import { severities } from '../domain/tier';
import { day, hour, minute } from '../domain/time';
import { agentId, brandId, duration, key, label, moment, teamId, translations } from './schema-values';

const audience = z.enum(['public', 'private']);
const someTime = duration.refine((length) => length > 0, 'must be longer than no time');

export const escalationRow = z
  .strictObject({
    contactTypes: z.array(key).min(1).optional(),
    severities: z.array(z.enum(severities)).min(1).optional(),
    answer: z.array(teamId).min(1).optional(),
    owner: teamId.optional(),
    ask: teamId.optional(),
    clientData: z.boolean().default(false),
    place: audience.optional(),
  })
  .refine((row) => !row.clientData || row.answer !== undefined, {
    message: 'needs "answer": the teams that may see client data',
    path: ['clientData'],
  });

export const signature = z.strictObject({
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  audience: audience.optional(),
  sign: z.enum(['name', 'initials', 'none']),
});

const words = z.string().trim().min(1, 'must not be empty').max(4_000, 'must have at most 4000 characters');

/** What to say and what not, about kinds of contact; a line of `say` and `avoid` each is one advice. */
export const playbookArticle = z.strictObject({
  contactTypes: z.array(key).min(1).optional(),
  title: label,
  titles: translations(label),
  way: z.enum(answeringWays).optional(),
  say: words.optional(),
  says: translations(words),
  avoid: words.optional(),
  avoids: translations(words),
  link: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }).optional(),
});

/** How the customer is sent elsewhere, and told in the thread how it ended; {{place}} in the words is the place. */
export const diversion = z.strictObject({
  to: z.enum(diversionWays),
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  contactTypes: z.array(key).min(1).optional(),
  place: z.string().trim().min(1).max(320).optional(),
  handOver: words,
  handOvers: translations(words),
  closing: words.optional(),
  closings: translations(words),
});

/** Who is told by itself that they were heard, and with which canned responses, one for each language (R17, R18). */
export const acknowledgement = z.strictObject({
  channels: z.array(z.enum(receiptChannels)).min(1).optional(),
  responses: z.array(key).min(1, 'needs a canned response').max(50),
  inPublic: z.boolean().default(false),
  again: someTime.default(7 * day),
  /** Messages from then on. Absent: it is off. */
  since: moment.optional(),
});

const approvalRule = z.strictObject({
  roles: z.array(key).min(1).optional(),
  brands: z.array(brandId).min(1).optional(),
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  tiers: z.array(z.enum(ruleTiers)).min(1).optional(),
  contactTypes: z.array(key).min(1).optional(),
  audience: audience.optional(),
  /** Of a hundred such replies, so many; the others go on to the next rule. */
  samples: z.number().min(0).max(100, 'must be at most 100').optional(),
  needs: z.enum(approvalLevels),
});

export const approvalPolicy = z.strictObject({
  /** The first that fits a reply counts; where none fits, only who learns is gated. */
  rules: z.array(approvalRule).max(500).default([]),
  /** An approval counts so long; then it is asked for again. */
  expiresAfter: someTime.default(2 * hour),
  /** Who is warned one after the other when an approval grows late. */
  roster: z.array(agentId).max(200).default([]),
  /** How long each of the roster has before the next one is warned. */
  nextAfter: someTime.default(10 * minute),
});
