// What a Mastodon account is configured with.
import { z } from 'zod';

const settingsSchema = z.object({
  server: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of the server, such as "https://social.example"',
    })
    .transform((text) => new URL(text).origin),
});

const secretSchema = z.object({
  accessToken: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'must be the access token, without spaces'),
});

export interface MastodonAccount {
  /** Origin only: "https://social.example". */
  readonly server: string;
  readonly accessToken: string;
}

/** Throws with the field's name and the reason. The token is named `accessToken` in the account's secret. */
export function readMastodonAccount(settings: unknown, secret: unknown): MastodonAccount {
  return { ...read(settingsSchema, settings), ...read(secretSchema, secret) };
}

function read<Value>(schema: z.ZodType<Value>, from: unknown): Value {
  const parsed = schema.safeParse(from);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`"${issue?.path.join('.') ?? 'account'}" ${issue?.message ?? 'cannot be used'}`);
}
