// How far a reply has got, and why it goes no further for now.
import { useCallback } from 'react';
import type { AccountId } from '../../shared/domain/ids';
import type { HoldReason, ReplyState } from '../../shared/domain/reply';
import { useAccount, useStatusPart } from '../data/desk-queries';
import { useFromClock, useNow } from '../state/clock';
import { clockWords } from '../state/time-words';
import { useLocale, useText } from '../state/use-text';
import { replyStateWords } from './words';

interface Standing {
  readonly accountId: AccountId;
  readonly state: ReplyState;
  readonly hold: HoldReason | null;
}

/** `why` is a sentence where there is something to say; a channel that takes no more for a while is named, with the time. */
export function useReplyStanding({ accountId, state, hold }: Standing): {
  readonly chip: string;
  readonly why: string | null;
} {
  const text = useText();
  const locale = useLocale();
  const account = useAccount(accountId)?.name ?? accountId;
  const ownLimit = useStatusPart(
    ({ accounts }) => accounts.find((one) => one.accountId === accountId)?.sendsAgainAt ?? null,
  );
  const until = (state === 'queued' && ownLimit) || 0;
  const isLimited = useFromClock(useCallback((now: number) => now < until, [until]));
  const now = useNow(60_000);
  if (isLimited) {
    const time = clockWords(locale, until, now);
    return { chip: text('reply.limited', { time }), why: text('reply.limited.why', { account, time }) };
  }
  const why = hold === null ? null : text(`hold.${hold}.why`);
  return {
    chip: replyStateWords(text, state, hold),
    why: state === 'unknown' ? text('reply.unknown.why') : why,
  };
}
