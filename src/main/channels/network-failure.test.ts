import { expect, it } from 'vitest';
import { ChannelError } from './connector';
import { networkFailure } from './network-failure';

const withCode = (code: string) => Object.assign(new Error('told by the system'), { code });

it.each([
  ['ENOTFOUND', 'name-not-found', false],
  ['EAI_AGAIN', 'offline', false],
  ['ENETUNREACH', 'offline', false],
  ['ECONNREFUSED', 'refused', false],
  ['EHOSTUNREACH', 'timed-out', false],
  ['CERT_HAS_EXPIRED', 'untrusted-certificate', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted-certificate', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted-certificate', false],
  ['ETIMEDOUT', 'timed-out', true],
  ['ECONNRESET', 'server-error', true],
  ['EPIPE', 'server-error', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-this-service', true],
  ['HPE_INVALID_CONSTANT', 'not-this-service', true],
  ['Z_DATA_ERROR', 'malformed-answer', true],
  ['SOMETHING_NEW', 'server-error', true],
] as const)('reads %s as %s, and whether the request can have left: %s', (code, cause, requestLeft) => {
  expect(networkFailure(withCode(code), { step: 'session' }).failure).toMatchObject({ cause, requestLeft });
});

it('finds the code behind fetch and behind several addresses tried', () => {
  const tried = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')], 'all failed');
  const error = networkFailure(new TypeError('fetch failed', { cause: tried }), {
    step: 'session',
    host: 'social.example',
  });
  expect(error.failure.cause).toBe('refused');
  expect(error.message).toBe('social.example: the server does not accept connections there (ECONNREFUSED)');
});

it('lets the one who knows say whether the request left', () => {
  expect(
    networkFailure(withCode('ECONNRESET'), { step: 'smtp', requestLeft: false }).failure.requestLeft,
  ).toBe(false);
});

it('survives an error that causes itself, and things that are not errors', () => {
  const loop = new Error('round');
  loop.cause = loop;
  for (const thrown of [loop, null, 'text', 7, { code: 'ENOTFOUND' }]) {
    expect(networkFailure(thrown, { step: 'imap' }).failure).toMatchObject({
      cause: 'server-error',
      requestLeft: true,
    });
  }
});

it('reads an abort as time that ran out and passes its own kind through', () => {
  expect(networkFailure(new DOMException('slow', 'TimeoutError'), { step: 'x' }).failure.cause).toBe(
    'timed-out',
  );
  const own = new ChannelError('limited', {
    cause: 'rate-limited',
    step: 'a',
    retryAt: 5,
    requestLeft: true,
  });
  expect(networkFailure(own, { step: 'b' })).toBe(own);
});
