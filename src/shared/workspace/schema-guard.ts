// What the guard looks for in a brand's replies, and what is done about it (R44).
import { z } from 'zod';
import { findingKinds, guardAnswers } from '../domain/guard/finding';
import { channelKinds } from '../domain/message';
import { audience, phrase } from './schema-values';

const guardRule = z.strictObject({
  kinds: z.array(z.enum(findingKinds)).min(1).optional(),
  audience: audience.optional(),
  channels: z.array(z.enum(channelKinds)).min(1).optional(),
  does: z.enum(guardAnswers),
});

/** Three places that vary, or it would be found in ordinary words. */
const orderNumber = z
  .string()
  .trim()
  .max(40, 'must have at most 40 characters')
  .regex(/[#@?].*[#@?].*[#@?]/, 'must be a pattern such as "AU-######" (# a digit, @ a letter, ? either)');

const hostName = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name such as "aurea.example", in small letters');

/** What is looked at in a brand's replies before they go, and what is done about it. */
export const brandGuard = z.strictObject({
  rules: z.array(guardRule).max(200).default([]),
  forbidden: z.array(phrase).max(2_000).default([]),
  orderNumbers: z.array(orderNumber).max(50).default([]),
  contacts: z.array(z.string().trim().min(3).max(320)).max(200).default([]),
  hosts: z.array(hostName).max(500).default([]),
  allowedWords: z.array(phrase).max(500).default([]),
});
