// What the workspace says about a Bluesky account, and what the keychain keeps for it.
import { z } from 'zod';
import type { AccountSetup } from '../connector';

const settingsSchema = z.object({
  service: z.url({ protocol: /^https?$/, error: 'must be an address such as https://bsky.social' }),
  handle: z
    .string({ error: 'is missing' })
    .trim()
    .transform((text) => text.replace(/^@/, '').toLowerCase())
    .refine(
      (text) => /^did:[a-z]+:.+$/.test(text) || /^[^\s@/]+\.[^\s@/.]+$/.test(text),
      'must be a handle such as care.brand.example',
    ),
});

const keptSessionSchema = z.object({
  /** What was signed in to, and as whom: settings that changed need a new sign-in. */
  service: z.string(),
  identifier: z.string(),
  did: z.string().startsWith('did:'),
  handle: z.string(),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
  /** The server that holds the account, when it is another than the service that was entered. */
  pds: z.url().nullable(),
});
export type KeptSession = z.output<typeof keptSessionSchema>;

export interface BlueskyAccess {
  readonly service: string;
  readonly handle: string;
  /** An app password; null when only a session was kept. */
  readonly password: string | null;
  readonly kept: KeptSession | null;
}

/** Throws with the field's name and the reason. */
export function readAccess(setup: Pick<AccountSetup, 'settings' | 'secret'>): BlueskyAccess {
  const read = settingsSchema.safeParse(setup.settings);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'cannot be read'}`);
  }
  const { service, handle } = read.data;
  const kept = keptSession(setup.secret['session']);
  const same = kept?.service === service && kept.identifier === handle;
  return { service, handle, password: setup.secret['appPassword'] ?? null, kept: same ? kept : null };
}

function keptSession(text: string | undefined): KeptSession | null {
  try {
    return keptSessionSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
