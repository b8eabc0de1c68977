// A message as every connector delivers it, whatever the channel calls its parts.
import type { BlobId, ExternalId } from './ids';
import type { Instant } from './time';

export const channelKinds = ['bluesky', 'mastodon', 'email', 'sandbox', 'phone', 'counter'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Who can read a message: everybody, or only the two who talk. */
export type Audience = 'public' | 'private';

/** Whether the brand paid for the post the customer reacted to; unknown where the channel does not tell (R93). */
export type Reach = 'organic' | 'paid' | 'unknown';

export interface Author {
  readonly externalId: ExternalId;
  readonly name: string;
  /** As the channel writes it, without a leading @; an address on e-mail. */
  readonly handle: string;
  readonly followers: number | null;
  readonly profileUrl: string | null;
  readonly isBot: boolean;
}

/** The post a message answers, as far as the channel shows it. */
export interface QuotedPost {
  readonly externalId: ExternalId;
  readonly authorName: string;
  readonly text: string;
  readonly url: string | null;
}

export type AttachmentState = 'stored' | 'too-large' | 'unsupported' | 'unavailable';

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
  readonly byteLength: number;
  readonly state: AttachmentState;
  /** Where its sealed bytes are, when stored. */
  readonly blobId: BlobId | null;
}

export interface ChannelMessage {
  readonly externalId: ExternalId;
  /** The channel's conversation, opaque; the same for all messages of one thread. */
  readonly threadKey: string;
  /** 'brand' when the account itself wrote it, from here or elsewhere. */
  readonly writtenBy: 'customer' | 'brand';
  readonly author: Author;
  readonly audience: Audience;
  /** E-mail subject or post title; empty where the channel has none. */
  readonly subject: string;
  /** Plain text. Never markup. */
  readonly text: string;
  /** BCP 47 tag when the channel or the text tells, else null. */
  readonly language: string | null;
  /** The customer's own time of posting: every clock starts here, not when we fetched it. */
  readonly postedAt: Instant;
  readonly reach: Reach;
  readonly inReplyTo: QuotedPost | null;
  readonly url: string | null;
  readonly attachments: readonly Attachment[];
}
