// Recognises mail that no person wrote: out-of-office answers, delivery reports, mailing lists.
import type { Email } from 'postal-mime';
import { idsIn } from './message-id';

const listHeaders = new Set(['list-id', 'list-unsubscribe', 'list-post', 'feedback-id']);

/**
 * Such mail is delivered like any other, marked as written by a bot: it may be the only word that a reply did not
 * arrive, and a rule that hid it would one day hide a customer.
 */
export function isAutomatic({ headers, from }: Email): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? '';
  const submitted = value('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  if (/^(bulk|list|junk|auto_reply)$/.test(value('precedence'))) return true;
  if (value('return-path') === '<>' || value('x-autoreply') !== '' || value('x-autorespond') !== '')
    return true;
  if (value('content-type').startsWith('multipart/report')) return true;
  if (headers.some(({ key }) => listHeaders.has(key))) return true;
  return /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from?.address ?? '');
}

/** The mails a delivery report is about: their headers stand in it as text or as an attached mail. */
export function reportedIds({ headers, attachments, text }: Email): readonly string[] {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (!/^multipart\/report/i.test(type.trim())) return [];
  const parts = attachments.slice(0, 5).map(({ content }) => beginning(content));
  return [text ?? '', ...parts].flatMap((part) =>
    idsIn(/^message-id:\s{0,20}(<[^<>\s]{1,900}>)/im.exec(part.slice(0, 50_000))?.[1]),
  );
}

function beginning(content: ArrayBuffer | Uint8Array | string): string {
  if (typeof content === 'string') return content.slice(0, 50_000);
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return new TextDecoder('latin1').decode(bytes.subarray(0, 50_000));
}
