// The first start of a restored log: every reply that had not come to rest is held before the courier moves.
import { asId, type ReplyId, type StepId } from '../../../shared/domain/ids';
import { canChangeReplyState } from '../../../shared/domain/reply';
import type { CaseStore } from '../case-store';
import type { Chance } from '../clock';
import type { Log } from '../log/open-log';
import { outboxReplies } from '../outbox-replies';
import { readRestoredMark, writeRestoredMark } from './restored-mark';

/** One transaction: all are held and that is remembered, or nothing happened. Does nothing for any other log. */
export function holdRestored({
  log,
  store,
  chance,
}: {
  readonly log: Log;
  readonly store: CaseStore;
  readonly chance: Chance;
}): void {
  const mark = readRestoredMark(log.meta);
  if (mark === null || mark.isHeld) return;
  store.batch(() => {
    for (const { state, reply } of outboxReplies({ log, store })) {
      if (!canChangeReplyState(reply.state, 'held')) continue;
      const { id: caseId } = state;
      const { replyId } = reply.content;
      const body = { type: 'ReplyHeld', replyId, hold: 'restored', releaseAt: null } as const;
      store.record([{ caseId, brandId: state.brandId, actor: { kind: 'console' }, body }], {
        stepId: asId<StepId>(chance.id()),
      });
    }
    writeRestoredMark(log.meta, { ...mark, isHeld: true });
  });
}

/** Whether a reply in the outbox still waits because it came back from a backup. */
export function isHeldAsRestored(
  { log, store }: { readonly log: Log; readonly store: CaseStore },
  replyId: ReplyId,
): boolean {
  const entry = log.desk.outboxEntry(replyId);
  const replies = (entry && store.read(entry.caseId)?.pendingReplies) ?? [];
  return replies.some((reply) => reply.content.replyId === replyId && reply.hold === 'restored');
}
