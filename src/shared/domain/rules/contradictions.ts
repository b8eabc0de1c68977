// Where a rule contradicts another rule, the people and brands it names, or the care owed to a health report.
import { compilePhrases } from './phrase-matcher';
import type { RuleActions, TriageRule } from './rule';
import { brandsOf, type CheckedWorld, type ContradictsBecause, type NeverBecause } from './rule-fault';
import { isSameCondition, isWiderOrSame } from './wider-conditions';

const decisions = ['tier', 'team', 'assignee'] as const;

/** Every contradiction of a rule with itself, the workspace, and the rules before it. */
export function contradictionsOf(
  rule: TriageRule,
  before: readonly TriageRule[],
  world: CheckedWorld,
): readonly ContradictsBecause[] {
  return [...withOthers(rule, before), ...withPeople(rule, world), ...withHealth(rule, world)];
}

function withOthers(rule: TriageRule, before: readonly TriageRule[]): readonly ContradictsBecause[] {
  return before
    .filter((other) => isSameCondition(other.when, rule.when))
    .flatMap((other) =>
      decisions
        .filter((gift) => differs(other.gives[gift], rule.gives[gift]))
        .map((gift) => ({ reason: 'other-rule' as const, other: other.id, gift })),
    );
}

function differs(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function withPeople(rule: TriageRule, world: CheckedWorld): readonly ContradictsBecause[] {
  const { assignee, team } = rule.gives;
  const brands = brandsOf(rule, world);
  const found: ContradictsBecause[] = [];
  const member = world.members.find(({ id }) => id === assignee);
  if (member !== undefined && team !== undefined && !member.teams.includes(team))
    found.push({ reason: 'not-in-team', assignee: member.id, team });
  if (member?.brands !== undefined) {
    const brand = brands.find(({ id }) => !member.brands?.includes(id));
    if (brand !== undefined) found.push({ reason: 'not-for-brand', assignee: member.id, brand: brand.id });
  }
  return found;
}

/** Only where every phrase that may bring the rule about is one of a health report in every brand it is about. */
function withHealth(rule: TriageRule, world: CheckedWorld): readonly ContradictsBecause[] {
  const gift = giftToHealth(rule.gives);
  const { anyOf = [], allOf = [] } = rule.when;
  if (gift === null) return [];
  const isHealth = (phrase: string) =>
    brandsOf(rule, world).every(({ contactTypes }) => {
      const reports = contactTypes.filter(({ safety }) => safety).flatMap(({ phrases }) => phrases);
      return compilePhrases(reports.map((text) => ({ text, misspellings: false }))).find(phrase).size > 0;
    });
  const phrases = allOf.filter(isHealth);
  if (phrases.length === 0 && anyOf.length > 0 && anyOf.every(isHealth)) phrases.push(...anyOf);
  return phrases.length > 0 ? [{ reason: 'health-report', phrases, gift }] : [];
}

function giftToHealth({ tier, team }: RuleActions): 'tier' | 'team' | null {
  if (tier !== undefined && tier !== 'red') return 'tier';
  return team === undefined ? null : 'team';
}

/** The rules before it that leave a rule nothing to say; null: it has something. */
export function decidedBefore(rule: TriageRule, before: readonly TriageRule[]): NeverBecause | null {
  const wider = before.filter((other) => isWiderOrSame(other.when, rule.when));
  const others = wider.filter((other) => saysAnyOf(other.gives, rule.gives));
  const { tier, team, assignee, flag, tags = [], notify = [] } = rule.gives;
  const saidBy = (said: (gives: RuleActions) => boolean) => wider.some(({ gives }) => said(gives));
  const isSaid =
    // Another tier may still count in a case that stands already: there the hotter one does.
    (tier === undefined || saidBy((gives) => gives.tier === tier)) &&
    (team === undefined || saidBy((gives) => gives.team !== undefined)) &&
    (assignee === undefined || saidBy((gives) => gives.assignee !== undefined)) &&
    (flag !== true || saidBy((gives) => gives.flag === true)) &&
    tags.every((tag) => saidBy((gives) => gives.tags?.includes(tag) === true)) &&
    notify.every((agent) => saidBy((gives) => gives.notify?.includes(agent) === true));
  return isSaid && others.length > 0
    ? { reason: 'decided-before', others: others.map(({ id }) => id) }
    : null;
}

function saysAnyOf(gives: RuleActions, wanted: RuleActions): boolean {
  return (
    decisions.some((gift) => gives[gift] !== undefined && wanted[gift] !== undefined) ||
    (gives.flag === true && wanted.flag === true) ||
    (wanted.tags ?? []).some((tag) => gives.tags?.includes(tag)) ||
    (wanted.notify ?? []).some((agent) => gives.notify?.includes(agent))
  );
}
