// What a brand promises: how fast each tier is answered, by whom, and on which clock (R1-R5, R13).
import { addBusinessTime, type WeeklyHours } from './business-calendar';
import type { TeamId } from './ids';
import type { CaseTier, Tier, TierPromise } from './tier';
import type { DurationMs, Instant } from './time';

/** The part of a brand's definition that decides deadlines; a brand of the workspace is one. */
export interface ServicePolicy {
  readonly promises: Readonly<Record<Tier, TierPromise>>;
  /** Owns cases with the safety flag: the contact centre (R8). */
  readonly safetyTeam: TeamId;
  readonly resolveWithin?: DurationMs | undefined;
  readonly businessHours?: WeeklyHours | undefined;
  /** Tiers that count open hours. Red is never among them. */
  readonly businessHoursTiers: readonly Exclude<Tier, 'red'>[];
}

/** The promise a case runs on: red when it is a safety case, yellow's while it is untriaged. */
export function promiseFor(policy: ServicePolicy, tier: CaseTier, safety = false): TierPromise {
  return policy.promises[safety ? 'red' : (tier ?? 'yellow')];
}

/** The team that owns a case of a tier; nobody owns an untriaged one yet. */
export function teamFor(policy: ServicePolicy, tier: CaseTier, safety: boolean): TeamId | null {
  if (safety) return policy.safetyTeam;
  return tier === null ? null : policy.promises[tier].team;
}

/**
 * The instant at which a tier's target has passed since `start`. Red always runs on calendar time; so does every
 * tier of a brand whose calendar never opens, since a promise without an end would be none.
 */
export function targetAfter(policy: ServicePolicy, tier: CaseTier, start: Instant): Instant {
  return elapsed(policy, tier, { start, duration: promiseFor(policy, tier).target });
}

/** Due instant of the resolution of a case that a customer opened at `start`; null where the brand promises none. */
export function resolutionDue(policy: ServicePolicy, tier: CaseTier, start: Instant): Instant | null {
  if (policy.resolveWithin === undefined) return null;
  return elapsed(policy, tier, { start, duration: policy.resolveWithin });
}

/**
 * Whether an answer came in time. At the due instant itself green and red are in time and yellow is late
 * ("within 24 h", "in max 2 h", "in less than 6 h": R2-R4), unless the brand says otherwise.
 */
export function isInTime(
  answeredAt: Instant,
  dueAt: Instant,
  promise: Pick<TierPromise, 'dueInstantInTime'>,
): boolean {
  return promise.dueInstantInTime ? answeredAt <= dueAt : answeredAt < dueAt;
}

interface Stretch {
  readonly start: Instant;
  readonly duration: DurationMs;
}

function elapsed(policy: ServicePolicy, tier: CaseTier, { start, duration }: Stretch): Instant {
  const clock = tier ?? 'yellow';
  const onCalendarTime = start + duration;
  if (clock === 'red' || policy.businessHours === undefined || !policy.businessHoursTiers.includes(clock)) {
    return onCalendarTime;
  }
  return addBusinessTime(start, duration, policy.businessHours) ?? onCalendarTime;
}
