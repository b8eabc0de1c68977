// Says of a failure while sending whether the reply can have landed. When in doubt it is unknown, never "not yet".
import type { LookUpOutcome, SendOutcome } from '../../../shared/ipc/channels-port';
import type { ChannelError } from '../connector';
import { blueskyFailure } from './failure';

export function refused(detail: string): Extract<SendOutcome, { kind: 'refused' }> {
  return { kind: 'refused', detail };
}

/** A failure before anything that counts was sent. */
export function notSent(error: unknown, step: string): SendOutcome {
  const { message, failure } = blueskyFailure(error, step);
  return { kind: 'not-yet', retryAt: failure.retryAt, cause: failure.cause, detail: message };
}

/**
 * A failure of the request that carries the reply. Bluesky answers a key that is taken with 500, so every 5xx may mean
 * that it is there already.
 */
export function sendFailed(error: unknown, step: string): SendOutcome {
  const failure = blueskyFailure(error, step);
  if (!failure.failure.requestLeft) return notSent(failure, step);
  switch (failure.failure.cause) {
    case 'rate-limited':
    case 'expired-token':
    case 'wrong-credentials':
    case 'missing-scope':
    case 'not-this-service':
      return notSent(failure, step);
    default:
      return answeredWithNo(failure)
        ? refused(failure.message)
        : { kind: 'unknown', detail: failure.message };
  }
}

export function lookUpFailed(error: unknown, step: string): LookUpOutcome {
  const { message, failure } = blueskyFailure(error, step);
  return { kind: 'undecidable', detail: message, retryAt: failure.retryAt };
}

/** The server read the request and named what is wrong with it; other than that it has the record already. */
function answeredWithNo({ cause: told, message }: ChannelError): boolean {
  const status: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, 'status') : null;
  return (status === 400 || status === 413) && !/exist/i.test(message);
}
