// The traffic light: which team answers a case and how fast (R1-R5).
import type { TeamId } from './ids';
import type { DurationMs } from './time';

export const tiers = ['green', 'yellow', 'red'] as const;
export type Tier = (typeof tiers)[number];

/** A case nothing has matched yet has no tier. It is shown as Untriaged and runs on yellow's deadline. */
export type CaseTier = Tier | null;

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** The escalation map: low is green, medium yellow, high and critical red (R9, R10). */
export function tierOfSeverity(severity: Severity): Tier {
  if (severity === 'low') return 'green';
  return severity === 'medium' ? 'yellow' : 'red';
}

/** How hot a tier is, for ordering and for telling a raise from a lowering. Untriaged counts as yellow. */
export function heat(tier: CaseTier): number {
  return tiers.indexOf(tier ?? 'yellow');
}

/** What a brand promises for one tier. */
export interface TierPromise {
  readonly target: DurationMs;
  /** Whether an answer at the due instant itself is in time: green and red yes, yellow no (R2-R4). */
  readonly dueInstantInTime: boolean;
  readonly team: TeamId;
}
