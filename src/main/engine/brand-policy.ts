// A brand's rules made ready for use: tier table, promises, calendar. Built once per workspace version.
import type { Case } from '../../shared/domain/case';
import type { DueTimes, TriageDecision } from '../../shared/domain/case-event';
import { type Clocked, dueForMessage, dueForTier } from '../../shared/domain/due-times';
import { applyRules, type BeforeRules, type RuleOutcome } from '../../shared/domain/rules/apply-rules';
import { compileRules, fittingRules } from '../../shared/domain/rules/compile-rules';
import type { MessageFacts, TriageRule } from '../../shared/domain/rules/rule';
import { teamFor } from '../../shared/domain/service-policy';
import type { CaseTier } from '../../shared/domain/tier';
import { compileTierTable, triage } from '../../shared/domain/tier-table';
import type { Instant } from '../../shared/domain/time';
import type { Brand } from '../../shared/workspace/schema';

export interface BrandPolicy {
  readonly brand: Brand;
  /** What the brand's tier table says of a text; Untriaged when nothing matches. */
  triage(text: string): TriageDecision;
  /** Whether any rule is about the brand at all. */
  readonly hasRules: boolean;
  /** What the workspace's rules make of a message after the tier table has spoken. */
  rule(facts: MessageFacts, before: Omit<BeforeRules, 'teamOfTier'>): RuleOutcome;
  /** When an answer to a message posted then, and the resolution of its case, are due. */
  dueForMessage(state: Clocked, postedAt: Instant): DueTimes;
  /** Due times after a change of tier: a raise never gives more time, a lowering never less. */
  dueForTier(state: Clocked, change: { readonly tier: CaseTier; readonly changedAt: Instant }): DueTimes;
  /** Whether a message so long after the case was closed reopens it; later ones open a linked case. */
  mayReopen(state: Pick<Case, 'status' | 'closedAt'>, postedAt: Instant): boolean;
}

export function compileBrandPolicy(brand: Brand, rules: readonly TriageRule[] = []): BrandPolicy {
  const table = compileTierTable(brand);
  const ofBrand = rules.filter(({ when }) => when.brands?.includes(brand.id) ?? true);
  const compiled = compileRules(ofBrand, { hoursOf: () => brand.businessHours });
  const teamOfTier = (tier: CaseTier) => teamFor(brand, tier, false);
  return {
    brand,
    triage: (text) => triage(table, text),
    hasRules: compiled.rules.length > 0,
    rule: (facts, before) => applyRules(fittingRules(compiled, facts), { ...before, teamOfTier }),
    dueForMessage: (state, postedAt) => dueForMessage(brand, state, postedAt),
    dueForTier: (state, change) => dueForTier(brand, state, change),
    mayReopen: (state, postedAt) =>
      state.status !== 'merged' && state.closedAt !== null && postedAt - state.closedAt <= brand.reopenWithin,
  };
}
