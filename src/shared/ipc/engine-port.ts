// Commands and questions that the page puts to the engine over its port, and what the engine tells by itself.
import { z } from 'zod';
import { postActions } from '../domain/case-event';
import {
  type AccountId,
  type AgentId,
  asId,
  type BlobId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
  type OperationId,
  type ReplyId,
  type TeamId,
} from '../domain/ids';
import { tiers } from '../domain/tier';
import { changeableParts } from '../workspace/change-part';
import type { Workspace } from '../workspace/schema';
import { type DeskStatus, searchOrders } from './engine-answers';
import { presenceKinds } from './hub-status';
import type { Result } from './result';

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const caseId = hexId.transform((text) => asId<CaseId>(text));
const caseIds = z.array(caseId).min(1).max(50_000);
const customerId = hexId.transform((text) => asId<CustomerId>(text));
const operationId = hexId.transform((text) => asId<OperationId>(text));
const replyId = hexId.transform((text) => asId<ReplyId>(text));
const agentId = z
  .string()
  .max(64)
  .transform((text) => asId<AgentId>(text));
const teamId = z
  .string()
  .max(64)
  .transform((text) => asId<TeamId>(text));
const brandId = z
  .string()
  .max(64)
  .transform((text) => asId<BrandId>(text));
const accountId = z
  .string()
  .max(64)
  .transform((text) => asId<AccountId>(text));
const externalId = z
  .string()
  .max(2_048)
  .transform((text) => asId<ExternalId>(text));
const blobId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => asId<BlobId>(text));
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().trim().min(1).max(1_000);
const text = z.string().max(200_000);
const hubLogin = z.string().min(1).max(63);
const hubPassword = z.string().min(1).max(1_024);
const audience = z.enum(['public', 'private']);

/** What changes cases. Every command may be repeated with the same operation id without a second effect. */
export const commandSchemas = {
  'case.claim': z.object({ caseIds }),
  /** One's next case by rule. */
  'case.next': z.object({}),
  'case.release': z.object({ caseIds }),
  /** Out of a colleague's hands into one's own; they read the reason. */
  'case.takeOver': z.object({ caseIds, reason }),
  /** What one holds, to a colleague or a team, with what they have to know. */
  'case.handOver': z.object({
    caseIds,
    assignee: agentId.nullable(),
    team: teamId.nullable(),
    reason,
  }),
  /** The reason is needed where a colleague holds the case. */
  'case.assign': z.object({
    caseIds,
    assignee: agentId.nullable(),
    team: teamId.nullable(),
    reason: z.string().trim().max(1_000).default(''),
  }),
  'seat.setAway': z.object({ isAway: z.boolean() }),
  /** One has read what one had to hear of these cases. */
  'case.newsRead': z.object({ caseIds }),
  'case.setTier': z.object({ caseIds, tier: z.enum(tiers) }),
  'case.setSafety': z.object({ caseIds, safety: z.boolean() }),
  'case.setContactType': z.object({ caseIds, contactType: z.string().max(64).nullable() }),
  'case.changeTags': z.object({
    caseIds,
    added: z.array(z.string().max(120)),
    removed: z.array(z.string().max(120)),
  }),
  'case.escalate': z.object({ caseIds, toTeam: teamId, reason }),
  'case.resolve': z.object({ caseIds, reason: z.string().max(1_000) }),
  'case.noReplyNeeded': z.object({ caseIds, reason }),
  'case.reopen': z.object({ caseIds, reason: z.string().max(1_000) }),
  'case.snooze': z.object({ caseIds, until: z.number().int() }),
  'case.unsnooze': z.object({ caseIds }),
  'case.merge': z.object({ from: caseIds, into: caseId }),
  'case.link': z.object({ caseId, to: caseId }),
  'case.muteAuthor': z.object({ caseIds, muted: z.boolean() }),
  /** Who is named with an @ is told. `answers` names the note with the question that this one answers. */
  'case.addNote': z.object({
    caseId,
    text: text.min(1),
    /** Those named are asked for an answer. */
    isQuestion: z.boolean().default(false),
    answers: operationId.nullable().default(null),
  }),
  'case.createByHand': z.object({
    brandId,
    via: z.enum(['phone', 'counter']),
    customerName: z.string().trim().min(1).max(200),
    contact: z.string().max(400),
    text: text.min(1),
    /** When the call was taken; the clock starts then. */
    takenAt: z.number().int(),
    linkedTo: caseId.nullable(),
  }),
  'post.act': z.object({ caseId, externalId, action: z.enum(postActions) }),
  'reply.submit': z.object({
    caseId,
    replyId,
    accountId,
    audience,
    text: text.min(1),
    attachments: z
      .array(
        z.object({
          blobId,
          name: z.string().max(400),
          mediaType: z.string().max(200),
          altText: z.string().max(2_000),
        }),
      )
      .max(10),
    inReplyTo: externalId.nullable(),
    basedOn: externalId.nullable(),
    isAcknowledgement: z.boolean(),
    cannedResponseIds: z.array(z.string().max(64)),
    /** The brand that speaks, typed by the person because the text names another of ours. */
    confirmedBrand: brandId.nullable().default(null),
  }),
  'reply.cancel': z.object({ caseId, replyId }),
  /** Sends a held reply although the conversation moved on; the person has read what is new. */
  'reply.release': z.object({ caseId, replyId }),
  'reply.retry': z.object({ caseId, replyId }),
  /** `digest` and `newest` say which words, and the conversation up to which message, the approver has read. */
  'reply.approve': z.object({ caseId, replyId, digest, newest: externalId.nullable() }),
  'reply.approveEdited': z.object({
    caseId,
    replyId,
    digest,
    newest: externalId.nullable(),
    text: text.min(1),
  }),
  'reply.requestChanges': z.object({ caseId, replyId, note: reason }),
  'reply.reject': z.object({ caseId, replyId, note: reason }),
  /** Its author takes it back. */
  'reply.recall': z.object({ caseId, replyId }),
  /** Its author has read what is new; the words still fit. */
  'reply.askAgain': z.object({ caseId, replyId }),
  /** Ends `unknown` by a person's own look at the channel. */
  'reply.settle': z.object({ caseId, replyId, landed: z.boolean() }),
  'step.undo': z.object({}),
  'draft.save': z.object({
    caseId,
    /** Whose it is: said along, so that words typed before a change of seats never become somebody else's. */
    agentId,
    kind: z.enum(['reply', 'note']),
    text,
    audience: audience.nullable(),
    cannedResponseIds: z.array(z.string()),
  }),
  'blob.store': z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string().max(200) }),
  'workspace.import': z.object({
    text: z.string().max(5_000_000),
    name: z.string().max(400),
    /** False: nothing is changed when a brand that has cases here would be named no more; the answer says which. */
    mayDrop: z.boolean().default(true),
  }),
  /** One part of the definition, as a settings screen changes it; refused when it is not as `before` any more. */
  'workspace.change': z.object({
    part: z.enum(changeableParts),
    brandId: brandId.nullable(),
    before: z.unknown(),
    value: z.unknown(),
  }),
  'account.add': z.object({
    account: z.record(z.string(), z.unknown()),
    brand: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  'account.remove': z.object({ accountId }),
  'account.pollNow': z.object({ accountId: accountId.nullable() }),
  /** There is no undo. Held customers are not erased: it is noted, and done when the hold is lifted. */
  'customer.erase': z.object({ customerId, typedName: z.string().max(400) }),
  'customer.hold': z.object({ customerId, reason }),
  'customer.liftHold': z.object({ customerId, reason }),
  /** Everything of a brand goes from this desktop, its key first. There is no undo. Refused while a hold stands. */
  'brand.forget': z.object({ brandId, typedName: z.string().max(400) }),
  /** A round of retention that would erase very many waits for this. */
  'retention.confirm': z.object({}),
  /** The password is set by who invites and handed over by them; the other changes it later. */
  'hub.invite': z.object({ login: hubLogin, agentId, password: hubPassword }),
  'hub.setPassword': z.object({ login: hubLogin, password: hubPassword }),
  'hub.remove': z.object({ agentId }),
  /** Which definition counts after two people changed it apart; of the version that was looked at. */
  'hub.settleDefinition': z.object({ keep: z.enum(['mine', 'theirs']), version: z.number().int() }),
  /** What the person here does with which case, for colleagues to see; null: with none. */
  'hub.look': z.object({ caseId: caseId.nullable(), doing: z.enum(presenceKinds) }),
  'work.cancel': z.object({ id: z.string().max(64) }),
  /** Messages go out from this restored desktop from now on, and from no other. */
  'desk.takeOver': z.object({}),
} as const;
export type CommandName = keyof typeof commandSchemas;
export type CommandInput<Name extends CommandName> = z.input<(typeof commandSchemas)[Name]>;
export type Command = {
  [Name in CommandName]: { readonly name: Name; readonly input: z.output<(typeof commandSchemas)[Name]> };
}[CommandName];

export const querySchemas = {
  'case.read': z.object({
    caseId,
    before: z.number().int().nullable(),
    limit: z.number().int().min(1).max(500),
  }),
  'case.draft': z.object({ caseId, agentId, kind: z.enum(['reply', 'note']) }),
  'customer.read': z.object({
    customerId,
    /** Only cases with a lower number; null: from the newest on. */
    before: z.number().int().nullable().default(null),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  'team.read': z.object({}),
  'outbox.list': z.object({}),
  'approvals.list': z.object({}),
  /** Null: of everybody. One's own, or of everybody for who supervises. */
  'coaching.read': z.object({ agent: agentId.nullable() }),
  /** For who supervises. */
  'today.read': z.object({}),
  /** A newer question of the same asker overtakes an older one, which then fails. */
  'search.cases': z.object({
    text: z.string().max(500),
    limit: z.number().int().min(1).max(200),
    order: z.enum(searchOrders).default('newest'),
    asker: z.string().max(20).default(''),
  }),
  /** Rows of cases that are no longer in the projection. */
  'search.rows': z.object({ caseIds: z.array(caseId).max(50) }),
  'blob.read': z.object({ blobId }),
  'workspace.read': z.object({}),
  /** The definition as it is written down. */
  'workspace.document': z.object({}),
  'workspace.export': z.object({}),
  'status.read': z.object({}),
  'setAside.list': z.object({}),
  'custody.read': z.object({}),
  'brands.kept': z.object({}),
  'hub.members': z.object({}),
  /** Null: nobody has to decide anything. */
  'hub.difference': z.object({}),
} as const;
export type QueryName = keyof typeof querySchemas;
export type QueryInput<Name extends QueryName> = z.input<(typeof querySchemas)[Name]>;

/** Page to engine. `operationId` makes a repeated command count once. */
export type EngineRequest =
  | {
      readonly id: number;
      readonly kind: 'command';
      readonly name: string;
      readonly input: unknown;
      readonly operationId: string;
    }
  | { readonly id: number; readonly kind: 'query'; readonly name: string; readonly input: unknown };

export const engineRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    id: z.number().int(),
    kind: z.literal('command'),
    name: z.string().max(64),
    input: z.unknown(),
    operationId: hexId,
  }),
  z.object({ id: z.number().int(), kind: z.literal('query'), name: z.string().max(64), input: z.unknown() }),
]);

/** Engine to page. */
export type EngineMessage =
  | { readonly type: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'status'; readonly status: DeskStatus }
  | { readonly type: 'workspace'; readonly workspace: Workspace | null }
  /** Cases whose story grew; open ones are read again. */
  | { readonly type: 'changed'; readonly caseIds: readonly CaseId[] }
  /** Cases that are no more: whatever is kept of them goes. */
  | { readonly type: 'erased'; readonly caseIds: readonly CaseId[] }
  /** The same with everything of a brand. */
  | { readonly type: 'forgotten'; readonly brandId: BrandId };
