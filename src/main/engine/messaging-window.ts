// The platform's own limit for answering in private: a second clock beside ours (requirements, section 5).
import type { CaseEvent } from '../../shared/domain/case-event';
import type { Instant } from '../../shared/domain/time';
import type { Capabilities } from '../../shared/ipc/channels-port';

/** When the channel stops taking private answers: counted from the customer's newest private message. Null: no limit. */
export function windowClosesAt(
  events: readonly CaseEvent[],
  capabilities: Capabilities | null,
): Instant | null {
  const window = capabilities?.privateWindowMs ?? null;
  if (window === null) return null;
  let newest: Instant | null = null;
  for (const { body } of events) {
    if (
      body.type !== 'MessageReceived' ||
      body.message.writtenBy !== 'customer' ||
      body.message.audience !== 'private'
    )
      continue;
    newest = Math.max(newest ?? 0, body.message.postedAt);
  }
  return newest === null ? null : newest + window;
}
