// The parts of Bluesky's answers that we read, each checked, and wrong side parts left out rather than the whole lost.
import { z } from 'zod';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

const reference = z.object({ uri: z.string().min(1), cid: z.string().min(1) });

const author = z.object({
  did: z.string().startsWith('did:').max(2_048),
  handle: z.string().catch(''),
  displayName: optional(z.string()),
  labels: optional(z.array(z.object({ val: z.string() }))),
  followersCount: optional(z.number().int().min(0)),
});
export type AuthorView = z.output<typeof author>;

export const facetSchema = z.object({
  index: z.object({ byteStart: z.number().int().min(0), byteEnd: z.number().int().min(0) }),
  features: z.array(z.looseObject({ $type: optional(z.string()), uri: optional(z.string()) })),
});

const record = z.object({
  text: z.string().catch(''),
  createdAt: optional(z.string()),
  langs: optional(z.array(z.string())),
  facets: optional(z.array(z.unknown())),
  reply: optional(z.object({ root: reference, parent: reference })),
  embed: z.unknown().optional(),
});

const viewer = z.object({ like: optional(z.string()), replyDisabled: optional(z.boolean()) });

export const postViewSchema = z.object({
  uri: z.string().min(1).max(2_048),
  cid: z.string().min(1),
  author,
  record,
  embed: z.unknown().optional(),
  indexedAt: optional(z.string()),
  viewer: optional(viewer),
});
export type PostView = z.output<typeof postViewSchema>;

export const notificationSchema = z.object({
  uri: z.string().min(1).max(2_048),
  reason: z.string(),
  indexedAt: z.string(),
  author: z.object({ did: z.string() }),
});

export const feedEntrySchema = z.object({
  post: z.object({
    uri: z.string().min(1).max(2_048),
    indexedAt: z.string(),
    author: z.object({ did: z.string() }),
    record: z.object({ reply: optional(z.object({ root: reference, parent: reference })) }),
  }),
  reason: z.unknown().optional(),
});

export const pictureSchema = z.object({ fullsize: z.string(), alt: z.string().catch('') });

/** The views a post can carry; what it does not have is undefined. */
export const embedViewSchema = z.object({
  images: optional(z.array(z.unknown())),
  playlist: optional(z.string()),
  thumbnail: optional(z.string()),
  alt: optional(z.string()),
  external: optional(z.object({ uri: z.string(), title: z.string().catch('') })),
  media: z.unknown().optional(),
  record: z.unknown().optional(),
});

/** A quoted post stands one level deeper when pictures stand beside it. */
export const quotedViewSchema = z.object({
  uri: z.string().min(1).max(2_048),
  author,
  value: z.object({ text: z.string().catch('') }),
});

export const profileSchema = author;

export const chatMessageSchema = z.object({
  id: z.string().min(1).max(512),
  text: z.string().catch(''),
  facets: optional(z.array(z.unknown())),
  sender: z.object({ did: z.string().startsWith('did:') }),
  sentAt: z.string(),
  embed: z.unknown().optional(),
});
export type ChatMessage = z.output<typeof chatMessageSchema>;

export const chatLogSchema = z.object({
  $type: z.string(),
  rev: z.string(),
  convoId: z.string().min(1).max(512),
  message: z.unknown().optional(),
});

export const convoSchema = z.object({
  id: z.string().min(1).max(512),
  rev: z.string(),
  members: z.array(z.unknown()),
});
