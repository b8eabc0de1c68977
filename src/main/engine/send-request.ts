// Everything a connector needs to send or look up one reply, gathered from the case's story.
import type { Case } from '../../shared/domain/case';
import type { RecordedEvent } from '../../shared/domain/case-event';
import type { BlobId, CaseId, ReplyId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import type { SendRequest } from '../../shared/ipc/channels-port';
import type { CaseStore } from './case-store';
import type { Log } from './log/open-log';

interface Story {
  readonly events: readonly RecordedEvent[];
  readonly state: Case | null;
  readonly readBlob: (blobId: BlobId) => { readonly bytes: Uint8Array } | null;
}

/** The request for a reply of the case, or null when the case or the reply is not there. */
function sendRequestFor(replyId: ReplyId, story: Story): SendRequest | null {
  const reply = story.state?.pendingReplies.find((pending) => pending.content.replyId === replyId);
  if (!story.state || !reply) return null;
  const messages = new Map<string, ChannelMessage>();
  let firstAttemptAt: number | null = null;
  let submittedAt: number | null = null;
  for (const event of story.events) {
    if (event.body.type === 'MessageReceived')
      messages.set(event.body.message.externalId, event.body.message);
    if (event.body.type === 'ReplySending' && event.body.replyId === replyId) firstAttemptAt ??= event.at;
    if (event.body.type === 'ReplySubmitted' && event.body.content.replyId === replyId)
      submittedAt ??= event.at;
  }
  const answered = reply.content.inReplyTo === null ? null : (messages.get(reply.content.inReplyTo) ?? null);
  return {
    replyId,
    accountId: reply.content.accountId,
    attempt: Math.max(1, reply.attempts),
    audience: reply.content.audience,
    text: reply.content.text,
    subject: story.state.subject,
    threadKey: story.state.threadKey,
    inReplyTo: answered && {
      externalId: answered.externalId,
      authorExternalId: answered.author.externalId,
      authorHandle: answered.author.handle,
    },
    ...(reply.automatic !== undefined && { isAutomatic: true }),
    // A restored reply may have left after the backup was made, and before that nobody can have sent it.
    firstAttemptAt: firstAttemptAt ?? submittedAt ?? reply.changedAt,
    attachments: reply.content.attachments.flatMap((attachment) => {
      const blob = story.readBlob(attachment.blobId);
      return blob === null
        ? []
        : [
            {
              name: attachment.name,
              mediaType: attachment.mediaType,
              altText: attachment.altText,
              bytes: new Uint8Array(blob.bytes),
            },
          ];
    }),
  };
}

/** The same from the log as it is now. */
export function requestOf(
  { store, log }: { readonly store: CaseStore; readonly log: Log },
  caseId: CaseId,
  replyId: ReplyId,
): SendRequest | null {
  const readBlob = log.desk.readBlob.bind(log.desk);
  return sendRequestFor(replyId, { events: store.events(caseId), state: store.read(caseId), readBlob });
}
