// What a workspace decides by itself about what arrives (R47-R50).
import { z } from 'zod';
import { weekdays } from '../domain/business-calendar';
import { channelKinds } from '../domain/message';
import { tiers } from '../domain/tier';
import {
  agentId,
  audience,
  brandId,
  clockTime,
  duration,
  key,
  label,
  languageTag,
  phrase,
  teamId,
  timeZone,
} from './schema-values';

const phrases = z.array(phrase).min(1).max(2_000);
const count = z.number().int().min(0).max(1_000_000_000);
const range = { from: count.optional(), under: count.optional() };
const saysSomething = (value: object) => Object.values(value).some((one) => one !== undefined);

const ruleTime = z
  .strictObject({
    timeZone,
    days: z.array(z.enum(weekdays)).min(1).optional(),
    from: clockTime.optional(),
    to: clockTime.optional(),
  })
  .refine(({ from = '00:00', to = '24:00' }) => from !== to, {
    message: 'must differ from "from": that would be no time at all',
    path: ['to'],
  });

const conditions = z.strictObject({
  anyOf: phrases.optional(),
  allOf: phrases.optional(),
  noneOf: phrases.optional(),
  /** Whether small slips of the fingers count as the word. */
  misspellings: z.boolean().default(true),
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  brands: z.array(brandId).min(1).optional(),
  audience: audience.optional(),
  languages: z.array(languageTag).min(1).optional(),
  followers: z.strictObject(range).refine(saysSomething, 'needs "from" or "under"').optional(),
  isBot: z.boolean().optional(),
  authors: z.array(z.string().trim().min(1).max(320)).min(1).max(2_000).optional(),
  time: ruleTime.optional(),
  isOpen: z.boolean().optional(),
  history: z
    .strictObject({ ...range, tier: z.enum(tiers).optional(), within: duration.optional() })
    .refine(({ from, under }) => from !== undefined || under !== undefined, 'needs "from" or "under"')
    .optional(),
});

const actions = z.strictObject({
  tier: z.enum(tiers).optional(),
  team: teamId.optional(),
  assignee: agentId.optional(),
  flag: z.boolean().optional(),
  tags: z.array(label).min(1).optional(),
  notify: z.array(agentId).min(1).optional(),
});

export const triageRule = z.strictObject({
  id: key,
  name: label,
  isOn: z.boolean().default(true),
  when: conditions.prefault({}),
  gives: actions,
});
