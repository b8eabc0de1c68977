// Bad rules named with the exact reason, before they go live.
import { contradictionsOf, decidedBefore } from './contradictions';
import { fitsEverything } from './fits-everything';
import { neverFits } from './never-fits';
import type { TriageRule } from './rule';
import type { CheckedWorld, RuleFault } from './rule-fault';

/**
 * Everything that is wrong with rules in their order: they never fit, contradict something, fit everything, or do
 * nothing. A rule that is off is checked as if it were on, and stands in nobody's way.
 */
export function checkRules(rules: readonly TriageRule[], world: CheckedWorld): readonly RuleFault[] {
  return rules.flatMap((rule, index) =>
    faultsOf(
      rule,
      rules.slice(0, index).filter(({ isOn }) => isOn),
      world,
    ),
  );
}

function faultsOf(
  rule: TriageRule,
  before: readonly TriageRule[],
  world: CheckedWorld,
): readonly RuleFault[] {
  if (doesNothing(rule)) return [{ rule: rule.id, kind: 'nothing' }];
  const never = neverFits(rule, world);
  if (never !== null) return [{ rule: rule.id, kind: 'never', because: never }];
  const contradictions = contradictionsOf(rule, before, world);
  const everything = fitsEverything(rule, world);
  // What contradicts another rule is decided by that one too: the contradiction says more.
  const decided = contradictions.length > 0 ? null : decidedBefore(rule, before);
  return [
    ...contradictions.map((because) => ({ rule: rule.id, kind: 'contradicts' as const, because })),
    ...(decided === null ? [] : [{ rule: rule.id, kind: 'never' as const, because: decided }]),
    ...(everything === null ? [] : [{ rule: rule.id, kind: 'everything' as const, because: everything }]),
  ];
}

function doesNothing({ gives }: TriageRule): boolean {
  const { flag, tags = [], notify = [], ...decisions } = gives;
  const decides = Object.values(decisions).some((value) => value !== undefined);
  return !decides && flag !== true && tags.length === 0 && notify.length === 0;
}
