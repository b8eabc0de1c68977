// What a person said of a reply that nobody else can look for: that it had not arrived, and up to which permit.
import type { CaseEvent } from '../../../shared/domain/case-event';
import type { ReplyId } from '../../../shared/domain/ids';

const onItsWay: ReadonlySet<string> = new Set(['ReplySending', 'ReplyUnknown', 'ReplyHeld', 'ReplyQueued']);

/** The last permit that a person's word is about, while that word is the last that is known of its way; null: there is none. */
export function absentUpTo(events: readonly CaseEvent[], replyId: ReplyId): number | null {
  const last = events.findLast(
    ({ body }) => onItsWay.has(body.type) && 'replyId' in body && body.replyId === replyId,
  );
  if (last?.actor.kind !== 'agent' || last.body.type !== 'ReplyQueued') return null;
  return last.body.absent ?? null;
}

/** The last permit that it is known to have left under; null: it needed none. */
export function lastPermit(events: readonly CaseEvent[], replyId: ReplyId): number | null {
  const known = events.flatMap(({ body }) =>
    body.type === 'ReplySending' && body.replyId === replyId ? [body.permit ?? 0] : [],
  );
  return Math.max(0, ...known) || null;
}
