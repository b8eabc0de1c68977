// The files of a mail, real attachments before pictures that belong to its layout.
import type { Attachment } from 'postal-mime';
import { capped } from '../capped';

export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
  /** Null when the mail was too large to be read to the end, so that the file may be incomplete. */
  readonly bytes: Uint8Array | null;
}

const maxFiles = 20;

export function mailFiles(attachments: readonly Attachment[], isCut: boolean): readonly MailFile[] {
  const inLayout = (file: Attachment) => (file.disposition !== 'attachment' && file.related ? 1 : 0);
  const ordered = [...attachments].sort((a, b) => inLayout(a) - inLayout(b)).slice(0, maxFiles);
  return ordered.map((file, index) => ({
    name: fileName(file.filename, index),
    mediaType: /^[\w.+-]{1,100}\/[\w.+-]{1,99}$/.test(file.mimeType)
      ? file.mimeType
      : 'application/octet-stream',
    altText: capped(file.description ?? '', 10_000),
    bytes: isCut ? null : bytesOf(file.content),
  }));
}

/** A name only: what looks like a way to another folder is not kept. */
function fileName(name: string | null, index: number): string {
  const last = (name ?? '').slice(-1_000).split(/[/\\]/).at(-1) ?? '';
  const clean = capped(last.replace(/\p{Cc}/gu, '').trim(), 200);
  return clean === '' || /^\.+$/.test(clean) ? `attachment-${index + 1}` : clean;
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
