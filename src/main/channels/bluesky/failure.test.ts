import { XRPCError } from '@atproto/api';
import { expect, it } from 'vitest';
import { ChannelError } from '../connector';
import { blueskyFailure, isNotReadYet } from './failure';
import { sendFailed } from './outcome';
import { ReadLimits } from './read-limits';

const told = (status: number, error?: string, message?: string, headers?: Record<string, string>) =>
  new XRPCError(status, error, message, headers);

it.each([
  [
    'a wrong password',
    told(401, 'AuthenticationRequired', 'Invalid identifier or password'),
    'session',
    'wrong-credentials',
  ],
  ['a second factor', told(401, 'AuthFactorTokenRequired'), 'session', 'wrong-credentials'],
  ['a token that ran out', told(400, 'ExpiredToken', 'Token has expired'), 'posts', 'expired-token'],
  ['a token that was revoked', told(401, 'AuthMissing'), 'posts', 'expired-token'],
  [
    'a password without direct messages',
    told(400, 'InvalidToken', 'Bad token scope'),
    'chat',
    'missing-scope',
  ],
  ['the same, told another way', told(400, 'InvalidToken', 'Bad token method'), 'chat', 'missing-scope'],
  ['too many requests', told(429, 'RateLimitExceeded'), 'posts', 'rate-limited'],
  ['a web site that is no Bluesky', told(404), 'service', 'not-this-service'],
  ['a page instead of an answer', told(2), 'service', 'not-this-service'],
  ['an answer that does not fit', told(2), 'posts', 'malformed-answer'],
  ['a server in trouble', told(502), 'posts', 'server-error'],
] as const)('reads %s', (_, error, step, cause) => {
  expect(blueskyFailure(error, step).failure).toMatchObject({ cause, step, requestLeft: true });
});

it.each([
  [true, told(400, 'InvalidRequest', 'Profile not found')],
  [false, told(400, 'InvalidRequest', 'Invalid cursor')],
  [false, told(502, 'InternalServerError', 'Profile not found')],
  [false, new Error('Profile not found')],
])('says %s to an account the service has not read yet', (expected, error) => {
  expect(isNotReadYet(error)).toBe(expected);
});

it('keeps what the network layer knows, whatever the library wraps around it', () => {
  const inner = new ChannelError('no server has this name', {
    cause: 'name-not-found',
    step: 'bluesky',
    retryAt: null,
    requestLeft: false,
  });
  const wrapped = new XRPCError(1, undefined, 'Unknown', undefined, { cause: inner });
  expect(blueskyFailure(wrapped, 'posts').failure).toMatchObject({
    cause: 'name-not-found',
    step: 'posts',
    requestLeft: false,
  });
});

it.each([
  ['unknown', told(500, 'InternalServerError')],
  ['unknown', told(504)],
  ['unknown', told(2)],
  ['unknown', told(400, 'InvalidRequest', 'Record already exists')],
  ['refused', told(400, 'InvalidRequest', 'grapheme too big (maximum 300, got 301)')],
  ['refused', told(413)],
  ['not-yet', told(429, 'RateLimitExceeded')],
  ['not-yet', told(400, 'ExpiredToken')],
  ['not-yet', told(403, 'Forbidden')],
] as const)('calls a send %s after %o', (kind, error) => {
  expect(sendFailed(error, 'post').kind).toBe(kind);
});

it('waits until the time that the server names, within reason', async () => {
  const now = Date.parse('2026-05-04T10:00:00.000Z');
  const answering = (headers: Record<string, string>, method = 'GET') => {
    const limits = new ReadLimits();
    const fetch = limits.watch(async () => new Response('{}', { headers }));
    return fetch('http://localhost/', { method }).then(() => limits.notBefore(now));
  };
  const reset = String(now / 1_000 + 120);
  expect(await answering({ 'ratelimit-remaining': '0', 'ratelimit-reset': reset })).toBe(now + 120_000);
  expect(await answering({ 'ratelimit-remaining': '7', 'ratelimit-reset': reset })).toBeNull();
  expect(await answering({ 'ratelimit-remaining': '0', 'ratelimit-reset': reset }, 'POST')).toBeNull();
  expect(await answering({ 'ratelimit-remaining': '0', 'ratelimit-reset': 'soon' })).toBeNull();
  expect(await answering({ 'ratelimit-remaining': '0', 'ratelimit-reset': '99999999999' })).toBe(
    now + 15 * 60_000,
  );
  const limited = told(429, 'RateLimitExceeded', '', { 'ratelimit-reset': reset });
  expect(blueskyFailure(limited, 'session').failure.retryAt).toBe(now + 120_000);
});
