// Finds the folder in which the account's sent mail is kept, and looks for a mail in it.
import type { ImapFlow } from 'imapflow';

/** Its path as the server names it, or null when there is none. */
export async function sentFolder(client: ImapFlow): Promise<string | null> {
  const folders = await client.list();
  return folders.find((folder) => folder.specialUse === '\\Sent')?.path ?? null;
}

/** Whether a mail with this Message-ID lies in the folder. */
export async function liesIn(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  const lock = await client.getMailboxLock(path, { readOnly: true });
  try {
    // Some servers ignore the angle brackets and some search for parts: the id's own text is unique either way.
    const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
    return Array.isArray(found) && found.length > 0;
  } finally {
    lock.release();
  }
}
