// What rules would have done to stored messages, as the page hears it.
import type { CaseId, ExternalId } from '../domain/ids';
import type { RuleGift } from '../domain/rules/rule-reason';
import type { Instant } from '../domain/time';

export interface TriedMessage {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly externalId: ExternalId;
  readonly customerName: string;
  readonly postedAt: Instant;
  /** The beginning of what was written. */
  readonly excerpt: string;
  /** The words that it was found by, as they were written. */
  readonly found: readonly string[];
  readonly gave: readonly RuleGift[];
}

export interface RuleTrialAnswer {
  /** How many were tried. */
  readonly messages: number;
  /** Messages that any rule would have touched. */
  readonly touched: number;
  /** False when a person stopped it: then only the longest quiet cases were looked at. */
  readonly isWhole: boolean;
  /** In the order of the rules. */
  readonly rules: readonly {
    readonly rule: string;
    readonly fits: number;
    readonly touches: number;
    /** The newest of those it touches. */
    readonly newest: readonly TriedMessage[];
  }[];
}
