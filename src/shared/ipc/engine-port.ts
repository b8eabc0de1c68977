// Commands and questions that the page puts to the engine over its port, and what the engine tells by itself.
import { z } from 'zod';
import type { CaseRow } from '../domain/case-row';
import type { Case } from '../domain/case';
import { postActions } from '../domain/case-event';
import type { ConversationEntry } from '../domain/conversation';
import { asId, type AccountId, type AgentId, type BlobId, type BrandId, type CaseId, type CustomerId, type ExternalId, type ReplyId, type TeamId } from '../domain/ids';
import { tiers } from '../domain/tier';
import type { Workspace } from '../workspace/schema';
import type { Capabilities } from './channels-port';
import type { Result } from './result';

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const caseId = hexId.transform((text) => asId<CaseId>(text));
const caseIds = z.array(caseId).min(1).max(50_000);
const replyId = hexId.transform((text) => asId<ReplyId>(text));
const agentId = z.string().max(64).transform((text) => asId<AgentId>(text));
const teamId = z.string().max(64).transform((text) => asId<TeamId>(text));
const brandId = z.string().max(64).transform((text) => asId<BrandId>(text));
const accountId = z.string().max(64).transform((text) => asId<AccountId>(text));
const externalId = z.string().max(2_048).transform((text) => asId<ExternalId>(text));
const blobId = z.string().regex(/^[0-9a-f]{64}$/).transform((text) => asId<BlobId>(text));
const reason = z.string().trim().min(1).max(1_000);
const text = z.string().max(200_000);
const audience = z.enum(['public', 'private']);

/** What changes cases. Every command may be repeated with the same operation id without a second effect. */
export const commandSchemas = {
  'case.assign': z.object({ caseIds, assignee: agentId.nullable(), team: teamId.nullable() }),
  'case.setTier': z.object({ caseIds, tier: z.enum(tiers) }),
  'case.setSafety': z.object({ caseIds, safety: z.boolean() }),
  'case.setContactType': z.object({ caseIds, contactType: z.string().max(64).nullable() }),
  'case.changeTags': z.object({ caseIds, added: z.array(z.string().max(120)), removed: z.array(z.string().max(120)) }),
  'case.escalate': z.object({ caseIds, toTeam: teamId, reason }),
  'case.resolve': z.object({ caseIds, reason: z.string().max(1_000) }),
  'case.noReplyNeeded': z.object({ caseIds, reason }),
  'case.reopen': z.object({ caseIds, reason: z.string().max(1_000) }),
  'case.snooze': z.object({ caseIds, until: z.number().int() }),
  'case.unsnooze': z.object({ caseIds }),
  'case.merge': z.object({ from: caseIds, into: caseId }),
  'case.link': z.object({ caseId, to: caseId }),
  'case.muteAuthor': z.object({ caseIds, muted: z.boolean() }),
  'case.addNote': z.object({ caseId, text: text.min(1) }),
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
    attachments: z.array(z.object({ blobId, name: z.string().max(400), mediaType: z.string().max(200), altText: z.string().max(2_000) })).max(10),
    inReplyTo: externalId.nullable(),
    basedOn: externalId.nullable(),
    isAcknowledgement: z.boolean(),
    cannedResponseIds: z.array(z.string().max(64)),
  }),
  'reply.cancel': z.object({ caseId, replyId }),
  /** Sends a held reply although the conversation moved on; the person has read what is new. */
  'reply.release': z.object({ caseId, replyId }),
  'reply.retry': z.object({ caseId, replyId }),
  /** Ends `unknown` by a person's own look at the channel. */
  'reply.settle': z.object({ caseId, replyId, landed: z.boolean() }),
  'step.undo': z.object({}),
  'draft.save': z.object({ caseId, kind: z.enum(['reply', 'note']), text, audience: audience.nullable(), cannedResponseIds: z.array(z.string()) }),
  'blob.store': z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string().max(200) }),
  'workspace.import': z.object({ text: z.string().max(5_000_000), name: z.string().max(400) }),
  'account.add': z.object({ account: z.record(z.string(), z.unknown()), brand: z.object({ id: z.string(), name: z.string() }).nullable() }),
  'account.remove': z.object({ accountId }),
  'account.pollNow': z.object({ accountId: accountId.nullable() }),
} as const;
export type CommandName = keyof typeof commandSchemas;
export type CommandInput<Name extends CommandName> = z.input<(typeof commandSchemas)[Name]>;
export type Command = { [Name in CommandName]: { readonly name: Name; readonly input: z.output<(typeof commandSchemas)[Name]> } }[CommandName];

export const querySchemas = {
  'case.read': z.object({ caseId, before: z.number().int().nullable(), limit: z.number().int().min(1).max(500) }),
  'case.draft': z.object({ caseId, kind: z.enum(['reply', 'note']) }),
  'customer.read': z.object({ customerId: z.string().regex(/^[0-9a-f]{32}$/).transform((id) => asId<CustomerId>(id)) }),
  'outbox.list': z.object({}),
  'search.cases': z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(200) }),
  'blob.read': z.object({ blobId }),
  'workspace.read': z.object({}),
  'workspace.export': z.object({}),
  'status.read': z.object({}),
  'setAside.list': z.object({}),
} as const;
export type QueryName = keyof typeof querySchemas;
export type QueryInput<Name extends QueryName> = z.input<(typeof querySchemas)[Name]>;

/** What a step did, for the line that offers to take it back. */
export interface StepOutcome {
  readonly stepId: string | null;
  readonly changed: number;
  /** Cases the rules refused, with the text code of the reason. */
  readonly refused: readonly { readonly caseId: CaseId; readonly code: string }[];
  readonly createdCaseId: CaseId | null;
}

export interface OpenCase {
  readonly state: Case;
  /** The newest entries, oldest first. */
  readonly entries: readonly ConversationEntry[];
  /** True when older entries exist; read on with `before` = position of the oldest. */
  readonly hasOlder: boolean;
  readonly oldestPosition: number;
  /** When the channel's own window for private answers closes; the second clock beside ours. */
  readonly windowClosesAt: number | null;
}

export interface Draft {
  readonly text: string;
  readonly audience: 'public' | 'private' | null;
  readonly cannedResponseIds: readonly string[];
  readonly savedAt: number;
}

export interface CustomerProfile {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly handle: string;
  readonly profileUrl: string | null;
  readonly followers: number | null;
  readonly firstSeenAt: number;
  readonly caseCount: number;
  /** Newest first, at most 50. */
  readonly cases: readonly CaseRow[];
}

export interface OutboxItem {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly customerName: string;
  readonly brandId: BrandId;
  readonly reply: Case['pendingReplies'][number];
}

export interface SearchHit {
  readonly row: CaseRow;
  readonly excerpt: string;
}

/** How an account is doing, as honestly as we know. */
export interface AccountStatus {
  readonly accountId: AccountId;
  /** When the channel last answered a poll in full; null: never in this profile. */
  readonly lastHeardAt: number | null;
  readonly nextTryAt: number | null;
  readonly state: 'ok' | 'waiting' | 'limited' | 'failing' | 'no-secret' | 'stopped';
  readonly cause: string | null;
  readonly detail: string | null;
  /** What the channel offers, once the connector has said it; decides lengths, audiences and actions on screen. */
  readonly capabilities?: Capabilities | null;
}

export interface DeskStatus {
  readonly accounts: readonly AccountStatus[];
  readonly outbox: { readonly held: number; readonly queued: number; readonly sending: number; readonly unknown: number; readonly failed: number };
  /** Items that no schema accepted or that crashed the channels process twice. */
  readonly setAside: number;
  readonly log: { readonly position: number; readonly salvaged: boolean; readonly diskFull: boolean; readonly freeBytes: number | null };
}

export interface SetAsideItem {
  readonly accountId: AccountId;
  readonly at: number;
  readonly reason: string;
  readonly externalId: string | null;
}

export interface CommandOutputs {
  'case.assign': StepOutcome;
  'case.setTier': StepOutcome;
  'case.setSafety': StepOutcome;
  'case.setContactType': StepOutcome;
  'case.changeTags': StepOutcome;
  'case.escalate': StepOutcome;
  'case.resolve': StepOutcome;
  'case.noReplyNeeded': StepOutcome;
  'case.reopen': StepOutcome;
  'case.snooze': StepOutcome;
  'case.unsnooze': StepOutcome;
  'case.merge': StepOutcome;
  'case.link': StepOutcome;
  'case.muteAuthor': StepOutcome;
  'case.addNote': StepOutcome;
  'case.createByHand': StepOutcome;
  'post.act': StepOutcome;
  'reply.submit': StepOutcome;
  'reply.cancel': StepOutcome;
  'reply.release': StepOutcome;
  'reply.retry': StepOutcome;
  'reply.settle': StepOutcome;
  /** `undone` names the kind of step for the line that says so; null when there was nothing to undo. */
  'step.undo': { readonly undone: string | null; readonly caseIds: readonly CaseId[]; readonly cancelledReply: ReplyId | null };
  'draft.save': { readonly savedAt: number };
  'blob.store': { readonly blobId: BlobId };
  'workspace.import': { readonly problems: readonly WorkspaceProblem[]; readonly workspace: Workspace | null };
  'account.add': { readonly problems: readonly WorkspaceProblem[]; readonly accountId: AccountId | null };
  'account.remove': null;
  'account.pollNow': null;
}

/** Where an imported document is wrong: file, line and reason. */
export interface WorkspaceProblem {
  readonly line: number | null;
  readonly path: string;
  readonly reason: string;
}

export interface QueryOutputs {
  'case.read': OpenCase;
  'case.draft': Draft | null;
  'customer.read': CustomerProfile;
  'outbox.list': readonly OutboxItem[];
  'search.cases': { readonly hits: readonly SearchHit[]; readonly behindBy: number };
  'blob.read': { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string };
  'workspace.read': Workspace | null;
  'workspace.export': { readonly text: string };
  'status.read': DeskStatus;
  'setAside.list': readonly SetAsideItem[];
}

/** Page to engine. `operationId` makes a repeated command count once. */
export type EngineRequest =
  | { readonly id: number; readonly kind: 'command'; readonly name: string; readonly input: unknown; readonly operationId: string }
  | { readonly id: number; readonly kind: 'query'; readonly name: string; readonly input: unknown };

export const engineRequestSchema = z.discriminatedUnion('kind', [
  z.object({ id: z.number().int(), kind: z.literal('command'), name: z.string().max(64), input: z.unknown(), operationId: hexId }),
  z.object({ id: z.number().int(), kind: z.literal('query'), name: z.string().max(64), input: z.unknown() }),
]);

/** Engine to page. */
export type EngineMessage =
  | { readonly type: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'status'; readonly status: DeskStatus }
  | { readonly type: 'workspace'; readonly workspace: Workspace | null }
  /** Cases whose story grew; open ones are read again. */
  | { readonly type: 'changed'; readonly caseIds: readonly CaseId[] };
