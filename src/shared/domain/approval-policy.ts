// What a reply needs before it may go out: the workspace's rules, samples, and the gate of whoever learns (R68-R72).
import { type EscalatingBrand, escalationFor } from './escalation-map';
import type { BrandId, ReplyId, TeamId } from './ids';
import type { Audience, ChannelKind } from './message';
import { builtInRole, type CustomRole, type RuleTier, ruleTier } from './role';
import type { CaseTier } from './tier';
import type { DurationMs } from './time';

/** peer: a colleague who might have answered; supervisor: one who supervises; two: two different colleagues. */
export const approvalLevels = ['none', 'peer', 'supervisor', 'two'] as const;
export type ApprovalLevel = (typeof approvalLevels)[number];

/** One rule of the policy; what it leaves out is not limited. The first rule that fits a reply counts. */
export interface ApprovalRule {
  readonly roles?: readonly string[] | undefined;
  readonly brands?: readonly BrandId[] | undefined;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly tiers?: readonly RuleTier[] | undefined;
  readonly contactTypes?: readonly string[] | undefined;
  readonly audience?: Audience | undefined;
  /** Of a hundred such replies, how many it is about; the others go on to the next rule. Absent: all. */
  readonly samples?: number | undefined;
  readonly needs: ApprovalLevel;
}

export interface ApprovalPolicy {
  readonly rules: readonly ApprovalRule[];
  /** An approval counts so long; then it has to be asked for again. */
  readonly expiresAfter: DurationMs;
}

/** What has to be there before a reply may go out. */
export interface ApprovalNeed {
  /** Approvals by so many different people. */
  readonly count: number;
  /** Whether one of them has to be a supervisor. */
  readonly supervisor: boolean;
  /** Teams of which somebody has to be among them: PR or Legal. */
  readonly teams: readonly TeamId[];
}

export interface SubmittedReply {
  readonly replyId: ReplyId;
  readonly audience: Audience;
  readonly author: {
    readonly role: string;
    readonly teams: readonly TeamId[];
    /** Channels on which the gate of whoever learns is lifted. */
    readonly freeOn?: readonly ChannelKind[] | undefined;
  };
  readonly case: {
    readonly brandId: BrandId;
    readonly channel: ChannelKind;
    readonly tier: CaseTier;
    readonly contactType: string | null;
  };
}

export interface ApprovalRules {
  readonly policy: Pick<ApprovalPolicy, 'rules'>;
  readonly brand: EscalatingBrand;
  readonly roles: readonly CustomRole[];
}

/**
 * What a reply needs. Whoever learns always asks a colleague until the gate is lifted for the channel (R72); the
 * escalation map may ask for PR or Legal beside whatever the rules say (R12). Null: nothing, it may go.
 */
export function approvalNeed(
  reply: SubmittedReply,
  { policy, brand, roles }: ApprovalRules,
): ApprovalNeed | null {
  const rule = policy.rules.find((candidate) => fits(candidate, reply, roles));
  const learns = builtInRole(reply.author.role, roles) === 'trainee';
  const isGated = learns && reply.author.freeOn?.includes(reply.case.channel) !== true;
  const asked = teamToAsk(reply, brand);
  const level = rule?.needs ?? 'none';
  const wanted = level === 'none' && (isGated || asked !== undefined) ? 'peer' : level;
  if (wanted === 'none') return null;
  return {
    count: wanted === 'two' ? 2 : 1,
    supervisor: wanted === 'supervisor',
    teams: asked === undefined ? [] : [asked],
  };
}

/** Who is of that team has been asked already. */
function teamToAsk({ author, case: its }: SubmittedReply, brand: EscalatingBrand): TeamId | undefined {
  const ask = escalationFor(brand, its.contactType)?.ask;
  return ask !== undefined && author.teams.includes(ask) ? undefined : ask;
}

/** The need in one word, as it is told to those who know no teams. */
export function levelOf(need: ApprovalNeed | null): ApprovalLevel {
  if (need === null) return 'none';
  if (need.count > 1) return 'two';
  return need.supervisor ? 'supervisor' : 'peer';
}

/**
 * Whether a reply is among the samples: decided by its id alone, so that every desktop says the same of it.
 */
export function isSampled(replyId: ReplyId, perCent: number): boolean {
  let hash = 0x811c9dc5;
  for (const character of replyId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return spread % 10_000 < perCent * 100;
}

function fits(rule: ApprovalRule, reply: SubmittedReply, roles: readonly CustomRole[]): boolean {
  const { author, audience, case: its } = reply;
  return (
    (rule.roles === undefined || isOfRole(author.role, rule.roles, roles)) &&
    covers(rule.brands, its.brandId) &&
    covers(rule.channels, its.channel) &&
    covers(rule.tiers, ruleTier(its.tier)) &&
    (rule.contactTypes === undefined ||
      (its.contactType !== null && rule.contactTypes.includes(its.contactType))) &&
    (rule.audience === undefined || rule.audience === audience) &&
    (rule.samples === undefined || isSampled(reply.replyId, rule.samples))
  );
}

function isOfRole(role: string, named: readonly string[], roles: readonly CustomRole[]): boolean {
  const followed = builtInRole(role, roles);
  return named.includes(role) || (followed !== null && named.includes(followed));
}

function covers<Item>(list: readonly Item[] | undefined, item: Item): boolean {
  return list === undefined || list.includes(item);
}
