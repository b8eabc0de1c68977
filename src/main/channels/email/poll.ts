// Reads new mail, oldest first, and the brand's own answers written elsewhere.
import type { ImapFlow } from 'imapflow';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import type { AccountSetup, PollPage } from '../connector';
import { type MailCursor, readCursor, withRecent, writeCursor } from './cursor';
import type { ImapLink } from './imap-link';
import type { MailFile } from './mail-files';
import { mark } from './message-id';
import { type RawMail, readFolder } from './read-folder';
import { sentFolder } from './sent-folder';
import type { MailAccess } from './settings';
import { isAnswer, type MailDraft, toMessage } from './to-message';

type Folder = 'inbox' | 'sent';

interface Reading {
  readonly cursor: MailCursor;
  readonly items: readonly ChannelItem[];
  readonly more: boolean;
}

export class MailPoll {
  readonly #link: ImapLink;
  readonly #access: MailAccess;
  readonly #setup: AccountSetup;

  constructor(link: ImapLink, access: MailAccess, setup: AccountSetup) {
    this.#link = link;
    this.#access = access;
    this.#setup = setup;
  }

  async page(text: string | null, signal: AbortSignal): Promise<PollPage> {
    const now = this.#setup.now();
    const { cursor, items, more } = await this.#link.run(signal, async (client) => {
      const inbox = await this.#read(
        client,
        { folder: 'inbox', path: this.#access.mailbox },
        readCursor(text, now),
      );
      if (inbox.more) return inbox;
      const path = await sentFolder(client);
      if (path === null) return inbox;
      const sent = await this.#read(client, { folder: 'sent', path }, inbox.cursor);
      return { ...sent, items: [...inbox.items, ...sent.items] };
    });
    const heardTo = more ? cursor.heardTo : now;
    return { items, cursor: writeCursor({ ...cursor, heardTo }), more, notBefore: null };
  }

  async #read(
    client: ImapFlow,
    { folder, path }: { folder: Folder; path: string },
    before: MailCursor,
  ): Promise<Reading> {
    const page = await readFolder(client, path, { lane: before[folder], heardTo: before.heardTo });
    const items: ChannelItem[] = [];
    let lane = page.lane;
    let { known } = before;
    for (const mail of page.mails) {
      const taken = await this.#take(mail, { folder, known, recent: new Set(lane.recent) });
      if (taken.item) items.push(taken.item);
      known = taken.known;
      lane = withRecent(lane, mail.uid, taken.marks);
    }
    lane = { ...lane, uid: page.readTo };
    return { cursor: { ...before, known: [...known], [folder]: lane }, items, more: page.more };
  }

  async #take(
    mail: RawMail,
    { folder, known, recent }: { folder: Folder; known: MailCursor['known']; recent: ReadonlySet<string> },
  ): Promise<{ item: ChannelItem | null; known: MailCursor['known']; marks: readonly string[] }> {
    let draft: MailDraft;
    try {
      const { address } = this.#access;
      draft = await toMessage(mail.source, { ...mail, address, folder, known, now: this.#setup.now() });
    } catch (error) {
      const reason = `A mail cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}`;
      const item = { kind: 'unreadable' as const, externalId: null, reason: reason.slice(0, 1_000) };
      return { item, known, marks: [] };
    }
    const idMark = mark(draft.message.externalId);
    const marks = [idMark, `${idMark} ${draft.contentMark}`];
    const next = draft.known.map(([key, thread]) => [key, thread] as [string, string]);
    const isDouble = recent.has(marks[1] ?? '');
    if (isDouble || (folder === 'sent' && !isAnswer(draft))) return { item: null, known: next, marks };
    const item = await this.#complete(recent.has(idMark) ? withOwnId(draft) : draft);
    return { item, known: next, marks };
  }

  async #complete({ message, files }: MailDraft): Promise<ChannelItem> {
    const attachments = await Promise.all(files.map((file) => this.#attachment(file)));
    return { kind: 'message', message: { ...message, attachments } };
  }

  async #attachment({ bytes, ...file }: MailFile) {
    const without = { ...file, byteLength: 0, bytes: null };
    if (bytes === null) return { ...without, state: 'too-large' as const };
    const { fetchAttachment } = this.#setup;
    return fetchAttachment({ ...file, url: null, bytes }).catch(() => ({
      ...without,
      state: 'unavailable' as const,
    }));
  }
}

/** Some programs give every mail the same Message-ID: the second one must not pass for the first. */
function withOwnId(draft: MailDraft): MailDraft {
  const externalId = asId<ExternalId>(`${draft.message.externalId}#${draft.contentMark}`);
  return { ...draft, message: { ...draft.message, externalId } };
}
