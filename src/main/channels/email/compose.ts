// Makes the bytes of a reply, under the same Message-ID whenever the same reply is composed.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SendRequest } from '../../../shared/ipc/channels-port';
import { messageIdOf, ownMessageId } from './message-id';

export interface ComposedMail {
  readonly messageId: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** The parent's id leads the customer's program to the thread; ours leads their answer back to the case. */
export async function compose(request: SendRequest, to: string, address: string): Promise<ComposedMail> {
  const messageId = ownMessageId(request.replyId, request.threadKey, address);
  const parent = request.inReplyTo === null ? null : messageIdOf(request.inReplyTo.externalId);
  const composer = new MailComposer({
    from: address,
    to,
    subject: subjectOf(request),
    text: request.text,
    messageId,
    date: new Date(request.firstAttemptAt),
    ...(parent === null ? {} : { inReplyTo: parent, references: [parent] }),
    ...(request.isAutomatic === true && { headers: { 'Auto-Submitted': 'auto-replied' } }),
    attachments: request.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    // Text that happens to look like a path or an address must never be fetched and sent.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, to, bytes: await composer.compile().build() };
}

function subjectOf({ subject, inReplyTo }: SendRequest): string {
  const line = subject.replace(/\s+/g, ' ').trim();
  if (inReplyTo === null || /^(re|aw|sv|rv)\s?:/i.test(line)) return line;
  return `Re: ${line}`.trim();
}
