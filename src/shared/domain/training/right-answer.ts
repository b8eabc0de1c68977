// What the brand's own tables say of a practice case, so that practice and work never teach two things.
import { type EscalatingBrand, escalationFor } from '../escalation-map';
import type { TeamId } from '../ids';
import type { Audience } from '../message';
import { type ServicePolicy, teamFor } from '../service-policy';
import { type Tier, tierOfSeverity } from '../tier';
import type { PracticeCase } from './training-path';

/** The part of a brand that practice asks about; a brand of the workspace is one. */
export interface PracticeBrand extends ServicePolicy, EscalatingBrand {
  readonly contactTypes: readonly (EscalatingBrand['contactTypes'][number] & {
    readonly safety: boolean;
    readonly team?: TeamId | undefined;
  })[];
}

export interface RightAnswer {
  readonly tier: Tier;
  readonly contactType: string;
  readonly owner: TeamId;
  readonly place: Audience;
}

/**
 * The right answer: what the author of the case says, else the brand's tables. A health report is red and belongs to
 * the safety team whatever the map says (R8); without a line of the map the place is the one the customer chose (R7).
 * Null: the brand has no such kind of contact.
 */
export function rightAnswer(practice: PracticeCase, brand: PracticeBrand): RightAnswer | null {
  const { contactType, right, audience } = practice;
  const type = brand.contactTypes.find(({ id }) => id === contactType);
  if (type === undefined) return null;
  const row = escalationFor(brand, contactType);
  const tier = type.safety ? 'red' : tierOfSeverity(type.severity);
  const ofTable = type.team ?? teamFor(brand, tier, type.safety) ?? brand.promises[tier].team;
  const owner = type.safety ? ofTable : (row?.owner ?? ofTable);
  return {
    tier: right?.tier ?? tier,
    contactType,
    owner: right?.owner ?? owner,
    place: right?.place ?? row?.place ?? audience,
  };
}
