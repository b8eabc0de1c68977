// Why an account is not heard, with what to do about it.
import type { ConnectionCause } from '../../../shared/ipc/connection-report';
import type { Text } from '../../state/use-text';

const causes: Readonly<Record<ConnectionCause, true>> = {
  'name-not-found': true,
  refused: true,
  'timed-out': true,
  'untrusted-certificate': true,
  'not-this-service': true,
  'wrong-credentials': true,
  'expired-token': true,
  'missing-scope': true,
  'rate-limited': true,
  'server-error': true,
  offline: true,
  'malformed-answer': true,
};

export function causeWords(text: Text, cause: string): string | null {
  if (!Object.hasOwn(causes, cause)) return null;
  const known = cause as ConnectionCause;
  return `${text(`cause.${known}`)} ${text(`cause.${known}.next`)}`;
}
