// What a post carries beside its words: pictures, a video, a link, another post.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { InboundMessage } from '../../../shared/ipc/channels-port';
import { capped } from '../capped';
import { postUrl } from './post-url';
import { embedViewSchema, type PostView, pictureSchema, quotedViewSchema } from './shapes';

export interface FileReference {
  /** Null: there is something, but nothing of it can be fetched as a file. */
  readonly url: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
}

const maxPictures = 20;

export function filesOf({ embed, record }: PostView): readonly FileReference[] {
  const view = mediaView(embed);
  const types = declaredTypes(record.embed);
  const pictures = (view?.images ?? []).slice(0, maxPictures).flatMap((image, index): FileReference[] => {
    const read = pictureSchema.safeParse(image);
    if (!read.success) return [];
    const mediaType = types[index] ?? 'image/jpeg';
    const altText = capped(read.data.alt, 10_000);
    return [{ url: read.data.fullsize, name: `picture-${index + 1}`, mediaType, altText }];
  });
  return view?.playlist === undefined ? pictures : [...pictures, ...videoOf(view.thumbnail, view.alt ?? '')];
}

/** A video comes as a stream, not as a file: its still stands for it, and the post's address leads to the rest. */
function videoOf(still: string | undefined, alt: string): readonly FileReference[] {
  const altText = capped(alt, 10_000);
  const video = { url: null, name: 'video', mediaType: 'video/mp4', altText };
  return still === undefined
    ? [video]
    : [video, { url: still, name: 'video-still', mediaType: 'image/jpeg', altText }];
}

/** The address of the link card. */
export function linkOf(embed: unknown): string | undefined {
  const uri = mediaView(embed)?.external?.uri;
  return uri !== undefined && uri.length <= 2_000 ? uri : undefined;
}

export function quotedIn(embed: unknown): InboundMessage['inReplyTo'] {
  const { record } = embedViewSchema.safeParse(embed).data ?? {};
  const quoted = quotedViewSchema.safeParse(record).data ?? quotedViewSchema.safeParse(deeper(record)).data;
  if (!quoted) return null;
  return {
    externalId: asId<ExternalId>(quoted.uri),
    authorName: capped(quoted.author.displayName?.trim() || quoted.author.handle, 640),
    text: capped(quoted.value.text, 200_000),
    url: postUrl(quoted.uri, quoted.author.did),
  };
}

/** Beside a quoted post the media stand in a part of their own. */
function mediaView(embed: unknown) {
  const view = embedViewSchema.safeParse(embed).data;
  return embedViewSchema.safeParse(view?.media).data ?? view;
}

function declaredTypes(embed: unknown): readonly (string | undefined)[] {
  const direct = member(embed, 'images') ?? member(member(embed, 'media'), 'images');
  if (!Array.isArray(direct)) return [];
  return direct.map((image) => {
    const type = member(member(image, 'image'), 'mimeType');
    return typeof type === 'string' && /^image\/[a-z0-9.+-]{1,60}$/.test(type) ? type : undefined;
  });
}

const deeper = (record: unknown) => member(record, 'record');

function member(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
