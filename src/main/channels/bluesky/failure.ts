// Reads what Bluesky's library throws as a cause a person can act on.
import { XRPCError } from '@atproto/api';
import type { Instant } from '../../../shared/domain/time';
import type { ConnectionCause } from '../../../shared/ipc/connection-report';
import { ChannelError } from '../connector';
import { networkFailure } from '../network-failure';

// The library's own codes beside those of HTTP.
const noResponse = 1;
const invalidResponse = 2;

/** The body of an answer in which the library found something that does not fit its schema; else null. */
export function unfitAnswer(error: unknown): object | null {
  if (!(error instanceof XRPCError) || error.status !== invalidResponse) return null;
  const body: unknown = Reflect.get(error, 'responseBody');
  return typeof body === 'object' ? body : null;
}

/** Whether the service has not read a young account yet: it has no posts of its own then, which is no failure. */
export function isNotReadYet(error: unknown): boolean {
  return error instanceof XRPCError && error.status === 400 && error.message === 'Profile not found';
}

/**
 * Any thrown value as a ChannelError of this step; the detail is the server's own words, at most 500 characters. The
 * library's error stays within reach as its cause, for who must tell "not there" from "not allowed".
 */
export function blueskyFailure(error: unknown, step: string): ChannelError {
  const own = ownFailure(error);
  const failure = own ? new ChannelError(own.message, { ...own.failure, step }) : readError(error, step);
  failure.cause = own ? own.cause : error;
  return failure;
}

function readError(error: unknown, step: string): ChannelError {
  if (!(error instanceof XRPCError) || error.status === noResponse) return networkFailure(error, { step });
  return new ChannelError(wordsOf(error), {
    cause: causeOf(error, step),
    step,
    retryAt: error.status === 429 ? resetOf(error.headers ?? {}) : null,
    requestLeft: true,
  });
}

/** Whether the server answered, and said that what we asked about is not there. */
export function saysNotFound(error: unknown): boolean {
  const told = error instanceof ChannelError ? error.cause : error;
  return told instanceof XRPCError && ['NotFound', 'RecordNotFound'].includes(told.error);
}

/** When the server lets us in again: `ratelimit-reset` in seconds since 1970. */
export function resetOf(headers: Readonly<Record<string, string | undefined>>): Instant | null {
  const seconds = Number(headers['ratelimit-reset']);
  return Number.isFinite(seconds) && seconds > 0 && seconds < 1e11 ? seconds * 1_000 : null;
}

function ownFailure(error: unknown): ChannelError | null {
  if (error instanceof ChannelError) return error;
  return error instanceof Error && error.cause instanceof ChannelError ? error.cause : null;
}

function wordsOf(error: XRPCError): string {
  const words = error.message === error.error ? error.error : `${error.error}: ${error.message}`;
  return words.slice(0, 500);
}

const tokenProblems: Readonly<Record<string, ConnectionCause>> = {
  ExpiredToken: 'expired-token',
  AuthFactorTokenRequired: 'wrong-credentials',
  AccountTakedown: 'wrong-credentials',
  AccountDeactivated: 'wrong-credentials',
};

function causeOf(error: XRPCError, step: string): ConnectionCause {
  if (error.status === invalidResponse) {
    return step === 'service' || step === 'session' ? 'not-this-service' : 'malformed-answer';
  }
  const named = tokenProblems[error.error];
  if (named) return named;
  // "Bad token scope", and since 2025 "Bad token method", is how an app password without the right is told.
  if (error.error === 'InvalidToken') {
    return /scope|method/i.test(error.message) ? 'missing-scope' : 'expired-token';
  }
  if (error.status === 401) return step === 'session' ? 'wrong-credentials' : 'expired-token';
  if (error.status === 403) return 'missing-scope';
  if (error.status === 429) return 'rate-limited';
  if (error.status === 404 || error.status === 501) return 'not-this-service';
  return 'server-error';
}
