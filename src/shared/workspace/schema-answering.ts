// What a workspace says about answering: the escalation map, approvals and signatures (R9-R12, R64, R68-R72).
import { z } from 'zod';
import { approvalLevels } from '../domain/approval-policy';
import { channelKinds } from '../domain/message';
import { ruleTiers } from '../domain/role';
import { severities } from '../domain/tier';
import { hour, minute } from '../domain/time';
import { agentId, brandId, duration, key, teamId } from './schema-values';

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
