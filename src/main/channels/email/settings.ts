// What the workspace says about a mailbox, and the password the keychain keeps for it.
import { rootCertificates } from 'node:tls';
import { z } from 'zod';
import type { AccountSetup } from '../connector';

const server = z.object(
  {
    host: z.string({ error: 'is missing' }).trim().min(1, 'is missing'),
    port: z.number({ error: 'must be a number' }).int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls'], 'must be "tls" or "starttls"'),
  },
  'is missing',
);

const settingsSchema = z.object({
  address: z.email('must be an e-mail address'),
  imap: server,
  smtp: server,
  user: z.string({ error: 'is missing' }).min(1, 'is missing'),
  mailbox: z.string().min(1).default('INBOX'),
  certificateAuthority: z
    .string()
    .includes('-----BEGIN CERTIFICATE-----', 'must be a certificate in PEM form')
    .optional(),
});

export type MailAccess = z.output<typeof settingsSchema> & { readonly password: string };

/** Throws with the field's name and the reason. The password is named `password` in the account's secret. */
export function readMailAccess(setup: Pick<AccountSetup, 'settings' | 'secret'>): MailAccess {
  const read = settingsSchema.safeParse(setup.settings);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'cannot be read'}`);
  }
  return { ...read.data, password: setup.secret['password'] ?? '' };
}

/** Certificates are always verified; a company's own authority is trusted beside the public ones, never instead. */
export function tlsOptions({ certificateAuthority }: MailAccess) {
  const minVersion = 'TLSv1.2' as const;
  return certificateAuthority === undefined
    ? { minVersion }
    : { minVersion, ca: [...rootCertificates, certificateAuthority] };
}
