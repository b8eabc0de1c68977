// A message of a case as it may be shown today: by which words it was found may be long ago.
import type { RecordedEvent } from '../../shared/domain/case-event';
import { conversation } from '../../shared/domain/conversation';
import type { ExternalId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';

/** With the words of its last edit; null: its author withdrew it, or it is not in this story. */
export function shownMessage(story: readonly RecordedEvent[], externalId: ExternalId): ChannelMessage | null {
  for (const entry of conversation(story))
    if (entry.kind === 'message' && entry.message.externalId === externalId)
      return entry.withdrawn ? null : entry.message;
  return null;
}
