// What the page asks about words that are to go out: drafts, and replies on their way.
import { z } from 'zod';
import { guidedSteps } from '../domain/diversion';
import { seenWarnings } from './guard-port';
import {
  accountId,
  agentId,
  audience,
  blobId,
  brandId,
  caseId,
  externalId,
  reason,
  replyId,
  text,
} from './port-values';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Into which language a machine translated the words. */
const machine = z.object({ into: z.string().regex(/^[a-z]{2,3}$/) });
const readReply = { caseId, replyId, digest, newest: externalId.nullable() };

const attachments = z
  .array(
    z.object({
      blobId,
      name: z.string().max(400),
      mediaType: z.string().max(200),
      altText: z.string().max(2_000),
    }),
  )
  .max(10);

export const replyCommands = {
  'reply.submit': z.object({
    caseId,
    replyId,
    accountId,
    audience,
    text: text.min(1),
    attachments,
    inReplyTo: externalId.nullable(),
    basedOn: externalId.nullable(),
    isAcknowledgement: z.boolean(),
    cannedResponseIds: z.array(z.string().max(64)),
    /** The brand that speaks, typed by the person because the text names another of ours. */
    confirmedBrand: brandId.nullable().default(null),
    guard: seenWarnings,
    /** A machine translated the words, and whether their author has read them; null: a person wrote them. */
    machine: machine
      .extend({
        isRead: z.boolean(),
        /** What its author had written; empty: it is known no more. */
        original: text.default(''),
      })
      .nullable()
      .default(null),
    /** It sends the customer elsewhere, or tells here how that ended. */
    guided: z.enum(guidedSteps).nullable().default(null),
  }),
  'reply.cancel': z.object({ caseId, replyId }),
  /** Sends a held reply although the conversation moved on; the person has read what is new. */
  'reply.release': z.object({ caseId, replyId }),
  'reply.retry': z.object({ caseId, replyId }),
  /** `digest` and `newest` say which words, and the conversation up to which message, the approver has read. */
  'reply.approve': z.object(readReply),
  'reply.approveEdited': z.object({ ...readReply, text: text.min(1), guard: seenWarnings }),
  'reply.requestChanges': z.object({ caseId, replyId, note: reason }),
  'reply.reject': z.object({ caseId, replyId, note: reason }),
  /** Its author takes it back. */
  'reply.recall': z.object({ caseId, replyId }),
  /** Its author has read what is new; the words still fit. */
  'reply.askAgain': z.object({ caseId, replyId }),
  /** Ends `unknown` by a person's own look at the channel. */
  'reply.settle': z.object({ caseId, replyId, landed: z.boolean() }),
  'draft.save': z.object({
    caseId,
    /** Whose it is: said along, so that words typed before a change of seats never become somebody else's. */
    agentId,
    kind: z.enum(['reply', 'note']),
    text,
    audience: audience.nullable(),
    cannedResponseIds: z.array(z.string()),
    attachments: attachments.default([]),
    /** What its author had written before a machine translated it; null: it is their own. */
    machine: machine.extend({ original: text }).nullable().default(null),
    guided: z.enum(guidedSteps).nullable().default(null),
  }),
} as const;
