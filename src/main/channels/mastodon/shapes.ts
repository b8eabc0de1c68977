// The parts of Mastodon's API that are read here. Ids are opaque text; anything unknown is let through unread.
import { z } from 'zod';

/** "." and ".." would change the address they become part of, even when encoded. */
const id = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => text !== '.' && text !== '..', 'is not an id');
const date = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((at) => Number.isFinite(at), 'is not a date');
const address = z.string().max(4_096).nullish().catch(null);
const count = z.number().int().min(0).nullish().catch(null);

const accountSchema = z.object({
  id,
  acct: z.string().min(1).max(640),
  display_name: z.string().catch(''),
  url: address,
  followers_count: count,
  bot: z.boolean().nullish().catch(null),
});

const mediaSchema = z.object({
  type: z.string().catch('unknown'),
  url: address,
  description: z.string().nullish().catch(null),
});

export const statusSchema = z.object({
  id,
  created_at: date,
  edited_at: z.string().nullish().catch(null),
  in_reply_to_id: id.nullish().catch(null),
  in_reply_to_account_id: id.nullish().catch(null),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).catch('direct'),
  spoiler_text: z.string().catch(''),
  content: z.string().max(1_000_000),
  language: z.string().max(35).nullish().catch(null),
  url: address,
  uri: address,
  account: accountSchema,
  media_attachments: z.array(mediaSchema).catch([]),
  reblog: z.unknown().optional(),
});
export type Status = z.output<typeof statusSchema>;

export const notificationSchema = z.object({ id, type: z.string(), status: z.unknown().optional() });

/** Enough to walk pages even where an item itself cannot be read. */
export const withIdSchema = z.object({ id });

export const contextSchema = z.object({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });

export const ownAccountSchema = z.object({ id, acct: z.string().min(1).max(640) });
export type OwnAccount = z.output<typeof ownAccountSchema>;

export const instanceSchema = z.object({
  configuration: z.object({
    statuses: z.object({
      max_characters: z.number().int().min(1).max(200_000).catch(500),
      max_media_attachments: z.number().int().min(0).max(10).catch(4),
    }),
    media_attachments: z
      .object({ supported_mime_types: z.array(z.string().max(100)).max(100).catch([]) })
      .optional(),
  }),
});

export const appSchema = z.object({ scopes: z.array(z.string()).optional() });

/** What can be read of a list, item by item, so that one bad item never loses its neighbours. */
export function readableStatuses(items: readonly unknown[]): readonly Status[] {
  return items.flatMap((item) => {
    const parsed = statusSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
