// What is asked of a reply in the moment before it leaves: whether it still fits the conversation and the channel.
import { approvalHold } from '../../shared/domain/approval';
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { ReplyId } from '../../shared/domain/ids';
import { isHoldingLate } from '../../shared/domain/incident/holding-due';
import { dropReason } from '../../shared/domain/joint/drop-reason';
import { isReceiptMoot } from '../../shared/domain/receipt/receipt-due';
import type { HoldReason, PendingReply } from '../../shared/domain/reply';
import { staleReply } from '../../shared/domain/stale-reply';
import type { Accounts } from './accounts';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import type { Incidents } from './crisis/incidents';
import type { Log } from './log/open-log';
import { windowClosesAt } from './messaging-window';

/** What happens to one that is tried again; `detail`: why it did not leave, for the person who looks. */
export function queuedAgain(replyId: ReplyId, detail: string | null): CaseEventBody {
  return { type: 'ReplyQueued', replyId, detail, released: null };
}

interface SendGuardPorts {
  readonly log: Log;
  readonly accounts: Accounts;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly incidents: Pick<Incidents, 'freezing'>;
  /** A team's files are looked for once a reply may leave otherwise. */
  readonly team: { readonly fetchesFiles: boolean };
}

/** What happens to a reply that may not leave. */
export function heldBack({ content, overtakenBy, automatic }: PendingReply, hold: HoldReason): CaseEventBody {
  const { replyId } = content;
  // Nobody wrote it, and nobody has to look at it: what may not go now has nothing left to acknowledge.
  if (automatic !== undefined && hold !== 'freeze') return { type: 'ReplyCancelled', replyId };
  return hold === 'approval-lapsed'
    ? { type: 'ApprovalLapsed', replyId, reason: overtakenBy ?? 'too-old' }
    : { type: 'ReplyHeld', replyId, hold, releaseAt: null };
}

/** Gives the reason to hold the reply; null lets it go. */
export function sendGuard({ log, accounts, store, clock, incidents, team }: SendGuardPorts) {
  return (state: Case, reply: PendingReply) => {
    const { approval, overtakenBy } = reply;
    if (incidents.freezing(state, reply) !== null) return 'freeze';
    if (dropReason(reply, state) !== null) return 'dropped-out';
    // That the customer writes on does not unsay that they were heard.
    if (reply.automatic !== undefined)
      return isReceiptMoot(reply, state, clock.now()) ? 'answered-elsewhere' : null;
    const unapproved =
      approval && approvalHold(approval, { isOvertaken: overtakenBy !== null, now: clock.now() });
    if (unapproved) return unapproved;
    if (reply.holding !== undefined && isHoldingLate(reply, state)) return 'answered-elsewhere';
    const { audience, accountId, attachments } = reply.content;
    // Written on another desktop: without its file it would say something else, whoever waved it through.
    if (!team.fetchesFiles && attachments.some(({ blobId }) => !log.desk.hasBlob(blobId)))
      return 'attachment-missing';
    const capabilities = audience === 'private' ? accounts.capabilities(accountId) : null;
    const closesAt = capabilities && windowClosesAt(store.events(state.id), capabilities);
    return staleReply(reply, { closesAt, now: clock.now() });
  };
}
