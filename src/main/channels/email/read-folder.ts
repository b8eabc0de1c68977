// Reads one folder on from its last known mail, a bounded number of mails and bytes at a time.
import type { ImapFlow } from 'imapflow';
import { type DurationMs, day, type Instant } from '../../../shared/domain/time';
import { maxAttachmentBytes } from '../../../shared/ipc/channels-port';
import { type MailLane, rescanBack } from './cursor';

/** A mail beyond this is read only to its beginning: its words, not its files. */
const longestWhole = 3 * maxAttachmentBytes;
const beginningOnly = 512 * 1024;
const maxMails = 20;
const maxBytes = 40 * 1024 * 1024;

export interface RawMail {
  readonly uid: number;
  readonly source: Uint8Array;
  readonly arrivedAt: Instant | null;
  readonly isCut: boolean;
}

export interface FolderPage {
  /** The lane as it stood before these mails, in the numbering of now. */
  readonly lane: MailLane;
  readonly mails: readonly RawMail[];
  /** The last number looked at, also when its mail has gone since. */
  readonly readTo: number;
  readonly more: boolean;
}

/** Opens the folder read-only: nothing here marks a mail as read. */
export async function readFolder(
  client: ImapFlow,
  path: string,
  from: { readonly lane: MailLane | null; readonly heardTo: Instant },
): Promise<FolderPage> {
  const lock = await client.getMailboxLock(path, { readOnly: true });
  try {
    const lane = await laneHere(client, from.lane, from.heardTo - rescanBack);
    // "n:*" always answers with the last mail, even when its number is below n.
    const uids = (await numbersFrom(client, { uid: `${lane.uid + 1}:*` })).filter((uid) => uid > lane.uid);
    const sizes = uids.length > 0 ? await sizesOf(client, uids.slice(0, maxMails)) : [];
    const mails: RawMail[] = [];
    let bytes = 0;
    let readTo = lane.uid;
    for (const { uid, size } of sizes) {
      if (bytes > 0 && bytes + size > maxBytes) break;
      bytes += Math.min(size, longestWhole);
      readTo = uid;
      const mail = await mailOf(client, uid, size);
      if (mail) mails.push(mail);
    }
    return { lane, mails, readTo, more: uids.some((uid) => uid > readTo) };
  } finally {
    lock.release();
  }
}

/** The lane in today's numbering; a folder numbered anew, or never seen, is read from the given day on. */
async function laneHere(client: ImapFlow, lane: MailLane | null, since: Instant): Promise<MailLane> {
  const { mailbox } = client;
  const uidValidity = mailbox === false ? '0' : String(mailbox.uidValidity);
  if (lane?.uidValidity === uidValidity) return lane;
  const uids = await numbersFrom(client, { since: new Date(startOfDay(since)) });
  const [first] = uids;
  const next = mailbox === false ? 1 : mailbox.uidNext;
  return { uidValidity, uid: (first ?? next) - 1, recent: lane?.recent ?? [] };
}

/** IMAP searches by day, in a time zone of the server's choosing. */
function startOfDay(instant: Instant, zoneSlack: DurationMs = day / 2): Instant {
  return instant - zoneSlack;
}

async function numbersFrom(client: ImapFlow, query: { uid: string } | { since: Date }): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  return Array.isArray(found) ? [...found].sort((a, b) => a - b) : [];
}

async function sizesOf(client: ImapFlow, uids: readonly number[]) {
  const sizes = new Map<number, number>();
  for await (const { uid, size } of client.fetch([...uids], { uid: true, size: true }, { uid: true })) {
    sizes.set(uid, size ?? 0);
  }
  return uids.map((uid) => ({ uid, size: sizes.get(uid) ?? 0 }));
}

async function mailOf(client: ImapFlow, uid: number, size: number): Promise<RawMail | null> {
  const isCut = size > longestWhole;
  const query = { uid: true, internalDate: true, source: isCut ? { maxLength: beginningOnly } : true };
  const mail = await client.fetchOne(String(uid), query, { uid: true });
  if (mail === false || mail?.source === undefined) return null;
  const arrivedAt = mail.internalDate === undefined ? null : new Date(mail.internalDate).getTime();
  return { uid, source: mail.source, isCut, arrivedAt: Number.isNaN(arrivedAt) ? null : arrivedAt };
}
