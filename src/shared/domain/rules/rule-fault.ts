// What may be wrong with a triage rule, with the exact reason.
import type { WeeklyHours } from '../business-calendar';
import type { AgentId, BrandId, TeamId } from '../ids';
import type { ChannelKind } from '../message';
import type { TriageRule } from './rule';
import type { RuleGift } from './rule-reason';

export type RuleFault = { readonly rule: string } & (
  | { readonly kind: 'never'; readonly because: NeverBecause }
  | { readonly kind: 'contradicts'; readonly because: ContradictsBecause }
  | { readonly kind: 'everything'; readonly because: EverythingBecause }
  | { readonly kind: 'nothing' }
);

export type NeverBecause =
  /** Links and handles are not read as words. */
  | { readonly reason: 'only-links'; readonly phrases: readonly string[] }
  | { readonly reason: 'forbids-what-it-asks'; readonly asked: string; readonly forbidden: string }
  | { readonly reason: 'empty-range'; readonly of: 'followers' | 'history' }
  /** No account of the workspace brings such messages. */
  | { readonly reason: 'no-account' }
  /** Nobody tells on those channels how many followers somebody has. */
  | { readonly reason: 'no-followers-there'; readonly channels: readonly ChannelKind[] }
  | { readonly reason: 'never-closed' }
  /** Rules before it fit wherever it fits, and say all that it says. */
  | { readonly reason: 'decided-before'; readonly others: readonly string[] };

export type ContradictsBecause =
  | { readonly reason: 'other-rule'; readonly other: string; readonly gift: RuleGift }
  | { readonly reason: 'not-in-team'; readonly assignee: AgentId; readonly team: TeamId }
  | { readonly reason: 'not-for-brand'; readonly assignee: AgentId; readonly brand: BrandId }
  /** Such words are a health report, whose tier and team no rule changes. */
  | { readonly reason: 'health-report'; readonly phrases: readonly string[]; readonly gift: RuleGift };

export type EverythingBecause =
  | { readonly reason: 'asks-nothing' }
  /** It asks only for what every message here is. */
  | { readonly reason: 'asks-what-always-is' }
  | { readonly reason: 'only-forbids' }
  | { readonly reason: 'everyday-words'; readonly phrases: readonly string[] };

/** What rules are checked against; a workspace is one, once its people and brands are listed so. */
export interface CheckedWorld {
  readonly brands: readonly {
    readonly id: BrandId;
    readonly businessHours?: WeeklyHours | undefined;
    readonly contactTypes: readonly { readonly safety: boolean; readonly phrases: readonly string[] }[];
  }[];
  readonly accounts: readonly { readonly brand: BrandId; readonly channel: ChannelKind }[];
  readonly members: readonly {
    readonly id: AgentId;
    readonly teams: readonly TeamId[];
    readonly brands?: readonly BrandId[] | undefined;
  }[];
}

/** Brands that a rule is about. */
export function brandsOf({ when }: TriageRule, world: CheckedWorld): CheckedWorld['brands'] {
  return when.brands === undefined
    ? world.brands
    : world.brands.filter(({ id }) => when.brands?.includes(id) === true);
}

/** Cases made by hand come from these, without any account. */
const byHand: readonly ChannelKind[] = ['phone', 'counter'];

/** Channels on which messages for some of these brands arrive. */
export function channelsOf(brands: CheckedWorld['brands'], world: CheckedWorld): readonly ChannelKind[] {
  const here = world.accounts.filter(({ brand }) => brands.some(({ id }) => id === brand));
  return [...new Set([...here.map(({ channel }) => channel), ...byHand])];
}
