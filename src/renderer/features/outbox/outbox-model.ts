// The order in which replies on their way need a person: pure.
import type { OutboxItem } from '../../../shared/ipc/engine-answers';

const urgency: readonly OutboxItem['reply']['state'][] = ['unknown', 'failed', 'held', 'sending', 'queued'];

/** What waits for a decision first; among equals the one that waits longest. */
export function inUrgency(items: readonly OutboxItem[]): readonly OutboxItem[] {
  return [...items].sort(
    (a, b) =>
      urgency.indexOf(a.reply.state) - urgency.indexOf(b.reply.state) ||
      a.reply.changedAt - b.reply.changedAt,
  );
}
