// A brand's rules made ready for use: tier table, promises, calendar. Built once per workspace version.
import type { Case } from '../../shared/domain/case';
import type { DueTimes, TriageDecision } from '../../shared/domain/case-event';
import { type Clocked, dueForMessage, dueForTier } from '../../shared/domain/due-times';
import type { CaseTier } from '../../shared/domain/tier';
import { compileTierTable, triage } from '../../shared/domain/tier-table';
import type { Instant } from '../../shared/domain/time';
import type { Brand } from '../../shared/workspace/schema';

export interface BrandPolicy {
  readonly brand: Brand;
  /** What the brand's tier table says of a text; Untriaged when nothing matches. */
  triage(text: string): TriageDecision;
  /** When an answer to a message posted then, and the resolution of its case, are due. */
  dueForMessage(state: Clocked, postedAt: Instant): DueTimes;
  /** Due times after a change of tier: a raise never gives more time, a lowering never less. */
  dueForTier(state: Clocked, change: { readonly tier: CaseTier; readonly changedAt: Instant }): DueTimes;
  /** Whether a message so long after the case was closed reopens it; later ones open a linked case. */
  mayReopen(state: Pick<Case, 'status' | 'closedAt'>, postedAt: Instant): boolean;
}

export function compileBrandPolicy(brand: Brand): BrandPolicy {
  const table = compileTierTable(brand);
  return {
    brand,
    triage: (text) => triage(table, text),
    dueForMessage: (state, postedAt) => dueForMessage(brand, state, postedAt),
    dueForTier: (state, change) => dueForTier(brand, state, change),
    mayReopen: (state, postedAt) =>
      state.status !== 'merged' && state.closedAt !== null && postedAt - state.closedAt <= brand.reopenWithin,
  };
}
