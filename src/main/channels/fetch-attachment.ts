// The only way to bytes from outside: capped, time-boxed, pictures made anew, nothing fetched from inside this network.
import { maxAttachmentBytes } from '../../shared/ipc/channels-port';
import { isLoopback } from './channel-address';
import { channelFetch } from './channel-fetch';
import type { FetchAttachment } from './connector';
import { AnswerTooLarge } from './http-exchange';
import { readPictureFacts } from './picture-size';
import type { Reencoded } from './reencode-image';

export interface AttachmentSource {
  readonly fetchAttachment: FetchAttachment;
  /** A new page begins: what one page may carry in all is counted afresh. */
  nextPage(): void;
}

export interface AttachmentPorts {
  /** The account's settings: the servers they name are its own, and may be on this computer. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly reencode: (bytes: Uint8Array) => Promise<Reencoded | null>;
}

type Attachment = Awaited<ReturnType<FetchAttachment>>;
type File = Parameters<FetchAttachment>[0];

/** A page waits in memory until it is on disk, so all its files together are bounded as well. */
const maxPageBytes = 8 * maxAttachmentBytes;
const maxPageMs = 60_000;
const limits = { connectMs: 5_000, idleMs: 8_000, totalMs: 20_000, maxBytes: maxAttachmentBytes };

export function createAttachmentSource({ settings, reencode }: AttachmentPorts): AttachmentSource {
  const own = ownOrigins(settings);
  const publicOnly = ![...own].some((origin) => isLoopback(new URL(origin).hostname));
  let pageBytes = 0;
  let pageStartedAt = performance.now();

  const load = async (file: File): Promise<Uint8Array | Attachment['state']> => {
    if (file.bytes !== null) return file.bytes.byteLength > maxAttachmentBytes ? 'too-large' : file.bytes;
    if (file.url === null || !URL.canParse(file.url)) return 'unavailable';
    if (performance.now() - pageStartedAt > maxPageMs) return 'unavailable';
    const isOwn = own.has(new URL(file.url).origin);
    try {
      const fetchFile = channelFetch({
        step: 'attachment',
        limits: { ...limits, publicOnly: publicOnly && !isOwn },
      });
      const response = await fetchFile(file.url, { headers: isOwn ? { ...file.headers } : {} });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : 'unavailable';
    } catch (error) {
      return error instanceof AnswerTooLarge ? 'too-large' : 'unavailable';
    }
  };

  const take = async (file: File): Promise<Pick<Attachment, 'state' | 'bytes' | 'mediaType'>> => {
    const mediaType = plainMediaType(file.mediaType);
    const loaded = await load(file);
    if (typeof loaded === 'string') return { state: loaded, bytes: null, mediaType };
    const isPicture = mediaType.startsWith('image/') || readPictureFacts(loaded) !== null;
    const picture = isPicture ? await reencode(loaded) : null;
    if (isPicture && picture === null) return { state: 'unsupported', bytes: null, mediaType };
    // A copy of its own: a view into a larger buffer would carry its neighbours across the port.
    const bytes = picture?.bytes ?? new Uint8Array(loaded);
    if (bytes.byteLength > maxAttachmentBytes || pageBytes + bytes.byteLength > maxPageBytes) {
      return { state: 'too-large', bytes: null, mediaType };
    }
    pageBytes += bytes.byteLength;
    return { state: 'stored', bytes, mediaType: picture?.mediaType ?? mediaType };
  };

  return {
    fetchAttachment: async (file) => {
      const taken = await take(file);
      return {
        name: plainName(file.name),
        altText: file.altText.slice(0, 10_000),
        byteLength: taken.bytes?.byteLength ?? file.bytes?.byteLength ?? 0,
        ...taken,
      };
    },
    nextPage: () => {
      pageBytes = 0;
      pageStartedAt = performance.now();
    },
  };
}

function ownOrigins(settings: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const texts = Object.values(settings).filter((value): value is string => typeof value === 'string');
  return new Set(
    texts
      .filter((text) => /^https?:\/\//.test(text) && URL.canParse(text))
      .map((text) => new URL(text).origin),
  );
}

function plainMediaType(declared: string): string {
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]{1,80}\/[a-z0-9.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}

/** Without folders, control characters and the marks that turn text around to hide an ending. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  );
}
