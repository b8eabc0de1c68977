// Commands and questions that the page puts to the engine over its port, and what the engine tells by itself.
import { z } from 'zod';
import { postActions } from '../domain/case-event';
import type { BrandId, CaseId } from '../domain/ids';
import { tiers } from '../domain/tier';
import { changeableParts } from '../workspace/change-part';
import type { Workspace } from '../workspace/schema';
import { type DeskStatus, searchOrders } from './engine-answers';
import { faqQueries } from './faq-reading';
import { presenceKinds } from './hub-status';
import { incidentCommands, incidentQueries } from './incident-port';
import { jointCommands, jointQueries } from './joint-port';
import {
  accountId,
  agentId,
  blobId,
  brandId,
  caseId,
  caseIds,
  customerId,
  externalId,
  hexId,
  operationId,
  reason,
  teamId,
  text,
} from './port-values';
import { replyCommands } from './reply-requests';
import type { Result } from './result';
import { ruleTrialQueries } from './rule-trial-request';
import { surgeCommands, surgeQueries } from './surge-requests';
import { trainingCommands, trainingQueries } from './training-commands';
import { translationQueries } from './translation-port';

const hubLogin = z.string().min(1).max(63);
const hubPassword = z.string().min(1).max(1_024);

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
  /** Takes the PIN of somebody away, who forgot it. */
  'seat.forgetPin': z.object({ agentId }),
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
  ...replyCommands,
  'step.undo': z.object({}),
  /** A file for a reply to a case, sealed like the customer's own. */
  'blob.store': z.object({ caseId, bytes: z.instanceof(Uint8Array), mediaType: z.string().max(200) }),
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
  ...incidentCommands,
  ...jointCommands,
  'work.cancel': z.object({ id: z.string().max(64) }),
  /** Messages go out from this restored desktop from now on, and from no other. */
  'desk.takeOver': z.object({}),
  ...surgeCommands,
  ...trainingCommands,
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
  'log.tail': z.object({}),
  'setAside.list': z.object({}),
  'custody.read': z.object({}),
  'brands.kept': z.object({}),
  'hub.members': z.object({}),
  /** Null: nobody has to decide anything. */
  'hub.difference': z.object({}),
  ...ruleTrialQueries,
  ...faqQueries,
  ...surgeQueries,
  ...trainingQueries,
  ...translationQueries,
  ...incidentQueries,
  ...jointQueries,
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
