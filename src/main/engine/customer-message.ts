// A customer's message: which case it belongs to, what it opens, and what the brand's rules say of it.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { newlyClocked } from '../../shared/domain/due-times';
import type { CaseId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import { heat } from '../../shared/domain/tier';
import type { InboundMessage } from '../../shared/ipc/channels-port';
import type { Account } from '../../shared/workspace/schema';
import { applyRulesTo } from './apply-rules-to';
import type { BrandPolicy } from './brand-policy';
import type { Happening } from './case-store';
import { holdOver } from './legal-hold';
import { takeEdit } from './message-change';
import { type IngestPorts, standing, withStoredAttachments } from './message-ports';

/**
 * A known message changes nothing unless its text did. A new one joins the customer's open case in its thread, reopens a
 * closed one within the brand's time, or opens a case. Rules may raise a case by what was written, never lower it.
 */
export function takeCustomerMessage(ports: IngestPorts, account: Account, inbound: InboundMessage): void {
  const { log, store, clock } = ports;
  const known = log.cases.findMessage(account.id, inbound.externalId);
  if (known !== null) {
    if (!known.hasText(inbound.text))
      takeEdit(ports, account, { externalId: inbound.externalId, text: inbound.text });
    return;
  }
  const ids = ports.idsOf(account);
  const policy = ports.policyOf(account);
  const customerId = log.cases.customerIdOf(account.brand, account.channel, inbound.author.externalId);
  const owner = { brandId: account.brand, customerId };
  const message = withStoredAttachments(ports, owner, inbound);
  const latest = standing(store, log.cases.ofThread(account.id, inbound.threadKey, customerId));
  const decision = policy.triage(`${message.subject}\n${message.text}`);
  const brandId = account.brand;
  const happenings: Happening[] = [];
  const add = (caseId: CaseId, body: CaseEventBody, actor: Happening['actor'] = { kind: 'customer' }) =>
    void happenings.push({ caseId, brandId, actor, body });
  const byPolicy = { kind: 'policy' as const, reason: decision.reason ?? '' };

  if (latest !== null && (latest.status === 'open' || policy.mayReopen(latest, message.postedAt))) {
    if (latest.status !== 'open')
      add(latest.id, { type: 'CaseReopened', reason: 'customer-wrote-again' }, { kind: 'console' });
    if (latest.snoozedUntil !== null) add(latest.id, { type: 'CaseUnsnoozed' }, { kind: 'console' });
    add(latest.id, { type: 'MessageReceived', message, due: policy.dueForMessage(latest, message.postedAt) });
    if (decision.safety && !latest.safety) {
      const due = policy.dueForTier(withMessage(latest, message, policy), {
        tier: 'red',
        changedAt: clock.now(),
      });
      add(latest.id, { type: 'SafetySet', safety: true, team: decision.team, due }, byPolicy);
    } else if (decision.tier !== null && (latest.tier === null || heat(decision.tier) > heat(latest.tier))) {
      const due = policy.dueForTier(withMessage(latest, message, policy), {
        tier: decision.tier,
        changedAt: clock.now(),
      });
      add(latest.id, { type: 'TierSet', tier: decision.tier, team: decision.team, due }, byPolicy);
    }
  } else {
    const caseId = ids.caseId(account.id, message.externalId);
    const { channel, id: accountId } = account;
    const opened = {
      number: ports.nextNumber(),
      accountId,
      channel,
      customerId,
      threadKey: message.threadKey,
    };
    add(
      caseId,
      { type: 'CaseOpened', ...opened, triage: decision, continues: latest?.id ?? null, linkedTo: null },
      decision.reason === null ? { kind: 'console' } : byPolicy,
    );
    add(caseId, {
      type: 'MessageReceived',
      message,
      due: policy.dueForMessage(newlyClocked(decision.tier, decision.safety), message.postedAt),
    });
    const hold = holdOver(ports, customerId);
    if (hold !== null) add(caseId, { type: 'LegalHoldSet', reason: hold.reason }, hold.by);
    if (isMuted(ports, customerId)) add(caseId, { type: 'AuthorMuted', muted: true }, { kind: 'console' });
  }
  const caseId = happenings[0]?.caseId;
  if (caseId === undefined) return;
  store.batch(() => {
    store.record(happenings, {
      ...ids.step(account.id, message.externalId, () => 'message'),
      alongside: () => log.cases.rememberMessage(account.id, message, caseId),
    });
    const taken = { message, caseId, isFirst: caseId !== latest?.id, table: decision };
    applyRulesTo(ports, account, taken);
    ports.receipts?.take(account, taken);
  });
}

/** The case as it stands once the new message waits too: what a raise has to reckon with. */
function withMessage(state: Case, message: ChannelMessage, policy: BrandPolicy): Case {
  const { responseDueAt } = policy.dueForMessage(state, message.postedAt);
  return {
    ...state,
    status: 'open',
    unanswered: [
      ...state.unanswered,
      { externalId: message.externalId, postedAt: message.postedAt, responseDueAt },
    ],
  };
}

function isMuted(ports: IngestPorts, customerId: Case['customerId']): boolean {
  const previous = ports.log.cases.ofCustomer(customerId, 1)[0];
  return previous !== undefined && (ports.store.read(previous)?.muted ?? false);
}
