// A triage rule: when it holds for a message, and what it gives the case (R47-R50).
import type { Weekday } from '../business-calendar';
import type { AgentId, BrandId, TeamId } from '../ids';
import type { Audience, Author, ChannelKind } from '../message';
import type { CaseTier, Tier } from '../tier';
import type { DurationMs, Instant } from '../time';

/** From so many on, and under so many; absent: without that bound. */
export interface NumberRange {
  readonly from?: number | undefined;
  readonly under?: number | undefined;
}

/** Clock time in one place. `from` after `to` goes over midnight; the days are those of the message itself. */
export interface RuleTime {
  readonly timeZone: string;
  readonly days?: readonly Weekday[] | undefined;
  /** "09:00". */
  readonly from?: string | undefined;
  /** "24:00" is the end of the day. */
  readonly to?: string | undefined;
}

/** How many earlier cases the customer has: of a tier, and not older than so long, where that is said. */
export interface RuleHistory extends NumberRange {
  readonly tier?: Tier | undefined;
  readonly within?: DurationMs | undefined;
}

/** Everything that is said here has to hold; a list is a choice among its entries, but for `allOf` and `noneOf`. */
export interface RuleConditions {
  /** Words and phrases, of which one has to be there. */
  readonly anyOf?: readonly string[] | undefined;
  readonly allOf?: readonly string[] | undefined;
  readonly noneOf?: readonly string[] | undefined;
  /** Whether small slips of the fingers count as the word. */
  readonly misspellings: boolean;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly brands?: readonly BrandId[] | undefined;
  readonly audience?: Audience | undefined;
  /** Base languages such as "es". */
  readonly languages?: readonly string[] | undefined;
  readonly followers?: NumberRange | undefined;
  readonly isBot?: boolean | undefined;
  /** Handles without @, as the channel writes them; capitals do not matter. */
  readonly authors?: readonly string[] | undefined;
  readonly time?: RuleTime | undefined;
  /** Whether the brand is open by its own calendar; one without a calendar always is. */
  readonly isOpen?: boolean | undefined;
  readonly history?: RuleHistory | undefined;
}

export interface RuleActions {
  readonly tier?: Tier | undefined;
  readonly team?: TeamId | undefined;
  readonly assignee?: AgentId | undefined;
  readonly flag?: boolean | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly notify?: readonly AgentId[] | undefined;
}

export interface TriageRule {
  readonly id: string;
  readonly name: string;
  /** A rule that is off is kept and tried, and touches nothing. */
  readonly isOn: boolean;
  readonly when: RuleConditions;
  readonly gives: RuleActions;
}

/** What a rule may ask of a message and of who wrote it. */
export interface MessageFacts {
  readonly brand: BrandId;
  readonly channel: ChannelKind;
  readonly audience: Audience;
  /** Subject and text. */
  readonly text: string;
  /** BCP 47 tag; null: nobody knows. */
  readonly language: string | null;
  readonly author: Pick<Author, 'handle' | 'followers' | 'isBot'>;
  readonly postedAt: Instant;
  /** The customer's other cases that were opened before the message. */
  readonly earlier: readonly { readonly openedAt: Instant; readonly tier: CaseTier }[];
}
