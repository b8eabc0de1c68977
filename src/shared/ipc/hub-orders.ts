// What is asked for and answered when a desktop is to share with its team's hub, between page, shell and engine.
import { z } from 'zod';
import { hubAddressSchema } from './hub-address';

/**
 * - unreachable, wrong-credentials, untrusted-certificate: of the way there; nothing was shared
 * - newer-schema: a hub or a definition that this version cannot read
 * - not-in-definition: the login is good, and the team's definition has no such member
 * - not-allowed: the login is good, and the hub does not let this person in
 * - other-hub: this desktop shared with another hub before, and its cases are in step with that one
 * - sandbox-hub, live-hub: a hub for practice, and this is a desktop for work; or the other way round
 * - failed: anything else
 */
export const hubTrialFailures = [
  'unreachable',
  'wrong-credentials',
  'untrusted-certificate',
  'newer-schema',
  'not-in-definition',
  'not-allowed',
  'other-hub',
  'sandbox-hub',
  'live-hub',
  'failed',
] as const;
export type HubTrialFailure = (typeof hubTrialFailures)[number];

/** What came of trying to get in. */
export const hubTrialSchema = z.discriminatedUnion('kind', [
  /** The member that the login stands for. */
  z.object({ kind: z.literal('welcome'), agent: z.string().max(120), login: z.string().max(120) }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(hubTrialFailures),
    /** In English and for somebody who helps; never holds the password. */
    detail: z.string().max(2_000),
  }),
]);
export type HubTrial = z.output<typeof hubTrialSchema>;

/** Where a hub is, without what gets one in. */
export const hubPlaceSchema = hubAddressSchema.pick({ host: true, port: true, database: true, login: true });
export type HubPlace = z.output<typeof hubPlaceSchema>;

export const tryHubSchema = z.object({
  type: z.literal('tryHub'),
  requestId: z.number().int(),
  address: hubAddressSchema,
});
export const hubTriedSchema = z.object({
  type: z.literal('hubTried'),
  requestId: z.number().int(),
  trial: hubTrialSchema,
});
