// What rules have done to a case over all its messages.
import type { RuleReason } from './rule-reason';

export interface Ruled {
  /** The newest last. */
  readonly reasons: readonly RuleReason[];
  readonly isFlagged: boolean;
}

export const unruled: Ruled = { reasons: [], isFlagged: false };

/** Nobody reads more of one case; the story has them all. */
const reasonsKept = 20;

/** A flag stays. */
export function ruledAgain(before: Ruled, { reasons, isFlagged }: Ruled): Ruled {
  return {
    reasons: [...before.reasons, ...reasons].slice(-reasonsKept),
    isFlagged: before.isFlagged || isFlagged,
  };
}
