// A triage rule as the fields of one line, as it stands in the definition, and as it is judged.
import type { TriageRule } from '../../../../shared/domain/rules/rule';
import type { Rule } from './rule-field';

const giftNames = new Set(['tier', 'team', 'assignee', 'flag', 'tags', 'notify']);

/** Everything a rule says side by side, so that each thing is one field. */
export function flatRule({ id, name, isOn, when, gives }: Rule): Rule {
  const { misspellings, ...conditions } = (when ?? {}) as Rule;
  return {
    id,
    name,
    ...(isOn === false && { isOff: true }),
    ...(misspellings === false && { isExact: true }),
    ...conditions,
    ...(gives as Rule),
  };
}

/** The same as it is written down. */
export function writtenRule({ id, name, isOff, isExact, ...said }: Rule): Rule {
  const entries = Object.entries(said);
  return {
    id,
    name,
    isOn: isOff !== true,
    when: {
      misspellings: isExact !== true,
      ...Object.fromEntries(entries.filter(([one]) => !giftNames.has(one))),
    },
    gives: Object.fromEntries(entries.filter(([one]) => giftNames.has(one))),
  };
}

/** The rule as it would be judged if it were saved now. Lengths of time are those it has already: no field changes them. */
export function judgedRule(rule: Rule, saved: readonly TriageRule[]): TriageRule {
  const { id, name, isOn, when, gives } = writtenRule(flatRule(rule));
  const known = saved.find((one) => one.id === id)?.when.history;
  const { history, ...conditions } = when as Rule;
  const asked = history === undefined ? {} : { history: known };
  // Each field of the line gives what its place in a rule takes; the engine parses the whole before it counts.
  return { id, name: name ?? '', isOn, when: { ...conditions, ...asked }, gives } as unknown as TriageRule;
}
