// One status as a message of the console.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { ChannelItem, InboundMessage } from '../../../shared/ipc/channels-port';
import type { FetchAttachment } from '../connector';
import { plainText } from './plain-text';
import type { Status } from './shapes';
import { authorName, type Place } from './thread-memory';

export interface MessageContext {
  readonly place: Place;
  readonly ownId: string;
  readonly now: Instant;
  readonly fetchAttachment: FetchAttachment;
}

const maxAttachments = 8;

export async function toMessage(
  status: Status,
  context: MessageContext,
): Promise<Extract<ChannelItem, { kind: 'message' }>> {
  const media = status.media_attachments.slice(0, maxAttachments);
  const attachments = await Promise.all(
    media.map((file, index) => context.fetchAttachment(fileOf(file, index))),
  );
  return {
    kind: 'message',
    message: {
      externalId: asId<ExternalId>(status.id),
      threadKey: context.place.threadKey,
      writtenBy: status.account.id === context.ownId ? 'brand' : 'customer',
      author: authorOf(status),
      audience: audienceOf(status.visibility),
      subject: '',
      text: plainText(status.content, status.spoiler_text),
      language: status.language ?? null,
      // A remote server's clock may run ahead; a post from the future would push its own deadline away.
      postedAt: Math.min(status.created_at, context.now),
      reach: 'organic',
      inReplyTo: context.place.inReplyTo,
      url: status.url ?? status.uri ?? null,
      attachments,
    },
  };
}

/** Followers-only is not for everybody, so the console treats it with the same care as a direct message. */
export function audienceOf(visibility: Status['visibility']): InboundMessage['audience'] {
  return visibility === 'public' || visibility === 'unlisted' ? 'public' : 'private';
}

function authorOf(status: Status): InboundMessage['author'] {
  const { account } = status;
  return {
    externalId: asId<ExternalId>(account.id),
    name: authorName(status),
    handle: account.acct,
    followers: account.followers_count ?? null,
    profileUrl: account.url ?? null,
    isBot: account.bot ?? false,
  };
}

const typesByEnding: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
};
const typesByKind: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  gifv: 'video/mp4',
  video: 'video/mp4',
  audio: 'audio/mpeg',
};

function fileOf(
  { url, type, description }: Status['media_attachments'][number],
  index: number,
): Parameters<FetchAttachment>[0] {
  const path = url && URL.canParse(url) ? new URL(url).pathname : '';
  const name = path.split('/').at(-1) || `${type}-${index + 1}`;
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const mediaType = typesByEnding[ending] ?? typesByKind[type] ?? 'application/octet-stream';
  return { url: url ?? null, bytes: null, name, mediaType, altText: description ?? '' };
}
