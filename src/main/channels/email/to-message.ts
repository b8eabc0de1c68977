// A mail as it lies on the server, turned into the message every channel delivers.
import PostalMime, { type Address, type Email } from 'postal-mime';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { InboundMessage } from '../../../shared/ipc/channels-port';
import { capped } from '../capped';
import { instantOf, postedAt } from '../posted-at';
import { isAutomatic, reportedIds } from './automatic-mail';
import { type MailFile, mailFiles } from './mail-files';
import { mailText } from './mail-text';
import { idsIn, mark, threadOfOwn } from './message-id';
import { partText } from './quoted-history';
import { type Known, remember, type ThreadFacts, threadOf } from './thread-memory';

export interface MailDraft {
  readonly message: Omit<InboundMessage, 'attachments'>;
  readonly files: readonly MailFile[];
  /** The memory of threads with this mail in it. */
  readonly known: Known;
  /** Differs between mails that wrongly carry the same Message-ID. */
  readonly contentMark: string;
}

export interface MailPlace {
  /** The brand's own address. */
  readonly address: string;
  /** Only what lies in the brand's own folder of sent mail is the brand's: a sender's address can be anybody's. */
  readonly folder: 'inbox' | 'sent';
  /** When the server took the mail in. */
  readonly arrivedAt: Instant | null;
  /** Whether only its beginning was read. */
  readonly isCut: boolean;
  readonly known: Known;
  readonly now: Instant;
}

const parserLimits = {
  maxNestingDepth: 30,
  maxHeadersSize: 512 * 1024,
  attachmentEncoding: 'arraybuffer',
} as const;

/** Throws when the bytes are not a mail. */
export async function toMessage(source: Uint8Array, place: MailPlace): Promise<MailDraft> {
  const email = await PostalMime.parse(source, parserLimits);
  const { written, quoted } = partText(mailText(email.text, email.html));
  const contentMark = mark([addressOf(email.from)?.address, email.date, email.subject, written].join('\n'));
  const writer = writerOf(email, place);
  const facts = factsOf(email, contentMark, writer.address);
  const threadKey = threadOf(facts, place.known, threadOfOwn);
  const parent = idsIn(email.inReplyTo).at(-1) ?? idsIn(email.references).at(-1);
  return {
    message: {
      externalId: asId<ExternalId>(facts.messageId),
      threadKey,
      writtenBy: place.folder === 'sent' ? 'brand' : 'customer',
      author: authorOf(writer, isAutomatic(email)),
      audience: 'private',
      subject: oneLine(email.subject, 2_000),
      text: written,
      language: languageOf(email),
      postedAt: postedAt(instantOf(email.date), place.arrivedAt, place.now),
      reach: 'organic',
      inReplyTo: parent
        ? { externalId: asId<ExternalId>(parent), authorName: '', text: quoted, url: null }
        : null,
      url: null,
    },
    files: mailFiles(email.attachments, place.isCut),
    known: remember(place.known, facts, threadKey),
    contentMark,
  };
}

/** Whether the mail answers another one: in the folder of sent mail the rest is nobody's case. */
export function isAnswer({ message }: MailDraft): boolean {
  return message.inReplyTo !== null;
}

function factsOf(email: Email, contentMark: string, customer: string): ThreadFacts {
  const [messageId] = idsIn(email.messageId);
  return {
    messageId: messageId ?? `no-id:${contentMark}`,
    references: [...idsIn(email.references), ...idsIn(email.inReplyTo), ...reportedIds(email)],
    customer,
    subject: email.subject ?? '',
  };
}

interface Writer {
  readonly name: string;
  readonly address: string;
}

/**
 * Who an answer goes to is who we talk with: a form on a web page writes as "no-reply" and names the customer in
 * Reply-To. In sent mail the customer is who it went to, and the writer the brand.
 */
function writerOf(email: Email, { address, folder }: MailPlace): Writer {
  const from = addressOf(email.from);
  if (folder === 'sent') return { name: from?.name || address, address: from?.address || address };
  const replyTo = email.replyTo?.map(addressOf).find((one) => one !== null);
  const chosen = replyTo ?? from ?? addressOf(email.sender);
  if (!chosen) return { name: '', address: 'unknown@invalid' };
  return { name: chosen.name || from?.name || '', address: chosen.address };
}

function addressOf(address: Address | undefined): Writer | null {
  const mailbox = address?.group ? address.group[0] : address;
  if (!mailbox?.address?.includes('@')) return null;
  return { name: oneLine(mailbox.name, 640), address: mailbox.address.trim().slice(0, 320) };
}

function authorOf({ name, address }: Writer, isBot: boolean): InboundMessage['author'] {
  const externalId = asId<ExternalId>(address.toLowerCase());
  return { externalId, name: name || address, handle: address, followers: null, profileUrl: null, isBot };
}

function oneLine(text: string | undefined, length: number): string {
  return capped((text ?? '').slice(0, 10_000).replace(/\s+/g, ' ').trim(), length);
}

function languageOf(email: Email): string | null {
  const header = email.headers.find(({ key }) => key === 'content-language')?.value.trim() ?? '';
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(header) ? header : null;
}
