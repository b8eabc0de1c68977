// What a courier asks of a team: whether this desktop sends for an account, and whether a reply may leave now.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { AccountId, ReplyId } from '../../shared/domain/ids';
import type { HoldReason, PendingReply } from '../../shared/domain/reply';
import type { DurationMs } from '../../shared/domain/time';

export interface SendLeave {
  readonly isOurs: (accountId: AccountId) => boolean;
  /**
   * `wait`: it was asked, and the courier is woken. `look-up`: another desktop may have sent it, so it is looked for
   * first. A hold: it does not leave before a person decides.
   */
  readonly permit: (state: Case, reply: PendingReply) => 'granted' | 'wait' | 'look-up' | HoldReason;
  /** The permit that it may leave, or may have left, under. Null: there is none. */
  readonly permitOf: (replyId: ReplyId) => number | null;
  /** It leaves now, and so many milliseconds after this it must not land any more. Null: nothing limits it. */
  readonly leaves: (replyId: ReplyId) => DurationMs | null;
  /** The channel has it, or certainly does not. */
  readonly permitEnds: (replyId: ReplyId, outcome: 'sent' | 'not-sent') => void;
}

/** As a request says it: absent where nothing limits it. */
export function timeLeft(team: SendLeave | undefined, replyId: ReplyId): { readonly withinMs?: DurationMs } {
  const withinMs = team?.leaves(replyId) ?? null;
  return withinMs === null ? {} : { withinMs };
}

/** As the log says it, before it leaves; the permit is absent where none is needed. */
export function leaving(team: SendLeave | undefined, { content, attempts }: PendingReply): CaseEventBody {
  const permit = team?.permitOf(content.replyId) ?? null;
  const body = { type: 'ReplySending', replyId: content.replyId, attempt: attempts + 1 } as const;
  return permit === null ? body : { ...body, permit };
}
