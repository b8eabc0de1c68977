// A message under the brand's own name: our reply coming back, or an answer written outside the console.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { day, type Instant } from '../../shared/domain/time';
import type { InboundMessage } from '../../shared/ipc/channels-port';
import type { Account } from '../../shared/workspace/schema';
import { type IngestPorts, standing, withStoredAttachments } from './message-ports';

/** A message under the brand's own name: our reply coming back, or an answer written outside the console. */
export function takeBrandMessage(ports: IngestPorts, account: Account, inbound: InboundMessage): void {
  const { log, store } = ports;
  const ids = ports.idsOf(account);
  if (log.cases.findMessage(account.id, inbound.externalId) !== null) return;
  const answered =
    inbound.inReplyTo === null ? null : log.cases.findMessage(account.id, inbound.inReplyTo.externalId);
  const state = standing(store, answered?.caseId ?? null);
  // The brand talking in a thread no customer of ours is in: nothing to answer, nothing to show.
  if (state === null) return;
  const ours = state.pendingReplies.find(
    (reply) =>
      (reply.state === 'sending' || reply.state === 'unknown' || reply.automatic !== undefined) &&
      sameWords(reply.content.text, inbound.text),
  );
  if (ours === undefined && ports.receipts?.isReceipt(account, (text) => sameWords(text, inbound.text))) {
    // Sent by another desktop, or before a restore: it answers nobody, so it must stop no clock here.
    log.cases.rememberMessage(account.id, inbound, state.id);
    return;
  }
  const message = withStoredAttachments(
    ports,
    { brandId: state.brandId, customerId: state.customerId },
    inbound,
  );
  const body: CaseEventBody = ours
    ? {
        type: 'ReplySent',
        replyId: ours.content.replyId,
        externalId: message.externalId,
        url: message.url,
        acceptedAt: message.postedAt,
      }
    : { type: 'MessageReceived', message, due: { responseDueAt: null, resolutionDueAt: null } };
  const place = { caseId: state.id, brandId: state.brandId };
  const { cases } = store.record([{ ...place, actor: { kind: 'channel' }, body }], {
    ...ids.step(account.id, message.externalId, () => 'brand'),
    alongside: () => log.cases.rememberMessage(account.id, message, state.id),
  });
  const after = cases[0];
  if (ours || after === undefined || !isHistory(after, message.postedAt, ports.clock.now())) return;
  const settled = { type: 'CaseResolved', reason: 'answered-before' } as const;
  store.record([{ ...place, actor: { kind: 'console' }, body: settled }], {
    ...ids.step(account.id, message.externalId, () => 'history'),
  });
}

/** A conversation that was answered in full a day or more before we saw it is history, not work (R32). */
function isHistory(state: Case, answeredAt: Instant, now: Instant): boolean {
  return state.status === 'open' && state.unanswered.length === 0 && now - answeredAt >= day;
}

/** Channels fold white space and put the mention in front; the words decide. */
function sameWords(ours: string, theirs: string): boolean {
  const folded = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return folded(theirs) === folded(ours) || folded(theirs).endsWith(` ${folded(ours)}`);
}
