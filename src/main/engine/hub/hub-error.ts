// What can go wrong between a desktop and its hub, as the few things a person can do something about.
import type { ZodError } from 'zod';

export type HubFault =
  /** The hub knows who asks and says no; the code says what is missing. */
  | { readonly kind: 'not-allowed'; readonly code: string }
  /** The hub understood and refuses: the code says why, the detail of what. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** No answer: nothing is known about whether it was done. Asking again is safe. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'wrong-credentials' }
  /** The password is right, or the connection stands, and the person has no part in this hub any more. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'untrusted-certificate' }
  | { readonly kind: 'newer-schema' };

export class HubError extends Error {
  constructor(
    readonly fault: HubFault,
    detail: string,
  ) {
    super(`${fault.kind}: ${detail}`);
    this.name = 'HubError';
  }
}

const credentialStates = new Set(['28000', '28P01', '42704', '3D000']);
const certificateCodes =
  /^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_|ERR_TLS|HOSTNAME_MISMATCH|INVALID_CA)/;
const passing = new Set(['55P03', '57014', '40001', '40P01', '53300', '25P03']);

/** Whatever the driver or the server threw, as one of the faults. */
export function hubErrorOf(error: unknown): HubError {
  if (error instanceof HubError) return error;
  const { code = '', message, detail, routine } = describe(error);
  if (code === '42501') return denied(message);
  if (code === 'SF001')
    return new HubError({ kind: 'refused', code: message, detail }, `${message} ${detail}`);
  // Said only to whom has proved the password: this role may not log in.
  if (code === '28000' && routine === 'InitializeSessionUserId')
    return new HubError({ kind: 'removed' }, message);
  if (credentialStates.has(code)) return new HubError({ kind: 'wrong-credentials' }, message);
  if (certificateCodes.test(code) || /does not support SSL/.test(message)) {
    return new HubError({ kind: 'untrusted-certificate' }, message);
  }
  // A schema or a function that is not there: a hub of another time.
  if (code === '3F000' || code === '42883') return new HubError({ kind: 'newer-schema' }, message);
  // Classes 22, 23 and 42 are about what was asked; the others, and what is busy, about the way there.
  if (/^(22|23|42)/.test(code) && !passing.has(code)) {
    return new HubError({ kind: 'refused', code: 'bad-request', detail: code }, message);
  }
  return new HubError({ kind: 'unreachable' }, message);
}

/** An answer that is not what was agreed: as good as none, and most likely a hub of another time. */
export function unreadableAnswer(name: string, error: ZodError): HubError {
  return new HubError(
    { kind: 'newer-schema' },
    `api.${name} answered what this version cannot read: ${error.message}`,
  );
}

function denied(message: string): HubError {
  // Also what the server itself refuses (a table, another function) is a no to this person.
  const code = /^not allowed: (\S+)$/.exec(message)?.[1] ?? 'permission';
  if (code === 'removed') return new HubError({ kind: 'removed' }, message);
  return new HubError({ kind: 'not-allowed', code }, message);
}

function describe(error: unknown): { code?: string; message: string; detail: string; routine?: unknown } {
  if (!(error instanceof Error)) return { message: String(error), detail: '' };
  const { code, detail, routine } = error as { code?: unknown; detail?: unknown; routine?: unknown };
  return {
    ...(typeof code === 'string' ? { code } : {}),
    message: error.message,
    detail: typeof detail === 'string' ? detail : '',
    // Where in the server it was said: its words are in whatever language the server speaks.
    routine,
  };
}
