// Sends replies, keeps a copy among the sent mail, and looks there whether an earlier attempt arrived.

import { asId, type ExternalId } from '../../../shared/domain/ids';
import { minute } from '../../../shared/domain/time';
import type { LookUpOutcome, SendOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import type { AccountSetup } from '../connector';
import { type ComposedMail, compose } from './compose';
import { mailFailure } from './failure';
import { ImapLink } from './imap-link';
import { ownMessageId } from './message-id';
import { liesIn, sentFolder } from './sent-folder';
import type { MailAccess } from './settings';
import { handOver, isAnswer, isFinalNo } from './smtp';

export const maxFiles = 10;
const maxMailBytes = 24 * 1024 * 1024;
/** How long a server that files sent mail itself may take to do so. */
const filing = 2 * minute;

/**
 * SMTP has no key for a send and no way to ask. What remains is the folder of sent mail:
 * - a copy there means that the server took the mail, because ours is put there only after it said so;
 * - no copy there proves something only where the server itself files what it sends (Gmail, Exchange), which is known
 *   once it has done so; elsewhere the mail may have left in the moment between the server's yes and our copy, and a
 *   second attempt could reach the customer twice. Then a person decides.
 */
export class MailSender {
  readonly #access: MailAccess;
  readonly #link: ImapLink;
  readonly #triedAt = new Map<string, number>();
  #serverFiles = false;

  constructor(access: MailAccess) {
    this.#access = access;
    this.#link = new ImapLink(access);
  }

  async send(request: SendRequest, now: AccountSetup['now'], signal: AbortSignal): Promise<SendOutcome> {
    const to = recipientOf(request);
    const fault = faultOf(request, to);
    if (fault !== null || to === null)
      return { kind: 'refused', detail: fault ?? 'There is nobody to write to.' };
    const { address } = this.#access;
    const mail = await compose(request, to, address);
    if (mail.bytes.byteLength > maxMailBytes)
      return { kind: 'refused', detail: 'The mail is larger than 24 MB.' };
    this.#triedAt.set(request.replyId, now());
    try {
      await handOver(this.#access, { envelope: { from: address, to }, bytes: mail.bytes }, signal);
    } catch (error) {
      return outcomeOf(error);
    }
    const acceptedAt = now();
    // The mail has left; a copy that cannot be kept changes nothing about that.
    await this.#file(mail, request.attempt === 1, signal).catch(() => {});
    return { kind: 'sent', externalId: asId<ExternalId>(mail.messageId), url: null, acceptedAt };
  }

  async lookUp(request: SendRequest, now: AccountSetup['now'], signal: AbortSignal): Promise<LookUpOutcome> {
    const messageId = ownMessageId(request.replyId, request.threadKey, this.#access.address);
    try {
      const isFiled = await this.#link.run(signal, async (client) => {
        if (client.capabilities.has('X-GM-EXT-1')) this.#serverFiles = true;
        const path = await sentFolder(client);
        return path !== null && (await liesIn(client, path, messageId));
      });
      const { firstAttemptAt } = request;
      if (isFiled)
        return {
          kind: 'landed',
          externalId: asId<ExternalId>(messageId),
          url: null,
          acceptedAt: firstAttemptAt,
        };
      return this.#notFiled(this.#triedAt.get(request.replyId) ?? firstAttemptAt, now());
    } catch (error) {
      const { message, failure } = mailFailure(error, 'imap');
      return { kind: 'undecidable', detail: message, retryAt: failure.retryAt };
    }
  }

  #notFiled(triedAt: number, now: number): LookUpOutcome {
    if (!this.#serverFiles) {
      const detail =
        'The mail is not among the sent ones, and this mail server does not tell whether it sent it all the same.';
      return { kind: 'undecidable', detail, retryAt: null };
    }
    if (now >= triedAt + filing) return { kind: 'absent' };
    const detail = 'The mail server may still be about to file the mail among the sent ones.';
    return { kind: 'undecidable', detail, retryAt: triedAt + filing };
  }

  /** A copy that lies there before a first attempt has put one there was put there by the server. */
  async #file({ messageId, bytes }: ComposedMail, isFirst: boolean, signal: AbortSignal): Promise<void> {
    await this.#link.run(signal, async (client) => {
      const path = await sentFolder(client);
      if (path === null) return;
      if (await liesIn(client, path, messageId)) this.#serverFiles ||= isFirst;
      else await client.append(path, Buffer.from(bytes), ['\\Seen']);
    });
  }

  close(): void {
    this.#link.close();
  }
}

function outcomeOf(error: unknown): SendOutcome {
  const { message, failure } = mailFailure(error, 'smtp');
  if (isFinalNo(error)) return { kind: 'refused', detail: message };
  if (failure.requestLeft && !isAnswer(error)) {
    return {
      kind: 'unknown',
      detail: `The connection broke off after the mail had been handed over. ${message}`,
    };
  }
  return { kind: 'not-yet', retryAt: failure.retryAt, cause: failure.cause, detail: message };
}

function recipientOf({ inReplyTo }: SendRequest): string | null {
  const address = inReplyTo?.authorHandle ?? '';
  return /^[^\s<>,;:"]+@[^\s<>,;:"@]+$/.test(address) ? address : null;
}

function faultOf({ subject, attachments }: SendRequest, to: string | null): string | null {
  if (to === null) return 'The address of the customer cannot be written to.';
  if (subject.trim() === '') return 'A mail needs a subject.';
  return attachments.length > maxFiles ? `A mail takes ${maxFiles} attachments.` : null;
}
