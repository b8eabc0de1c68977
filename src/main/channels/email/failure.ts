// Reads what the mail libraries throw as a cause a person can act on.
import type { ConnectionCause } from '../../../shared/ipc/connection-report';
import { ChannelError } from '../connector';
import { networkFailure } from '../network-failure';

/** What the mail libraries add to an Error; each part may be missing. */
interface MailProblem {
  readonly code: string | null;
  readonly originalCode: string | null;
  readonly authenticationFailed: boolean;
  readonly serverResponseCode: string | null;
  readonly responseText: string | null;
  readonly responseCode: number | null;
  readonly mailboxMissing: boolean;
}

/** Any thrown value as a ChannelError of this step ("imap", "smtp"); the detail holds the server's own words. */
export function mailFailure(error: unknown, step: string, requestLeft = false): ChannelError {
  if (error instanceof ChannelError) return error;
  const problem = problemOf(error);
  const cause = causeOf(problem);
  if (cause === null) return networkFailure(unwrapped(error, problem), { step, requestLeft });
  const words = problem.responseText ?? (error instanceof Error ? error.message : 'no words');
  return new ChannelError(words.replace(/\s+/g, ' ').slice(0, 500), {
    cause,
    step,
    retryAt: null,
    requestLeft,
  });
}

/** RFC 5530 response codes of IMAP. */
const imapCodes: Readonly<Record<string, ConnectionCause>> = {
  AUTHENTICATIONFAILED: 'wrong-credentials',
  AUTHORIZATIONFAILED: 'missing-scope',
  PRIVACYREQUIRED: 'missing-scope',
  NOPERM: 'missing-scope',
  CONTACTADMIN: 'missing-scope',
  EXPIRED: 'expired-token',
  UNAVAILABLE: 'server-error',
  INUSE: 'server-error',
  LIMIT: 'rate-limited',
  OVERQUOTA: 'server-error',
};

const libraryCodes: Readonly<Record<string, ConnectionCause>> = {
  CONNECT_TIMEOUT: 'timed-out',
  GREETING_TIMEOUT: 'not-this-service',
  UPGRADE_TIMEOUT: 'timed-out',
  ETIMEOUT: 'timed-out',
  ETIMEDOUT: 'timed-out',
  ETHROTTLE: 'rate-limited',
  EPROTOCOL: 'not-this-service',
  ETLS: 'not-this-service',
  EDNS: 'name-not-found',
  LineTooLarge: 'malformed-answer',
  LiteralTooLarge: 'malformed-answer',
  ResponseTooLarge: 'malformed-answer',
  InvalidResponse: 'not-this-service',
  NoConnection: 'server-error',
  EConnectionClosed: 'server-error',
  ClosedAfterConnectText: 'server-error',
  ClosedAfterConnectTLS: 'server-error',
  ECONNECTION: 'server-error',
};

/** Null where the system's own code says more than the mail library does. */
function causeOf(problem: MailProblem): ConnectionCause | null {
  const { code, originalCode, serverResponseCode, responseCode } = problem;
  if (serverResponseCode !== null && imapCodes[serverResponseCode]) return imapCodes[serverResponseCode];
  if (problem.authenticationFailed) return 'wrong-credentials';
  if (problem.mailboxMissing) return 'missing-scope';
  if (code === 'EAUTH')
    return responseCode !== null && responseCode < 500 ? 'server-error' : 'wrong-credentials';
  if (responseCode === 421 || responseCode === 450 || responseCode === 451) return 'server-error';
  if (responseCode === 530) return 'wrong-credentials';
  if (originalCode !== null) return null;
  if (code?.startsWith('ParserError')) return 'not-this-service';
  return code === null ? null : (libraryCodes[code] ?? null);
}

/** nodemailer keeps the system's code beside its own. */
function unwrapped(error: unknown, { originalCode }: MailProblem): unknown {
  if (originalCode === null) return error;
  return Object.assign(new Error('mail', { cause: error }), { code: originalCode });
}

export function problemOf(error: unknown): MailProblem {
  const has = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const text = (name: string) => {
    const value = has(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const responseCode = has('responseCode');
  return {
    code: text('code'),
    originalCode: text('originalCode'),
    authenticationFailed: has('authenticationFailed') === true,
    serverResponseCode: text('serverResponseCode'),
    responseText: text('responseText') ?? text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    mailboxMissing: has('mailboxMissing') === true,
  };
}
