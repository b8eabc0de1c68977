// The replies in the outbox with the cases they belong to: the one way through it for whoever looks after them.
import type { Case } from '../../shared/domain/case';
import type { PendingReply } from '../../shared/domain/reply';
import type { CaseStore } from './case-store';
import type { OutboxEntry } from './log/outbox-table';

export interface OutboxReply {
  readonly state: Case;
  readonly reply: PendingReply;
}

interface Outbox {
  readonly log: {
    readonly desk: {
      readonly outbox: (states?: readonly OutboxEntry['state'][]) => readonly OutboxEntry[];
      readonly outboxInMotion: () => readonly OutboxEntry[];
    };
  };
  readonly store: Pick<CaseStore, 'read'>;
}

/**
 * The longest unmoved first; of these states, of those that go on by themselves, or of all. Whoever takes one may record
 * what becomes of it: the next one is as it is by then, and what has come to rest meanwhile is left out.
 */
export function* outboxReplies(
  { log, store }: Outbox,
  which?: readonly OutboxEntry['state'][] | 'in-motion',
): Generator<OutboxReply, void> {
  const entries = which === 'in-motion' ? log.desk.outboxInMotion() : log.desk.outbox(which);
  for (const { caseId, replyId } of entries) {
    const state = store.read(caseId);
    const reply = state?.pendingReplies.find(({ content }) => content.replyId === replyId);
    if (state !== null && reply !== undefined) yield { state, reply };
  }
}
