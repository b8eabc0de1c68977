// Turns what Node's network layer throws into a cause a person can act on, and says whether the request left.

import type { Instant } from '../../shared/domain/time';
import type { ConnectionCause } from '../../shared/ipc/connection-report';
import { ChannelError } from './connector';

/** Failures that can only happen before a connection stands: nothing of ours has reached the channel. */
const beforeTheConnection: Readonly<Record<string, ConnectionCause>> = {
  ENOTFOUND: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_AGAIN: 'offline',
  EAI_FAIL: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  EHOSTUNREACH: 'timed-out',
  EHOSTDOWN: 'timed-out',
  ECONNREFUSED: 'refused',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted-certificate',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'untrusted-certificate',
  CERT_HAS_EXPIRED: 'untrusted-certificate',
  CERT_NOT_YET_VALID: 'untrusted-certificate',
  CERT_REVOKED: 'untrusted-certificate',
  CERT_REJECTED: 'untrusted-certificate',
  CERT_UNTRUSTED: 'untrusted-certificate',
  CERT_SIGNATURE_FAILURE: 'untrusted-certificate',
  CERT_CHAIN_TOO_LONG: 'untrusted-certificate',
  INVALID_CA: 'untrusted-certificate',
  INVALID_PURPOSE: 'untrusted-certificate',
  HOSTNAME_MISMATCH: 'untrusted-certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted-certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted-certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted-certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted-certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted-certificate',
  UND_ERR_CONNECT_TIMEOUT: 'timed-out',
};

/** Failures of a connection that may already have carried the request. */
const onTheConnection: Readonly<Record<string, ConnectionCause>> = {
  ECONNRESET: 'server-error',
  ECONNABORTED: 'server-error',
  EPIPE: 'server-error',
  UND_ERR_SOCKET: 'server-error',
  ETIMEDOUT: 'timed-out',
  ESOCKETTIMEDOUT: 'timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  ABORT_ERR: 'timed-out',
  EPROTO: 'not-this-service',
};

const sentences: Readonly<Partial<Record<ConnectionCause, string>>> = {
  'name-not-found': 'no server has this name',
  offline: 'this computer has no way to the network',
  refused: 'the server does not accept connections there',
  'timed-out': 'the server did not answer in time',
  'untrusted-certificate': 'the certificate of the server cannot be trusted',
  'not-this-service': 'what answers there speaks another language',
  'server-error': 'the connection broke off',
  'malformed-answer': 'the answer cannot be read',
};

export interface FailureContext {
  /** What was being tried, as it stands in a connection report: "session", "imap", "notifications". */
  readonly step: string;
  /** Given by who knows; left out, it is true unless the failure can only come before the connection stands. */
  readonly requestLeft?: boolean;
  /** Who was asked, for the sentence. */
  readonly host?: string;
  readonly retryAt?: Instant | null;
}

/**
 * Any thrown value as a ChannelError. One that already is a ChannelError passes unchanged.
 * The detail names the host, the reason and the system's own code, and nothing that was sent.
 */
export function networkFailure(error: unknown, context: FailureContext): ChannelError {
  if (error instanceof ChannelError) return error;
  const chain = [...errorsBehind(error)];
  const code = chain.map(codeOf).find((text) => text !== null && causeOfCode(text) !== null) ?? null;
  const cause = (code === null ? null : causeOfCode(code)) ?? causeOfWords(chain);
  const where = context.host === undefined ? '' : `${context.host}: `;
  return new ChannelError(`${where}${sentences[cause] ?? cause}${code === null ? '' : ` (${code})`}`, {
    cause,
    step: context.step,
    retryAt: context.retryAt ?? null,
    requestLeft: context.requestLeft ?? !(code !== null && isBeforeTheConnection(code)),
  });
}

function isBeforeTheConnection(code: string): boolean {
  return Object.hasOwn(beforeTheConnection, code);
}

function causeOfCode(code: string): ConnectionCause | null {
  if (isBeforeTheConnection(code)) return beforeTheConnection[code] ?? null;
  if (Object.hasOwn(onTheConnection, code)) return onTheConnection[code] ?? null;
  if (code.startsWith('HPE_') || code.startsWith('ERR_SSL_')) return 'not-this-service';
  if (code.startsWith('Z_')) return 'malformed-answer';
  if (code.startsWith('CERT_')) return 'untrusted-certificate';
  return null;
}

/** Without a known code: an abort is a time-out of ours, anything else is the server's doing. */
function causeOfWords(chain: readonly Error[]): ConnectionCause {
  return chain.some((error) => error.name === 'TimeoutError' || error.name === 'AbortError')
    ? 'timed-out'
    : 'server-error';
}

function codeOf(error: Error): string | null {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : null;
}

/** The error, its causes, and the members of an AggregateError (several addresses were tried), at most ten. */
function* errorsBehind(error: unknown): Generator<Error> {
  const open: unknown[] = [error];
  for (let seen = 0; seen < 10 && open.length > 0; seen += 1) {
    const next = open.shift();
    if (!(next instanceof Error)) continue;
    yield next;
    if (next instanceof AggregateError) open.push(...next.errors.slice(0, 4));
    open.push(next.cause);
  }
}
