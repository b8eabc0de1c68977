// One answer out of those of threads that tried the same rules, each on its share of the cases.
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import { shownOfRule } from './rule-trial-reader';

/** Null where there is none. */
export function joinedAnswers(answers: readonly RuleTrialAnswer[]): RuleTrialAnswer | null {
  const [first] = answers;
  if (first === undefined) return null;
  return {
    messages: sum(answers, ({ messages }) => messages),
    touched: sum(answers, ({ touched }) => touched),
    isWhole: answers.every(({ isWhole }) => isWhole),
    rules: first.rules.map(({ rule }, place) => {
      const ofRule = answers.flatMap(({ rules }) => rules[place] ?? []);
      return {
        rule,
        fits: sum(ofRule, ({ fits }) => fits),
        touches: sum(ofRule, ({ touches }) => touches),
        newest: ofRule
          .flatMap(({ newest }) => newest)
          .sort((a, b) => b.postedAt - a.postedAt || (a.externalId < b.externalId ? -1 : 1))
          .slice(0, shownOfRule),
      };
    }),
  };
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
