// What is asked of a reply in the moment before it leaves: whether it still fits the conversation and the channel.
import { approvalHold } from '../../shared/domain/approval';
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { HoldReason, PendingReply } from '../../shared/domain/reply';
import { staleReply } from '../../shared/domain/stale-reply';
import type { Accounts } from './accounts';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import type { Log } from './log/open-log';
import { windowClosesAt } from './messaging-window';

interface SendGuardPorts {
  readonly log: Log;
  readonly accounts: Accounts;
  readonly store: CaseStore;
  readonly clock: Clock;
}

/** What happens to a reply that may not leave. */
export function heldBack({ content, overtakenBy }: PendingReply, hold: HoldReason): CaseEventBody {
  const { replyId } = content;
  return hold === 'approval-lapsed'
    ? { type: 'ApprovalLapsed', replyId, reason: overtakenBy ?? 'too-old' }
    : { type: 'ReplyHeld', replyId, hold, releaseAt: null };
}

/** Gives the reason to hold the reply; null lets it go. */
export function sendGuard({ log, accounts, store, clock }: SendGuardPorts) {
  return (state: Case, reply: PendingReply) => {
    const { approval, overtakenBy } = reply;
    const unapproved =
      approval && approvalHold(approval, { isOvertaken: overtakenBy !== null, now: clock.now() });
    if (unapproved) return unapproved;
    const { audience, accountId, attachments } = reply.content;
    // Written on another desktop: without its file it would say something else, whoever waved it through.
    if (attachments.some(({ blobId }) => log.desk.readBlob(blobId) === null)) return 'attachment-missing';
    const capabilities = audience === 'private' ? accounts.capabilities(accountId) : null;
    const closesAt = capabilities && windowClosesAt(store.events(state.id), capabilities);
    return staleReply(reply, { closesAt, now: clock.now() });
  };
}
