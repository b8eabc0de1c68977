// The workspace's rules on a message that was just taken in: a step of its own, so that one undo takes all of it back.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody, TriageDecision } from '../../shared/domain/case-event';
import type { CaseId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import type { RuleOutcome } from '../../shared/domain/rules/apply-rules';
import { reasonLine } from '../../shared/domain/rules/rule-reason';
import type { Instant } from '../../shared/domain/time';
import type { Account } from '../../shared/workspace/schema';
import type { BrandPolicy } from './brand-policy';
import type { IngestPorts } from './message-ports';
import { ruleFacts } from './rule-facts';

export interface TakenMessage {
  readonly message: ChannelMessage;
  readonly caseId: CaseId;
  /** Whether it opened the case: then rules may also lower what the tier table said. */
  readonly isFirst: boolean;
  /** What the tier table said of it. */
  readonly table: TriageDecision;
}

/** In the transaction that takes the message in. Nothing is recorded where no rule fits. */
export function applyRulesTo(ports: IngestPorts, account: Account, taken: TakenMessage): void {
  const { store, clock } = ports;
  const policy = ports.policyOf(account);
  const { message, caseId, isFirst, table } = taken;
  if (!policy.hasRules) return;
  const state = store.read(caseId);
  if (state === null) return;
  const facts = ruleFacts(ports, account, { message, customerId: state.customerId });
  const outcome = policy.rule(facts, { table, joins: isFirst ? null : state });
  if (outcome.reasons.length === 0) return;
  // A case that a rule tiers as it opens has its time from when the customer wrote, as from the table.
  const changedAt = isFirst ? message.postedAt : clock.now();
  const actor = { kind: 'policy' as const, reason: reasonLine(outcome.reasons) };
  const bodies = bodiesOf(outcome, state, { policy, changedAt });
  store.record(
    bodies.map((body) => ({ caseId, brandId: account.brand, actor, body })),
    ports.idsOf(account).step(account.id, message.externalId, () => 'rules'),
  );
}

interface TierClock {
  readonly policy: BrandPolicy;
  readonly changedAt: Instant;
}

/** Each kind of event once. */
function bodiesOf(
  outcome: RuleOutcome,
  state: Case,
  { policy, changedAt }: TierClock,
): readonly CaseEventBody[] {
  const { reasons, tier, team, assignee, tags, isFlagged, notify } = outcome;
  const gave = new Set(reasons.flatMap((reason) => reason.gave));
  const bodies: CaseEventBody[] = [];
  if (gave.has('tier') && tier !== state.tier)
    bodies.push({ type: 'TierSet', tier, team, due: policy.dueForTier(state, { tier, changedAt }) });
  else if (gave.has('team') && assignee === null)
    bodies.push({ type: 'CaseAssigned', assignee: state.assignee, team, reason: reasonLine(reasons) });
  if (assignee !== null)
    bodies.push({
      type: 'CaseAssigned',
      assignee,
      team: gave.has('team') ? team : null,
      reason: reasonLine(reasons),
    });
  if (tags.length > 0) bodies.push({ type: 'TagsChanged', added: tags, removed: [] });
  bodies.push({ type: 'RulesApplied', reasons, isFlagged, notify });
  return bodies;
}
