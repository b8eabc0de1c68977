// What a courier asks of a team: whether this desktop sends for an account, and whether a reply may leave now.
import type { Case } from '../../shared/domain/case';
import type { AccountId, ReplyId } from '../../shared/domain/ids';
import type { HoldReason, PendingReply } from '../../shared/domain/reply';

export interface SendLeave {
  readonly isOurs: (accountId: AccountId) => boolean;
  /**
   * `wait`: it was asked, and the courier is woken. `look-up`: another desktop may have sent it, so it is looked for
   * first. A hold: it does not leave before a person decides.
   */
  readonly permit: (state: Case, reply: PendingReply) => 'granted' | 'wait' | 'look-up' | HoldReason;
  /** The channel has it, or certainly does not. */
  readonly permitEnds: (replyId: ReplyId, outcome: 'sent' | 'not-sent') => void;
}
