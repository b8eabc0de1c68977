// What rules make of a message, together with the brand's tier table, and why: the reason stays with the case.
import type { TriageDecision } from '../case-event';
import type { AgentId, TeamId } from '../ids';
import { type CaseTier, heat } from '../tier';
import type { RuleHit } from './compile-rules';
import type { RuleActions } from './rule';
import type { RuleGift, RuleReason } from './rule-reason';

export interface RuleOutcome {
  /** Null: no rule and no table says one; the case keeps what it has. */
  readonly tier: CaseTier;
  readonly team: TeamId | null;
  readonly assignee: AgentId | null;
  readonly isFlagged: boolean;
  readonly tags: readonly string[];
  readonly notify: readonly AgentId[];
  readonly reasons: readonly RuleReason[];
}

/** How a case stands before rules speak. */
export interface BeforeRules {
  /** What the brand's tier table says of the message. */
  readonly table: Pick<TriageDecision, 'tier' | 'safety' | 'team'>;
  /** The case that the message joins; null: it opens one. */
  readonly joins: {
    readonly tier: CaseTier;
    readonly safety: boolean;
    readonly assignee: AgentId | null;
    readonly tags: readonly string[];
  } | null;
  /** Whose a tier is, where no rule says it. */
  readonly teamOfTier: (tier: CaseTier) => TeamId | null;
}

/**
 * Rules in their order: tier, team and person are decided by the first that says them; tags, the
 * flag and who is told add up. A health report keeps its tier and its team. In a case that exists already a rule
 * raises the tier and never lowers it, and takes it from nobody who works on it.
 */
export function applyRules(hits: readonly RuleHit[], before: BeforeRules): RuleOutcome {
  const making = new Making(before);
  const reasons = hits.map((hit) => making.take(hit));
  return making.outcome(reasons);
}

class Making {
  private readonly decided: { -readonly [Key in RuleGift]?: RuleActions[Key] } = {};
  private readonly tags = new Set<string>();
  private readonly notify = new Set<AgentId>();

  constructor(private readonly before: BeforeRules) {}

  take({ rule, found }: RuleHit): RuleReason {
    const { gives } = rule;
    const gave: RuleGift[] = [];
    for (const one of ['tier', 'team', 'assignee'] as const) if (this.decide(one, gives)) gave.push(one);
    if (gives.flag === true && this.decided.flag === undefined) {
      this.decided.flag = true;
      gave.push('flag');
    }
    if (this.addAll(this.tags, gives.tags, this.before.joins?.tags)) gave.push('tags');
    if (this.addAll(this.notify, gives.notify)) gave.push('notify');
    return { rule: rule.id, name: rule.name, found, gave };
  }

  outcome(reasons: readonly RuleReason[]): RuleOutcome {
    const { table, teamOfTier } = this.before;
    const { tier: byRule, team, assignee = null } = this.decided;
    const tier = byRule ?? table.tier;
    return {
      tier,
      team: team ?? (byRule === undefined ? table.team : teamOfTier(byRule)),
      assignee,
      isFlagged: this.decided.flag === true,
      tags: [...this.tags],
      notify: [...this.notify],
      reasons,
    };
  }

  private decide(what: 'tier' | 'team' | 'assignee', gives: RuleActions): boolean {
    if (gives[what] === undefined || this.decided[what] !== undefined || !this.mayDecide(what, gives))
      return false;
    Object.assign(this.decided, { [what]: gives[what] });
    return true;
  }

  private mayDecide(what: RuleGift, gives: RuleActions): boolean {
    const { table, joins } = this.before;
    const isHealthReport = table.safety || joins?.safety === true;
    if (what === 'tier') {
      if (isHealthReport) return false;
      if (joins === null) return true;
      const asItStands = Math.max(heatOrNone(joins.tier), heatOrNone(table.tier));
      return gives.tier !== undefined && heat(gives.tier) > asItStands;
    }
    if (what === 'team') return !isHealthReport && (joins === null || joins.assignee === null);
    return what !== 'assignee' || joins === null || joins.assignee === null;
  }

  private addAll<Value>(to: Set<Value>, more: readonly Value[] = [], there: readonly Value[] = []): boolean {
    const before = to.size;
    for (const one of more) if (!there.includes(one)) to.add(one);
    return to.size > before;
  }
}

/** Untriaged is colder than green: any tier that a rule gives is a step forward. */
function heatOrNone(tier: CaseTier): number {
  return tier === null ? -1 : heat(tier);
}
