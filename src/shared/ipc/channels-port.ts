// What crosses between the engine and the channels process. Both ends parse: a connector may have been taken over.
import { z } from 'zod';
import { postActions } from '../domain/case-event';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../domain/ids';
import { channelKinds } from '../domain/message';
import { connectionCauses } from './connection-report';
import { translationOutcomeSchema, translationRequestSchema } from './translation-port';

/** How long texts may be, in UTF-16 units, and how far from 1970 an instant, in milliseconds. */
export const longest = {
  id: 2_048,
  name: 640,
  subject: 2_000,
  text: 200_000,
  language: 35,
  url: 4_096,
  instant: 8.64e15,
} as const;

const externalId = z
  .string()
  .min(1)
  .max(longest.id)
  .transform((text) => asId<ExternalId>(text));
const accountId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => asId<AccountId>(text));
const replyId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((text) => asId<ReplyId>(text));
const url = z.string().max(longest.url).nullable();
const instant = z.number().int().min(-longest.instant).max(longest.instant);

export const maxTextLength = longest.text;
export const maxAttachmentBytes = 10 * 1024 * 1024;

const author = z.object({
  externalId,
  name: z.string().max(longest.name),
  handle: z.string().max(longest.name),
  followers: z.number().int().min(0).nullable(),
  profileUrl: url,
  isBot: z.boolean(),
});

/** Bytes are already capped and, for pictures, re-encoded by the channels process; null when they could not be had. */
const inboundAttachment = z.object({
  name: z.string().max(400),
  mediaType: z.string().max(200),
  altText: z.string().max(10_000),
  byteLength: z.number().int().min(0),
  state: z.enum(['stored', 'too-large', 'unsupported', 'unavailable']),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.byteLength <= maxAttachmentBytes)
    .nullable(),
});

export const inboundMessageSchema = z.object({
  externalId,
  threadKey: z.string().min(1).max(longest.id),
  writtenBy: z.enum(['customer', 'brand']),
  author,
  audience: z.enum(['public', 'private']),
  subject: z.string().max(longest.subject),
  text: z.string().max(maxTextLength),
  language: z.string().max(longest.language).nullable(),
  postedAt: instant,
  reach: z.enum(['organic', 'paid', 'unknown']),
  inReplyTo: z
    .object({ externalId, authorName: z.string().max(640), text: z.string().max(maxTextLength), url })
    .nullable(),
  url,
  attachments: z.array(inboundAttachment).max(20),
});
export type InboundMessage = z.output<typeof inboundMessageSchema>;

export const channelItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), message: inboundMessageSchema }),
  z.object({ kind: z.literal('edit'), externalId, text: z.string().max(maxTextLength) }),
  z.object({ kind: z.literal('withdrawal'), externalId }),
  /** Something the connector could not read: set aside and shown, never dropped. */
  z.object({
    kind: z.literal('unreadable'),
    externalId: externalId.nullable(),
    reason: z.string().max(1_000),
  }),
]);
export type ChannelItem = z.output<typeof channelItemSchema>;

/** What to send, complete, so that the channels process needs no other knowledge of the case. */
export const sendRequestSchema = z.object({
  replyId,
  accountId,
  attempt: z.number().int().min(1),
  audience: z.enum(['public', 'private']),
  text: z.string().min(1).max(maxTextLength),
  subject: z.string().max(2_000),
  threadKey: z.string().max(2_048),
  /** The message being answered and its author, as the connector delivered them. */
  inReplyTo: z
    .object({ externalId, authorExternalId: externalId, authorHandle: z.string().max(640) })
    .nullable(),
  /** When the first attempt left: bounds the search for what may have landed. */
  firstAttemptAt: instant,
  /** So long it may take from now on, in milliseconds; after that it must not land any more. Absent: as long as usual. */
  withinMs: z.number().int().min(0).max(600_000).exactOptional(),
  /** Nobody wrote it: where a channel has a way to say so, it does, so that no machine answers it (RFC 3834). */
  isAutomatic: z.boolean().exactOptional(),
  attachments: z
    .array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        altText: z.string(),
        bytes: z.instanceof(Uint8Array),
      }),
    )
    .max(10),
});
export type SendRequest = z.output<typeof sendRequestSchema>;

export const sendOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), externalId, url, acceptedAt: instant }),
  /** Certainly not taken, and trying again later may help: rate limit, no network before the request left. */
  z.object({
    kind: z.literal('not-yet'),
    retryAt: instant.nullable(),
    cause: z.enum(connectionCauses),
    detail: z.string().max(2_000),
  }),
  /** Certainly not taken, and the same request will never be: too long, forbidden, thread gone. */
  z.object({ kind: z.literal('refused'), detail: z.string().max(2_000) }),
  /** The request left and no answer says whether it landed. */
  z.object({ kind: z.literal('unknown'), detail: z.string().max(2_000) }),
]);
export type SendOutcome = z.output<typeof sendOutcomeSchema>;

export const lookUpOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('landed'), externalId, url, acceptedAt: instant }),
  z.object({ kind: z.literal('absent') }),
  /** The channel offers no way to tell, or did not answer: a person decides, or we look again. */
  z.object({ kind: z.literal('undecidable'), detail: z.string().max(2_000), retryAt: instant.nullable() }),
]);
export type LookUpOutcome = z.output<typeof lookUpOutcomeSchema>;

export const capabilitiesSchema = z.object({
  audiences: z.array(z.enum(['public', 'private'])),
  length: z.object({
    unit: z.enum(['graphemes', 'characters', 'utf8-bytes', 'utf16']),
    max: z.number().int().nullable(),
  }),
  privateLength: z
    .object({
      unit: z.enum(['graphemes', 'characters', 'utf8-bytes', 'utf16']),
      max: z.number().int().nullable(),
    })
    .nullable(),
  attachments: z.object({ max: z.number().int(), mediaTypes: z.array(z.string()) }),
  actions: z.array(z.enum(postActions)),
  /** channels.md: A client-chosen id, B server-side key, C duplicate refused, D nothing. */
  idempotency: z.enum(['client-id', 'server-key', 'duplicate-refused', 'none']),
  /** How long after the customer's last private message the brand may answer there; null: no such window. */
  privateWindowMs: z.number().nullable(),
  needsSubject: z.boolean(),
});
export type Capabilities = z.output<typeof capabilitiesSchema>;

/** An account as the channels process needs it; its secret comes from the shell, never through the engine. */
export const accountConfigSchema = z.object({
  accountId,
  channel: z.enum(channelKinds),
  settings: z.record(z.string(), z.unknown()),
  cursor: z.string().nullable(),
  pollEveryMs: z.number().int().min(250),
});
export type AccountConfig = z.output<typeof accountConfigSchema>;

export const toChannelsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('configure'), accounts: z.array(accountConfigSchema) }),
  /** The batch and its cursor are on disk; the next page may be asked for. */
  z.object({ type: z.literal('committed'), accountId, batchId: z.number().int() }),
  z.object({ type: z.literal('poll'), accountId: accountId.nullable() }),
  /** Messages of open cases to read again for edits and withdrawals (slower lane). */
  z.object({ type: z.literal('recheck'), accountId, externalIds: z.array(externalId).max(500) }),
  z.object({ type: z.literal('send'), request: sendRequestSchema }),
  z.object({ type: z.literal('look-up'), request: sendRequestSchema }),
  z.object({
    type: z.literal('act'),
    requestId: z.number().int(),
    accountId,
    externalId,
    action: z.enum(postActions),
  }),
  z.object({ type: z.literal('translate'), requestId: z.number().int(), request: translationRequestSchema }),
]);
export type ToChannels = z.output<typeof toChannelsSchema>;

export const accountHealthSchema = z.object({
  accountId,
  lastHeardAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  state: z.enum(['ok', 'waiting', 'limited', 'failing', 'no-secret', 'stopped']),
  cause: z.enum(connectionCauses).nullable(),
  detail: z.string().max(2_000).nullable(),
  capabilities: capabilitiesSchema.nullable(),
});
export type AccountHealth = z.output<typeof accountHealthSchema>;

export const fromChannelsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('batch'),
    accountId,
    batchId: z.number().int(),
    /** Parsed one by one by the engine, so that one bad item never loses its neighbours. */
    items: z.array(z.unknown()).max(1_000),
    /** Null leaves the stored cursor as it is (recheck results). */
    cursor: z.string().max(65_536).nullable(),
  }),
  z.object({ type: z.literal('health'), health: accountHealthSchema }),
  z.object({ type: z.literal('sent'), replyId, attempt: z.number().int(), outcome: sendOutcomeSchema }),
  z.object({ type: z.literal('looked-up'), replyId, outcome: lookUpOutcomeSchema }),
  z.object({
    type: z.literal('acted'),
    requestId: z.number().int(),
    ok: z.boolean(),
    detail: z.string().max(2_000),
  }),
  z.object({
    type: z.literal('translated'),
    requestId: z.number().int(),
    outcome: translationOutcomeSchema,
  }),
]);
export type FromChannels = z.output<typeof fromChannelsSchema>;
