// The people of a workspace: teams, members, and roles beside those of the product (R58-R67).
import { z } from 'zod';
import { channelKinds } from '../domain/message';
import { isPhoneNumber } from '../domain/phone-number';
import { roleActions, roles, ruleTiers } from '../domain/role';
import { agentId, brandId, key, label, moment, teamId, translations, weeklyHours } from './schema-values';

/** Cases that one person works on at a time, where cases are given out. */
const capacity = z.number().int().min(1).max(1_000);

export const team = z.strictObject({
  id: teamId,
  name: label,
  names: translations(label),
  /** pull: people take cases from the list; push: each gets the next one by rule, and nobody picks (R50). */
  mode: z.enum(['pull', 'push']).default('pull'),
  capacity: capacity.default(5),
  /** Absent: at any time. */
  hours: weeklyHours.optional(),
});

const roleRule = z.strictObject({
  actions: z.array(z.enum(roleActions)).min(1),
  brands: z.array(brandId).min(1).optional(),
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  tiers: z.array(z.enum(ruleTiers)).min(1).optional(),
});

export const customRole = z.strictObject({
  id: key,
  name: label,
  /** The role of the product that it counts as; it may what that one may, unless it says so itself. */
  follows: z.enum(roles),
  may: z.array(roleRule).max(100).optional(),
});

const awayTime = z
  .strictObject({ from: moment, to: moment })
  .refine((away) => away.from < away.to, 'must end after it starts');

export const member = z.strictObject({
  id: agentId,
  name: label,
  initials: z.string().trim().min(1).max(4),
  /** For colleagues who have to reach them in a crisis (R67). */
  phone: z
    .string()
    .trim()
    .refine(isPhoneNumber, 'must be a telephone number such as "+34 600 000 000"')
    .optional(),
  /** A role of the product, or one of this workspace. */
  role: key,
  teams: z.array(teamId).default([]),
  /** Absent: every brand. */
  brands: z.array(brandId).min(1).optional(),
  /** Absent: every channel. */
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  /** Absent: that of their team. */
  capacity: capacity.optional(),
  /** Absent: the hours of their teams. */
  hours: weeklyHours.optional(),
  away: z.array(awayTime).max(200).default([]),
  /** Has a seat only while a crisis of their brands lasts (R66). */
  reserve: z.boolean().optional(),
  /** For who learns: channels on which a supervisor has lifted the gate (R72). */
  freeOn: z.array(z.enum(channelKinds)).default([]),
});
