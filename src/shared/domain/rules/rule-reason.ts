// Why a case is as it is, where rules had a hand in it: kept in its story.
import type { RuleActions } from './rule';

/** A phrase of a rule and the words it was found as. */
export interface FoundWords {
  readonly phrase: string;
  /** As the customer wrote it, folded. */
  readonly as: string;
}

export type RuleGift = keyof RuleActions;

/** Which rule, by which words, and what of the case is its doing. */
export interface RuleReason {
  readonly rule: string;
  /** As it was called then: a rule may be renamed or dropped later. */
  readonly name: string;
  /** Empty where the rule asks for no words. */
  readonly found: readonly FoundWords[];
  /** Empty where rules before it had decided everything that it says. */
  readonly gave: readonly RuleGift[];
}

/** The reasons in one line, in no language: `'map hack' → Cheating`. */
export function reasonLine(reasons: readonly RuleReason[]): string {
  return reasons
    .filter(({ gave }) => gave.length > 0)
    .map(({ name, found }) => {
      const words = found.map(({ phrase }) => `'${phrase}'`).join(' + ');
      return words === '' ? name : `${words} → ${name}`;
    })
    .join('; ');
}
