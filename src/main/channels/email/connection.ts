// One mail account: what it can do, and which part does it.
import type { Capabilities, ChannelItem, SendRequest } from '../../../shared/ipc/channels-port';
import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import { type AccountConnection, type AccountSetup, ChannelError } from '../connector';
import { mailFailure } from './failure';
import { ImapLink } from './imap-link';
import { MailPoll } from './poll';
import { MailSender, maxFiles } from './send';
import { sentFolder } from './sent-folder';
import type { MailAccess } from './settings';
import { trySmtp } from './smtp';

const capabilities: Capabilities = {
  audiences: ['private'],
  length: { unit: 'characters', max: null },
  privateLength: { unit: 'characters', max: null },
  attachments: { max: maxFiles, mediaTypes: ['*/*'] },
  actions: [],
  idempotency: 'none',
  privateWindowMs: null,
  needsSubject: true,
};

export class MailConnection implements AccountConnection {
  readonly capabilities = capabilities;
  readonly #access: MailAccess;
  readonly #now: AccountSetup['now'];
  readonly #link: ImapLink;
  readonly #poll: MailPoll;
  readonly #sender: MailSender;
  readonly #closing = new AbortController();

  constructor(access: MailAccess, setup: AccountSetup) {
    this.#access = access;
    this.#now = setup.now;
    this.#link = new ImapLink(access);
    this.#poll = new MailPoll(this.#link, access, setup);
    this.#sender = new MailSender(access);
  }

  async test(signal: AbortSignal): Promise<ConnectionReport> {
    const until = this.#until(signal);
    const link = new ImapLink(this.#access);
    try {
      const detail = await link.run(until, async (client) => {
        const { mailbox } = this.#access;
        const lock = await client.getMailboxLock(mailbox, { readOnly: true });
        lock.release();
        const sent = await sentFolder(client);
        const copies =
          sent === null ? 'There is no folder for sent mail.' : `Sent mail is kept in "${sent}".`;
        return `Mail is read from "${mailbox}". ${copies}`;
      });
      await trySmtp(this.#access, until);
      return { kind: 'connected', identity: this.#access.address, detail };
    } catch (error) {
      const { message, failure } = mailFailure(error, 'imap');
      const { cause, step, retryAt } = failure;
      return { kind: 'failed', cause, step, detail: message, retryAt };
    } finally {
      link.close();
    }
  }

  poll(cursor: string | null, signal: AbortSignal) {
    return this.#poll.page(cursor, this.#until(signal));
  }

  /** A mail that was sent can be neither changed nor taken back. */
  async recheck(): Promise<readonly ChannelItem[]> {
    return [];
  }

  send(request: SendRequest, signal: AbortSignal) {
    return this.#sender.send(request, this.#now, this.#until(signal));
  }

  lookUp(request: SendRequest, signal: AbortSignal) {
    return this.#sender.lookUp(request, this.#now, this.#until(signal));
  }

  async act(): Promise<void> {
    throw new ChannelError('Mail can be neither liked nor hidden nor deleted from here.', {
      cause: 'missing-scope',
      step: 'action',
      retryAt: null,
      requestLeft: false,
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#link.close();
    this.#sender.close();
  }

  #until(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.#closing.signal]);
  }
}
