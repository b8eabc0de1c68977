// From what is typed into a connect form to an account of the workspace and its secret: pure.
import type { CommandInput } from '../../../shared/ipc/engine-port';
import type { Account } from '../../../shared/workspace/schema';

export type ConnectKind = 'bluesky' | 'mastodon' | 'email';
export type FormValues = Readonly<Record<string, string>>;

export interface FormField {
  readonly id: string;
  readonly kind: 'text' | 'password' | 'number' | 'security';
  readonly optional: boolean;
  /** Shown only when asked for: the default fits nearly everybody. */
  readonly advanced: boolean;
}

const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  id,
  kind: 'text',
  optional: false,
  advanced: false,
  ...more,
});

export const formFields: Readonly<Record<ConnectKind, readonly FormField[]>> = {
  bluesky: [
    field('brand'),
    field('handle'),
    field('appPassword', { kind: 'password' }),
    field('service', { optional: true, advanced: true }),
  ],
  mastodon: [field('brand'), field('server'), field('accessToken', { kind: 'password' })],
  email: [
    field('brand'),
    field('address'),
    field('user', { optional: true }),
    field('password', { kind: 'password' }),
    field('imapHost'),
    field('imapPort', { kind: 'number' }),
    field('imapSecurity', { kind: 'security' }),
    field('smtpHost'),
    field('smtpPort', { kind: 'number' }),
    field('smtpSecurity', { kind: 'security' }),
  ],
};

export const defaultValues: FormValues = {
  service: 'https://bsky.social',
  imapPort: '993',
  imapSecurity: 'tls',
  smtpPort: '465',
  smtpSecurity: 'tls',
};

/** "Casa Vela" as a key of the workspace: "casa-vela". */
export function keyOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 48) || 'brand'
  );
}

/** Whether everything that is needed has been typed. */
export function isComplete(kind: ConnectKind, values: FormValues): boolean {
  return formFields[kind].every(({ id, optional }) => optional || (values[id] ?? '').trim() !== '');
}

export interface AccountDraft {
  readonly account: CommandInput<'account.add'>['account'];
  readonly brand: { readonly id: string; readonly name: string };
  readonly secret: Readonly<Record<string, string>>;
}

/** The account as the workspace names it, and the secret apart from it. */
export function accountDraft(kind: ConnectKind, values: FormValues): AccountDraft {
  const typed = (id: string) => (values[id] ?? '').trim();
  const name = typed('brand');
  const brand = { id: keyOf(name), name };
  const base = { id: `${brand.id}-${kind}`, brand: brand.id, channel: kind };
  switch (kind) {
    case 'bluesky':
      return {
        brand,
        account: {
          ...base,
          name: 'Bluesky',
          handle: typed('handle').replace(/^@/u, ''),
          service: typed('service') || defaultValues['service'],
        },
        secret: { appPassword: typed('appPassword') },
      };
    case 'mastodon':
      return {
        brand,
        account: { ...base, name: 'Mastodon', server: withScheme(typed('server')) },
        secret: { accessToken: typed('accessToken') },
      };
    case 'email':
      return {
        brand,
        account: {
          ...base,
          name: 'E-mail',
          address: typed('address'),
          user: typed('user') || typed('address'),
          imap: {
            host: typed('imapHost'),
            port: Number(typed('imapPort')),
            security: typed('imapSecurity') || 'tls',
          },
          smtp: {
            host: typed('smtpHost'),
            port: Number(typed('smtpPort')),
            security: typed('smtpSecurity') || 'tls',
          },
        },
        secret: { password: values['password'] ?? '' },
      };
  }
}

/**
 * The account of the workspace that this draft connects once more, so that a new password or token goes to it; null
 * for one that is new. Two accounts of a brand on one server cannot be told apart, and count as the first of them.
 */
export function knownAccount(accounts: readonly Account[], { account }: AccountDraft): Account | null {
  const identity = ({ channel, brand, handle, server, address }: Readonly<Record<string, unknown>>) =>
    JSON.stringify([channel, brand, handle, server, address]).toLowerCase();
  return accounts.find((known) => identity({ ...known }) === identity(account)) ?? null;
}

function withScheme(server: string): string {
  return /^https?:\/\//u.test(server) ? server : `https://${server}`;
}
