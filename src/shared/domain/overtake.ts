// Marks replies on their way that the conversation has left behind.
import { type PendingReply, type StaleReason, staleReasons } from './reply';

/** Marks the replies that the conversation has left behind; the graver reason stays. */
export function overtake(
  replies: readonly PendingReply[],
  reason: StaleReason,
  concerns: (reply: PendingReply) => boolean,
): readonly PendingReply[] {
  const gravity = (stale: StaleReason | null) => (stale === null ? -1 : staleReasons.indexOf(stale));
  return replies.map((reply) =>
    gravity(reason) > gravity(reply.overtakenBy) && concerns(reply)
      ? { ...reply, overtakenBy: reason }
      : reply,
  );
}
